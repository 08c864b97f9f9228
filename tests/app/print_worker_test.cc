// The worker between the screen and the printer: with a printer that does what the test says, and
// with a receipt printer on TCP that runs out of paper, is opened, unplugged or keeps silent at
// every moment of a slip.
#include "app/print_worker.h"

#include <atomic>
#include <chrono>

#include "app/replay_clock.h"
#include "catch.h"
#include "slips/fake_printer.h"
#include "slips/printers.h"
#include "slips/samples.h"

using namespace gummiband;
using app::PrintWorker;
using app::ReplayClock;
using app::SlipDrawn;
using app::SlipEnded;
using slips::Again;
using slips::PrinterState;
using slips::PrintResult;
using slips::SpoolStage;
using slips::SpoolVerdict;
using slips::testing::FakePrinter;
using slips::testing::Manners;

namespace {

// Shared with the test while the worker owns the printer.
struct Script {
  std::atomic<PrinterState> state = PrinterState::kReady;
  std::atomic<PrintResult> result = PrintResult::kPrinted;
  std::atomic<int> asked = 0;
  std::atomic<int> printed = 0;
  std::mutex gate;
  std::condition_variable moved;
  bool held = false;  // it stands still in the middle of a slip
};

class ScriptedPrinter final : public slips::Printer {
 public:
  explicit ScriptedPrinter(Script& script) : script_(script) {}

  slips::PrinterReport ask() override {
    ++script_.asked;
    return {script_.state, ""};
  }
  slips::PrintOutcome print(const slips::Slip&, const slips::SlipTemplate&,
                            const slips::Progress& progress) override {
    {
      std::unique_lock lock(script_.gate);
      script_.moved.wait(lock, [&] { return !script_.held; });
    }
    if (!progress(0.5)) return {PrintResult::kUnsure, {PrinterState::kPaused, "stopped"}, 40};
    ++script_.printed;
    return {script_.result, {script_.state, ""}, 100};
  }

 private:
  Script& script_;
};

void let_go(Script& script) {
  {
    const std::scoped_lock lock(script.gate);
    script.held = false;
  }
  script.moved.notify_all();
}

struct Bench {
  Script script;
  ReplayClock clock{0};
  std::atomic<int> woken = 0;
  PrintWorker worker;

  explicit Bench(const slips::SpoolLimits& limits = {}, double used_mm = 0)
      : worker(std::make_unique<ScriptedPrinter>(script), limits, used_mm, clock,
               [this] { ++woken; }) {
    worker.finish();
  }
  SpoolVerdict submit(const char* name, Again again = Again::kNo) {
    return worker.submit(slips::testing::sample(name), {}, again);
  }
};

// The news, emptied.
std::vector<app::PrintNews> news(PrintWorker& worker) {
  std::vector<app::PrintNews> all;
  while (auto one = worker.collect()) all.push_back(std::move(*one));
  return all;
}

}  // namespace

TEST_CASE("a slip that is taken is drawn, printed and told, and the screen is woken") {
  Bench bench;
  CHECK(bench.worker.view().offers_print());
  const int before = bench.woken;
  REQUIRE(bench.submit("offer-de") == SpoolVerdict::kTaken);
  bench.worker.finish();
  CHECK(bench.woken > before);
  CHECK(bench.worker.view().stage == SpoolStage::kTakeIt);
  const auto told = news(bench.worker);
  REQUIRE(told.size() == 2);
  REQUIRE(std::holds_alternative<SlipDrawn>(told[0]));
  CHECK(std::get<SlipDrawn>(told[0]).dots.width() == 576);
  const auto& ended = std::get<SlipEnded>(told[1]);
  CHECK(ended.result == PrintResult::kPrinted);
  CHECK(ended.slip == slips::testing::sample("offer-de"));
  CHECK(ended.roll_used_mm > 100);
}

TEST_CASE("nobody waits for a printer that stands still") {
  Bench bench;
  bench.script.held = true;
  REQUIRE(bench.submit("offer-de") == SpoolVerdict::kTaken);
  const auto before = std::chrono::steady_clock::now();
  CHECK(bench.submit("collected-4-de") == SpoolVerdict::kBusy);
  CHECK_FALSE(bench.worker.view().stage == SpoolStage::kTakeIt);
  bench.worker.end_visit();
  CHECK(std::chrono::steady_clock::now() - before < std::chrono::milliseconds(200));
  let_go(bench.script);
  bench.worker.finish();
  CHECK(bench.script.printed <= 1);
}

TEST_CASE("a slip that has not come out in ninety seconds is given up, and nothing comes later") {
  Bench bench;
  bench.script.held = true;
  REQUIRE(bench.submit("offer-de") == SpoolVerdict::kTaken);
  while (bench.worker.view().stage != SpoolStage::kPrinting) std::this_thread::yield();
  bench.clock.advance(91);
  let_go(bench.script);
  bench.worker.finish();
  CHECK(bench.script.printed == 0);
  CHECK(bench.worker.view().stage == SpoolStage::kGivenUp);
  CHECK(bench.worker.view().torn);
  bench.clock.advance(3600);
  bench.worker.finish();
  CHECK(bench.script.printed == 0);
}

TEST_CASE("trouble is asked after again and again, and the screen hears when it is over") {
  Bench bench;
  bench.script.state = PrinterState::kPaperOut;
  bench.clock.advance(31);
  bench.worker.finish();
  CHECK(bench.worker.view().printer == PrinterState::kPaperOut);
  CHECK_FALSE(bench.worker.view().offers_print());
  CHECK(bench.submit("offer-de") == SpoolVerdict::kTrouble);
  bench.script.state = PrinterState::kReady;
  const int woken = bench.woken;
  bench.worker.resume();
  bench.worker.finish();
  CHECK(bench.worker.view().offers_print());
  CHECK(bench.woken > woken);
  CHECK(bench.script.printed == 0);  // nothing spills out after a refill
}

TEST_CASE("the roll is counted on from what was kept, and begins anew with a new one") {
  slips::SpoolLimits limits;
  limits.roll_mm = 20'000;
  Bench bench(limits, 18'700);
  CHECK(bench.worker.view().printer == PrinterState::kPaperLow);
  CHECK(bench.worker.view().roll_mm == 1'300);
  bench.worker.new_roll();
  bench.worker.finish();
  CHECK(bench.worker.view().roll_mm == 20'000);
  CHECK(bench.worker.view().printer == PrinterState::kReady);
}

TEST_CASE("another printer takes over, after the slip that the old one is burning") {
  Bench bench;
  Script other;
  bench.script.held = true;
  REQUIRE(bench.submit("offer-de") == SpoolVerdict::kTaken);
  while (bench.worker.view().stage != SpoolStage::kPrinting) std::this_thread::yield();
  bench.worker.use(std::make_unique<ScriptedPrinter>(other));
  let_go(bench.script);
  bench.worker.finish();
  CHECK(bench.script.printed == 1);
  CHECK(bench.worker.view().stage == SpoolStage::kTakeIt);
  bench.worker.dismiss();
  REQUIRE(bench.submit("collected-4-de") == SpoolVerdict::kTaken);
  bench.worker.finish();
  CHECK(bench.script.printed == 1);
  CHECK(other.printed == 1);
  bench.worker.use(nullptr);
  bench.worker.finish();
  CHECK(bench.worker.view().printer == PrinterState::kNotSetUp);
  CHECK(bench.submit("offer-de", Again::kYes) == SpoolVerdict::kTrouble);
}

TEST_CASE("the end of the program stops a slip and does not wait for it") {
  Script script;
  ReplayClock clock{0};
  {
    PrintWorker worker(std::make_unique<ScriptedPrinter>(script), {}, 0, clock, [] {});
    worker.finish();
    script.held = true;
    REQUIRE(worker.submit(slips::testing::sample("offer-de"), {}, Again::kNo) ==
            SpoolVerdict::kTaken);
    while (worker.view().stage != SpoolStage::kPrinting) std::this_thread::yield();
    std::thread opener([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
      let_go(script);
    });
    opener.detach();
  }
  CHECK(script.printed == 0);
}

namespace {

struct Fault {
  const char* name;
  Manners manners;
};

Manners at(int Manners::*row, int value) {
  Manners manners;
  manners.*row = value;
  return manners;
}

Manners without(bool Manners::*what) {
  Manners manners;
  manners.*what = !(manners.*what);
  return manners;
}

slips::Patience short_patience() {
  return {500, 60, 700, 4000};
}

}  // namespace

TEST_CASE("whatever befalls the printer, no slip comes twice and the queue never stalls") {
  const auto fault =
      GENERATE(Fault{"paper out before", without(&Manners::paper)},
               Fault{"cover open before", without(&Manners::cover_open)},
               Fault{"cutter jammed before", without(&Manners::cutter_jammed)},
               Fault{"paper out at once", at(&Manners::paper_out_at_row, 1)},
               Fault{"paper out in the middle", at(&Manners::paper_out_at_row, 400)},
               Fault{"paper out at the end", at(&Manners::paper_out_at_row, 900)},
               Fault{"cover open in the middle", at(&Manners::cover_open_at_row, 300)},
               Fault{"unplugged at once", at(&Manners::unplug_at_row, 1)},
               Fault{"unplugged in the middle", at(&Manners::unplug_at_row, 500)},
               Fault{"off line before", without(&Manners::online)},
               Fault{"garbage for an answer", without(&Manners::garbage)},
               Fault{"no answers", without(&Manners::answers)});
  INFO(fault.name);
  FakePrinter fake(slips::testing::Line::kTcp, {});
  const base::SystemClock device_clock;
  ReplayClock clock{0};
  slips::PrinterOptions options;
  options.patience = short_patience();
  auto printer = slips::make_printer(fake.setting(), options, device_clock);
  REQUIRE(printer);
  PrintWorker worker(std::move(*printer), {}, 0, clock, [] {});
  worker.finish();
  REQUIRE(worker.view().offers_print());

  // The visitor's slip, with the fault; the worker has not heard of it yet.
  fake.behave(fault.manners);
  const slips::Slip slip = slips::testing::sample("collected-4-de");
  const slips::SlipTemplate look = slips::testing::sample_look();
  REQUIRE(worker.submit(slip, look, Again::kNo) == SpoolVerdict::kTaken);
  worker.finish();
  const slips::SpoolView after = worker.view();
  const bool came_out = after.stage == SpoolStage::kTakeIt;
  CHECK((came_out || after.stage == SpoolStage::kGivenUp));
  if (!came_out) CHECK_FALSE(after.offers_print());

  // Hands have seen to it: nothing comes out by itself.
  if (fault.manners.unplug_at_row != Manners::kNever) fake.plug_in();
  fake.behave({});
  worker.resume();
  worker.finish();
  fake.settle();
  const size_t whole = fake.slips().size();
  CHECK(whole == (came_out ? 1U : 0U));
  REQUIRE(worker.view().offers_print());

  // Never again without asking once anything may be on paper; and the next visitor gets theirs.
  if (after.torn || came_out) {
    CHECK(worker.submit(slip, look, Again::kNo) == SpoolVerdict::kAlreadyPrinted);
  }
  worker.end_visit();
  REQUIRE(worker.submit(slips::testing::sample("offer-de"), look, Again::kNo) ==
          SpoolVerdict::kTaken);
  worker.finish();
  CHECK(worker.view().stage == SpoolStage::kTakeIt);
  fake.settle();
  CHECK(fake.slips().size() >= whole + 1);
}

TEST_CASE("a slip of the staff comes out beyond the visitor's quota, and is told like any other") {
  slips::SpoolLimits limits;
  limits.most_per_visit = 1;
  Bench bench(limits);
  REQUIRE(bench.submit("offer-de") == SpoolVerdict::kTaken);
  bench.worker.finish();
  news(bench.worker);
  bench.worker.dismiss();
  REQUIRE(bench.submit("collected-4-de") == SpoolVerdict::kVisitQuota);
  slips::Slip test;
  test.title = "Test";
  REQUIRE(bench.worker.submit_for_staff(test, {}) == SpoolVerdict::kTaken);
  bench.worker.finish();
  CHECK(bench.script.printed == 2);
  const auto told = news(bench.worker);
  REQUIRE_FALSE(told.empty());
  CHECK(std::get<SlipEnded>(told.back()).slip == test);
}
