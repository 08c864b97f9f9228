// What happens to a receipt printer at a booth, and what visitors and volunteers see of it: every
// fault before, within and after a slip, on both kinds of line, from the tap to the paper, through
// the kiosk's own loop. For each row the slips that come out, the words on the screen, and that
// frames go on while the printer is at work.
#include <pty.h>
#include <unistd.h>

#include <condition_variable>
#include <mutex>
#include <thread>

#include "booth.h"
#include "catch.h"
#include "slips/draw.h"
#include "slips/fake_printer.h"
#include "slips/printers.h"

using namespace gummiband;
using app::Booth;
using slips::testing::FakePrinter;
using slips::testing::Line;
using slips::testing::Manners;

namespace {

// How long a call waits for frames before it counts as one that frames wait for.
constexpr std::chrono::seconds kStuck{30};
constexpr int kFrames = 3;

// Between the test, which draws frames, and the printer's calls.
class Watch {
 public:
  // The next call stands still until go_on().
  void hold() {
    const std::scoped_lock lock(mutex_);
    held_ = true;
    begun_ = false;
  }
  // True once a call stands still.
  bool wait_for_call() {
    std::unique_lock lock(mutex_);
    return moved_.wait_for(lock, kStuck, [&] { return begun_; });
  }
  void go_on() {
    const std::scoped_lock lock(mutex_);
    held_ = false;
    moved_.notify_all();
  }
  void call() {
    std::unique_lock lock(mutex_);
    ++calls_;
    if (std::this_thread::get_id() == ui_) ++on_ui_thread_;
    begun_ = true;
    moved_.notify_all();
    if (!moved_.wait_for(lock, kStuck, [&] { return !held_; })) ++stuck_;
  }
  void keep(const slips::Slip& slip, const slips::SlipTemplate& look) {
    const std::scoped_lock lock(mutex_);
    slip_ = slip;
    look_ = look;
  }
  // The slip that was given to the printer last.
  slips::Dots drawn() {
    const std::scoped_lock lock(mutex_);
    const auto dots = slips::draw_slip(slip_, look_, 576);
    REQUIRE(dots);
    return *dots;
  }
  int calls() {
    const std::scoped_lock lock(mutex_);
    return calls_;
  }
  // Calls on the thread that draws, and calls that a frame waited for.
  int faults() {
    const std::scoped_lock lock(mutex_);
    return on_ui_thread_ + stuck_;
  }

 private:
  const std::thread::id ui_ = std::this_thread::get_id();
  std::mutex mutex_;
  std::condition_variable moved_;
  bool held_ = false;
  bool begun_ = false;
  int calls_ = 0;
  int on_ui_thread_ = 0;
  int stuck_ = 0;
  slips::Slip slip_;
  slips::SlipTemplate look_;
};

// A real printer of the kiosk, whose calls are watched.
class WatchedPrinter final : public slips::Printer {
 public:
  WatchedPrinter(std::unique_ptr<slips::Printer> printer, Watch& watch)
      : printer_(std::move(printer)), watch_(watch) {}
  slips::PrinterReport ask() override {
    watch_.call();
    return printer_->ask();
  }
  slips::PrintOutcome print(const slips::Slip& slip, const slips::SlipTemplate& look,
                            const slips::Progress& progress) override {
    watch_.keep(slip, look);
    watch_.call();
    return printer_->print(slip, look, progress);
  }

 private:
  const std::unique_ptr<slips::Printer> printer_;
  Watch& watch_;
};

enum class When { kNever, kBeforeTheTap, kWhileItStandsStill, kAfterTheSlip };
enum class Seen { kTakeIt, kNothing, kTorn };  // nothing, or perhaps a part, is on paper
enum class On { kBothLines, kTcp };

// A stall costs a row this long, and no row fails for want of more.
constexpr slips::Patience kPatient{2000, 1000, 1500, 60'000};
constexpr slips::Patience kAnswersNever{2000, 200, 1500, 60'000};
constexpr slips::Patience kShortSlip{2000, 1000, 1500, 2500};

struct Row {
  const char* name;
  When when;
  void (*befall)(FakePrinter&);
  size_t slips;  // that come out whole
  Seen seen;
  const char* todo;  // the word for whoever looks after the printer; empty: nothing to do
  On on = On::kBothLines;
  slips::Patience patience = kPatient;
  Manners usual{};  // before it, and when hands have seen to it
};

template <auto member, auto value>
void set(FakePrinter& fake) {
  Manners manners;
  manners.*member = value;
  fake.behave(manners);
}
template <auto member, auto value>
void set_silent(FakePrinter& fake) {
  Manners manners;
  manners.answers = false;
  manners.*member = value;
  fake.behave(manners);
}
constexpr Manners kSilent{.answers = false};
void nothing(FakePrinter&) {}
void unplug(FakePrinter& fake) {
  fake.unplug();
}

constexpr auto kPaper = &Manners::paper;
constexpr auto kCover = &Manners::cover_open;

const Row kRows[] = {
    {"all is well", When::kNever, nothing, 1, Seen::kTakeIt, ""},
    {"the roll ends soon", When::kBeforeTheTap, set<&Manners::paper_low, true>, 1, Seen::kTakeIt,
     ""},
    {"never answers", When::kBeforeTheTap, set<&Manners::answers, false>, 1, Seen::kTakeIt, "",
     On::kBothLines, kAnswersNever},
    {"answers nonsense", When::kBeforeTheTap, set<&Manners::garbage, true>, 1, Seen::kTakeIt, "",
     On::kBothLines, kAnswersNever},
    {"paper out before", When::kBeforeTheTap, set<kPaper, false>, 0, Seen::kNothing,
     "printer.paper_out"},
    {"paper out at the first row", When::kBeforeTheTap, set<&Manners::paper_out_at_row, 1>, 0,
     Seen::kTorn, "printer.paper_out"},
    {"paper out within", When::kBeforeTheTap, set<&Manners::paper_out_at_row, 300>, 0, Seen::kTorn,
     "printer.paper_out"},
    {"paper out after", When::kAfterTheSlip, set<kPaper, false>, 1, Seen::kTakeIt, ""},
    {"cover open before", When::kBeforeTheTap, set<kCover, true>, 0, Seen::kNothing,
     "printer.cover_open"},
    {"cover open within", When::kBeforeTheTap, set<&Manners::cover_open_at_row, 300>, 0,
     Seen::kTorn, "printer.cover_open"},
    {"cover open after", When::kAfterTheSlip, set<kCover, true>, 1, Seen::kTakeIt, ""},
    {"unplugged before", When::kBeforeTheTap, unplug, 0, Seen::kNothing, "printer.away"},
    {"unplugged within", When::kBeforeTheTap, set<&Manners::unplug_at_row, 300>, 0, Seen::kTorn,
     "printer.away"},
    {"unplugged after", When::kAfterTheSlip, unplug, 1, Seen::kTakeIt, ""},
    {"off line before", When::kBeforeTheTap, set<&Manners::online, false>, 0, Seen::kNothing,
     "printer.paused"},
    {"cutter jammed before", When::kBeforeTheTap, set<&Manners::cutter_jammed, true>, 0,
     Seen::kNothing, "printer.fault"},
    {"cutter jammed after", When::kAfterTheSlip, set<&Manners::cutter_jammed, true>, 1,
     Seen::kTakeIt, ""},
    {"100 bytes a second", When::kBeforeTheTap, set<&Manners::bytes_per_second, 100>, 0,
     Seen::kTorn, "printer.paused", On::kBothLines, kShortSlip},
    {"silent and unplugged before", When::kBeforeTheTap, unplug, 0, Seen::kNothing, "printer.away",
     On::kBothLines, kAnswersNever, kSilent},
    {"silent and unplugged within", When::kBeforeTheTap, set_silent<&Manners::unplug_at_row, 300>,
     0, Seen::kTorn, "printer.away", On::kBothLines, kAnswersNever, kSilent},
    // A pseudo terminal takes more than a slip, and the trouble stays unseen.
    {"silent and paper out within", When::kBeforeTheTap,
     set_silent<&Manners::paper_out_at_row, 100>, 0, Seen::kTorn, "printer.paused", On::kTcp,
     kAnswersNever, kSilent},
    {"ninety seconds over", When::kWhileItStandsStill, nothing, 0, Seen::kTorn, "printer.paused"},
};

// A bare chroot has no pseudo terminals.
bool has_pseudo_terminals() {
  int ours = -1;
  int theirs = -1;
  if (::openpty(&ours, &theirs, nullptr, nullptr, nullptr) != 0) return false;
  ::close(ours);
  ::close(theirs);
  return true;
}

void draw(Booth& booth) {
  for (int i = 0; i < kFrames; ++i) booth.frame();
}

// Until nothing moves any more: what still moves takes no tap.
void settle(Booth& booth) {
  constexpr int kMostFrames = 90;
  for (int i = 0; i < kMostFrames && booth.frame(); ++i) {
  }
}

// The next visitor, up to the hearts, with one in them.
void collect(Booth& booth) {
  booth.kiosk().end_visit();
  draw(booth);
  for (const char* name : {"attract.touch", "welcome.persona.returnee", "places.everywhere",
                           "explore.heart.alter-flecken", "dock.hearts"}) {
    booth.tap(name);
  }
}

void hear_of_printing(Booth& booth) {
  booth.stage().print_worker->finish();
  draw(booth);
}

// While a call stands still in the printer, frames are drawn.
void draw_meanwhile(Booth& booth, Watch& watch, When when) {
  REQUIRE(watch.wait_for_call());
  draw(booth);
  if (when == When::kWhileItStandsStill) {
    for (int i = 0; i < 4; ++i) {
      booth.pass(25);
      booth.kiosk().touched(booth.uptime_s());
    }
  }
  watch.go_on();
  hear_of_printing(booth);
}

void print(Booth& booth, Watch& watch, When when = When::kNever) {
  watch.hold();
  booth.press("hearts.print");
  draw_meanwhile(booth, watch, when);
  REQUIRE(booth.screen() == "print");
}

// All that stands on the screen, as it is read out.
std::string words_of(Booth& booth, const Row& row) {
  const content::Words& words = *booth.stage().words;
  const auto word = [&](const char* key) { return words.text("de", key); };
  if (row.seen == Seen::kTakeIt) return word("print.take_title") + ". " + word("print.take");
  std::string text = word("print.trouble_title") + ". " + word("print.trouble") + " ";
  if (row.seen == Seen::kTorn) text += word("print.torn") + " ";
  return text + words.text("de", "print.staff", {{"todo", word(row.todo)}});
}

bool ends_with(const slips::Dots& paper, const slips::Dots& slip) {
  const int above = paper.height() - slip.height();
  if (above < 0 || paper.width() != slip.width()) return false;
  for (int y = 0; y < slip.height(); ++y) {
    for (int x = 0; x < slip.width(); ++x) {
      if (paper.at(x, y + above) != slip.at(x, y)) return false;
    }
  }
  return true;
}

// What has come out by now, all at once.
size_t slips_out(FakePrinter& fake) {
  fake.settle();
  return fake.slips().size();
}

void connect(Booth& booth, FakePrinter& fake, Watch& watch, const Row& row) {
  slips::PrinterOptions options;
  options.patience = row.patience;
  auto printer = slips::make_printer(fake.setting(), options, booth.stage().device_clock);
  REQUIRE(printer);
  watch.hold();
  booth.stage().print_worker->use(std::make_unique<WatchedPrinter>(std::move(*printer), watch));
  draw_meanwhile(booth, watch, When::kNever);
}

void mend(Booth& booth, FakePrinter& fake, const Row& row) {
  if (!fake.plugged_in()) fake.plug_in();
  fake.behave(row.usual);
  booth.pass(4);  // trouble is asked after every three seconds
  hear_of_printing(booth);
}

void check_row(Booth& booth, const Row& row, Line line) {
  INFO(row.name << (line == Line::kTcp ? ", TCP" : ", pseudo terminal"));
  FakePrinter fake(line, row.usual);
  Watch watch;
  booth.kiosk().end_visit();
  booth.pass(600);  // few slips in each hour
  connect(booth, fake, watch, row);

  collect(booth);
  if (row.when == When::kBeforeTheTap) row.befall(fake);
  print(booth, watch, row.when);
  const ui::Control* title = booth.ui().find("print.title");
  REQUIRE(title != nullptr);
  CHECK(title->label == words_of(booth, row));
  CHECK((booth.ui().find("print.code") != nullptr) == (row.seen != Seen::kTakeIt));
  if (row.when == When::kAfterTheSlip) {
    CHECK(slips_out(fake) == row.slips);
    row.befall(fake);
    booth.pass(31);  // one that was well is asked every thirty seconds
    hear_of_printing(booth);
  }

  // The way back offers paper only where there is some, and a refill brings nothing by itself.
  settle(booth);
  booth.tap("print.done");
  const bool trouble = row.seen != Seen::kTakeIt || row.when == When::kAfterTheSlip;
  CHECK((booth.ui().find("hearts.print") == nullptr) == trouble);
  mend(booth, fake, row);
  CHECK(booth.ui().find("hearts.print") != nullptr);
  CHECK(slips_out(fake) == row.slips);

  // The next visitor's slip is whole, and the only one that is new.
  collect(booth);
  print(booth, watch);
  CHECK(booth.ui().find("print.title")->label == words_of(booth, kRows[0]));
  CHECK(slips_out(fake) == row.slips + 1);
  CHECK(ends_with(fake.slips().back(), watch.drawn()));
  CHECK(watch.calls() >= 3);
  CHECK(watch.faults() == 0);
  booth.stage().print_worker->use(nullptr);
  booth.stage().print_worker->finish();
}

}  // namespace

TEST_CASE("whatever happens to a receipt printer, slips, words and frames are as they should be") {
  const bool serial = has_pseudo_terminals();
  if (!serial) WARN("no pseudo terminals here: serial lines are not tested");
  Booth booth;
  int rows = 0;
  for (const Row& row : kRows) {
    for (const Line line : {Line::kTcp, Line::kPty}) {
      if (line == Line::kPty && (!serial || row.on == On::kTcp)) continue;
      check_row(booth, row, line);
      ++rows;
    }
  }
  CHECK((!serial || rows >= 30));
}
