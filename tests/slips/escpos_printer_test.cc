// Thirty things that happen to a receipt printer, fifteen on each kind of line: nothing comes out
// twice, nothing comes out later, and what is said is what a person would see.
#include "slips/escpos_printer.h"

#include <pty.h>
#include <unistd.h>

#include "catch.h"
#include "slips/draw.h"
#include "slips/fake_printer.h"
#include "slips/samples.h"

using namespace gummiband;
using slips::PrinterState;
using slips::PrintOutcome;
using slips::PrintResult;
using slips::testing::FakePrinter;
using slips::testing::Line;
using slips::testing::Manners;

namespace {

// One booth: a printer, and the kiosk's side of the cable.
struct Booth {
  explicit Booth(Line line, const Manners& manners = {}, int slip_ms = 60'000)
      : fake(line, manners) {
    auto channel = slips::make_channel(fake.setting());
    REQUIRE(channel);
    slips::EscposOptions options;
    // A stall costs a test this long, and no test fails for want of more.
    options.patience = {2000, 1000, 1500, slip_ms};
    printer = std::make_unique<slips::EscposPrinter>(std::move(channel).value(), options, clock);
  }

  PrintOutcome print(const slips::Progress& progress = [](double) { return true; }) {
    return printer->print(slip, slips::testing::sample_look(), progress);
  }

  // What is on paper when all has come out.
  std::vector<slips::Dots> paper() {
    fake.settle();
    return fake.slips();
  }
  slips::Dots drawn() const { return *slips::draw_slip(slip, slips::testing::sample_look(), 576); }
  bool last_is_whole() {
    const auto all = paper();
    if (all.empty()) return false;
    const slips::Dots wanted = drawn();
    const int above = all.back().height() - wanted.height();
    if (above < 0) return false;
    for (int y = 0; y < wanted.height(); ++y) {
      for (int x = 0; x < wanted.width(); ++x) {
        if (all.back().at(x, y + above) != wanted.at(x, y)) return false;
      }
    }
    return true;
  }

  base::SystemClock clock;
  FakePrinter fake;
  slips::Slip slip = slips::testing::sample("offer-de");
  std::unique_ptr<slips::EscposPrinter> printer;
};

// A bare chroot has no pseudo terminals: then that much is said, and left to other machines.
std::vector<Line> lines() {
  int ours = -1;
  int theirs = -1;
  if (::openpty(&ours, &theirs, nullptr, nullptr, nullptr) != 0) {
    WARN("no pseudo terminals here: serial lines are not tested. Mount devpts at /dev/pts.");
    return {Line::kTcp};
  }
  ::close(ours);
  ::close(theirs);
  return {Line::kTcp, Line::kPty};
}

Manners with(void (*change)(Manners&)) {
  Manners manners;
  change(manners);
  return manners;
}

// Trouble before the first dot: it is named, nothing is printed, and nothing comes later.
void refuses_before(void (*change)(Manners&), PrinterState state) {
  for (const Line line : lines()) {
    Booth booth(line, with(change));
    CHECK(booth.printer->ask().state == state);
    const PrintOutcome outcome = booth.print();
    CHECK(outcome.result == PrintResult::kNothingSent);
    CHECK(outcome.report.state == state);
    CHECK_FALSE(outcome.report.detail.empty());
    CHECK(outcome.paper_mm == 0);
    booth.fake.behave({});
    CHECK(booth.paper().empty());
    CHECK(booth.fake.rows_burnt() == 0);
    CHECK(booth.print().result == PrintResult::kPrinted);
    CHECK(booth.paper() == std::vector<slips::Dots>{booth.drawn()});
  }
}

// Trouble in the middle: it is named, what is left never comes, and the next slip is whole.
void breaks_within(void (*change)(Manners&), PrinterState state) {
  for (const Line line : lines()) {
    Booth booth(line, with(change));
    const PrintOutcome outcome = booth.print();
    CHECK(outcome.result == PrintResult::kUnsure);
    CHECK(outcome.report.state == state);
    CHECK(outcome.paper_mm > 0);
    booth.fake.behave({});
    CHECK(booth.paper().empty());
    // At most what was in flight between two questions.
    CHECK(booth.fake.rows_burnt() < booth.drawn().height());
    CHECK(booth.print().result == PrintResult::kPrinted);
    CHECK(booth.paper().size() == 1);
    CHECK(booth.last_is_whole());
    CHECK(booth.fake.letters() == 0);
  }
}

}  // namespace

TEST_CASE("a slip comes out once, dot by dot as drawn") {
  for (const Line line : lines()) {
    Booth booth(line);
    CHECK(booth.printer->ask().state == PrinterState::kReady);
    double last = -1;
    bool rising = true;
    const PrintOutcome outcome = booth.print([&](double done) {
      rising = rising && done > last && done < 1;
      last = done;
      return true;
    });
    CHECK(outcome.result == PrintResult::kPrinted);
    CHECK(outcome.report.state == PrinterState::kReady);
    CHECK(rising);
    CHECK(outcome.paper_mm == Approx(slips::length_mm(booth.drawn())));
    CHECK(booth.paper() == std::vector<slips::Dots>{booth.drawn()});
  }
}

TEST_CASE("paper out before a slip") {
  refuses_before([](Manners& m) { m.paper = false; }, PrinterState::kPaperOut);
}

TEST_CASE("cover open before a slip") {
  refuses_before([](Manners& m) { m.cover_open = true; }, PrinterState::kCoverOpen);
}

TEST_CASE("switched off line before a slip") {
  refuses_before([](Manners& m) { m.online = false; }, PrinterState::kPaused);
}

TEST_CASE("cutter jammed before a slip") {
  refuses_before([](Manners& m) { m.cutter_jammed = true; }, PrinterState::kFault);
}

TEST_CASE("a roll that ends soon still prints") {
  for (const Line line : lines()) {
    Booth booth(line, with([](Manners& m) { m.paper_low = true; }));
    const PrintOutcome outcome = booth.print();
    CHECK(outcome.result == PrintResult::kPrinted);
    CHECK(outcome.report.state == PrinterState::kPaperLow);
    CHECK(booth.paper().size() == 1);
  }
}

TEST_CASE("a printer that never answers is asked once and trusted") {
  for (const Line line : lines()) {
    Booth booth(line, with([](Manners& m) { m.answers = false; }));
    CHECK(booth.printer->ask().state == PrinterState::kSilent);
    const PrintOutcome outcome = booth.print();
    CHECK(outcome.result == PrintResult::kPrinted);
    CHECK(outcome.report.state == PrinterState::kSilent);
    CHECK(booth.paper() == std::vector<slips::Dots>{booth.drawn()});
  }
}

TEST_CASE("a printer that answers nonsense counts as one that never answers") {
  for (const Line line : lines()) {
    Booth booth(line, with([](Manners& m) { m.garbage = true; }));
    const PrintOutcome outcome = booth.print();
    CHECK(outcome.result == PrintResult::kPrinted);
    CHECK(outcome.report.state == PrinterState::kSilent);
    CHECK(booth.paper() == std::vector<slips::Dots>{booth.drawn()});
  }
}

TEST_CASE("unplugged before a slip") {
  for (const Line line : lines()) {
    Booth booth(line);
    booth.fake.unplug();
    CHECK(booth.printer->ask().state == PrinterState::kAway);
    const PrintOutcome outcome = booth.print();
    CHECK(outcome.result == PrintResult::kNothingSent);
    CHECK(outcome.report.state == PrinterState::kAway);
    CHECK_THAT(outcome.report.detail, contains("Check "));
    booth.fake.plug_in();
    CHECK(booth.paper().empty());
    CHECK(booth.print().result == PrintResult::kPrinted);
    CHECK(booth.paper().size() == 1);
  }
}

TEST_CASE("unplugged within a slip") {
  for (const Line line : lines()) {
    Booth booth(line, with([](Manners& m) { m.unplug_at_row = 300; }));
    const PrintOutcome outcome = booth.print();
    CHECK(outcome.result == PrintResult::kUnsure);
    CHECK(outcome.report.state == PrinterState::kAway);
    booth.fake.plug_in();
    CHECK(booth.paper().empty());
    CHECK(booth.print().result == PrintResult::kPrinted);
    CHECK(booth.paper().size() == 1);
    CHECK(booth.last_is_whole());
  }
}

TEST_CASE("unplugged after a slip") {
  for (const Line line : lines()) {
    Booth booth(line);
    CHECK(booth.print().result == PrintResult::kPrinted);
    CHECK(booth.paper().size() == 1);
    booth.fake.unplug();
    CHECK(booth.printer->ask().state == PrinterState::kAway);
    booth.fake.plug_in();
    CHECK(booth.paper().size() == 1);
    CHECK(booth.print().result == PrintResult::kPrinted);
    CHECK(booth.paper().size() == 2);
  }
}

TEST_CASE("paper out within a slip") {
  breaks_within([](Manners& m) { m.paper_out_at_row = 300; }, PrinterState::kPaperOut);
}

TEST_CASE("cover open within a slip") {
  breaks_within([](Manners& m) { m.cover_open_at_row = 500; }, PrinterState::kCoverOpen);
}

TEST_CASE("a printer of 100 bytes a second is given up in time and prints no rest") {
  for (const Line line : lines()) {
    Booth booth(line, with([](Manners& m) { m.bytes_per_second = 100; }), 2500);
    const PrintOutcome outcome = booth.print();
    CHECK(outcome.result == PrintResult::kUnsure);
    booth.fake.behave({});
    CHECK(booth.paper().empty());
    CHECK(booth.fake.rows_burnt() < booth.drawn().height());
  }
}

TEST_CASE("a silent printer out of paper stalls, is given up, and prints no rest") {
  for (const Line line : lines()) {
    Booth booth(line, with([](Manners& m) {
                  m.answers = false;
                  m.paper_out_at_row = 100;
                }));
    const PrintOutcome outcome = booth.print();
    // On a pseudo terminal the kernel takes more than the slip and the trouble stays unseen.
    if (line == Line::kPty && outcome.result == PrintResult::kPrinted) continue;
    CHECK(outcome.result == PrintResult::kUnsure);
    CHECK(outcome.report.state == PrinterState::kPaused);
    booth.fake.behave({});
    CHECK(booth.paper().empty());
    CHECK(booth.print().result == PrintResult::kPrinted);
    CHECK(booth.last_is_whole());
  }
}

TEST_CASE("a slip that is stopped stops") {
  for (const Line line : lines()) {
    Booth booth(line);
    const PrintOutcome outcome = booth.print([](double done) { return done < 0.3; });
    CHECK(outcome.result == PrintResult::kUnsure);
    CHECK(booth.paper().empty());
    CHECK(booth.print().result == PrintResult::kPrinted);
    CHECK(booth.last_is_whole());
  }
}

TEST_CASE("a slip that cannot be drawn is not sent") {
  Booth booth(Line::kTcp);
  for (int i = 0; i < 300; ++i) booth.slip.body += "\nNoch ein Satz, der niemandem hilft.";
  CHECK(booth.print().result == PrintResult::kNothingSent);
  CHECK(booth.paper().empty());
}
