#include "slips/spool.h"

#include <random>

#include "catch.h"
#include "slips/samples.h"

using namespace gummiband;
using slips::Again;
using slips::AskPrinter;
using slips::PrinterState;
using slips::PrintOutcome;
using slips::PrintResult;
using slips::PrintSlip;
using slips::Slip;
using slips::Spool;
using slips::SpoolLimits;
using slips::SpoolStage;
using slips::SpoolVerdict;

namespace {

const Slip kOffer = slips::testing::sample("offer-de");
const Slip kHearts = slips::testing::sample("collected-4-de");

PrintOutcome printed(double mm = 150) {
  return {PrintResult::kPrinted, {PrinterState::kReady, ""}, mm};
}
PrintOutcome unsure(PrinterState state) {
  return {PrintResult::kUnsure, {state, "trouble"}, 60};
}
PrintOutcome nothing(PrinterState state) {
  return {PrintResult::kNothingSent, {state, "trouble"}, 0};
}

// A spool whose printer has answered that it is well.
Spool well(const SpoolLimits& limits = {}, double used_mm = 0) {
  Spool spool(limits, used_mm);
  REQUIRE(spool.next(0));
  spool.answered({PrinterState::kReady, ""}, 0);
  return spool;
}

bool is_print(const std::optional<slips::SpoolOrder>& order) {
  return order && std::holds_alternative<PrintSlip>(*order);
}
bool is_ask(const std::optional<slips::SpoolOrder>& order) {
  return order && std::holds_alternative<AskPrinter>(*order);
}

void print(Spool& spool, const Slip& slip, int64_t now_ms) {
  REQUIRE(spool.submit(slip, Again::kYes, now_ms) == SpoolVerdict::kTaken);
  REQUIRE(is_print(spool.next(now_ms)));
  spool.finished(printed(), now_ms);
}

}  // namespace

TEST_CASE("nothing is promised before the printer has answered") {
  Spool spool({}, 0);
  CHECK_FALSE(spool.view(0).offers_print());
  CHECK(spool.submit(kOffer, Again::kNo, 0) == SpoolVerdict::kTrouble);
  CHECK(is_ask(spool.next(0)));
  CHECK_FALSE(spool.next(0));
  spool.answered({PrinterState::kReady, ""}, 10);
  CHECK(spool.view(10).offers_print());
}

TEST_CASE("a slip goes from the tap to the hand") {
  Spool spool = well();
  CHECK(spool.submit(kOffer, Again::kNo, 100) == SpoolVerdict::kTaken);
  CHECK(spool.view(100).stage == SpoolStage::kWaiting);
  const auto order = spool.next(101);
  REQUIRE(is_print(order));
  CHECK(std::get<PrintSlip>(*order).slip == kOffer);
  CHECK(spool.view(101).stage == SpoolStage::kPrinting);
  CHECK_FALSE(spool.next(102));
  CHECK(spool.progressed(0.5, 2000));
  CHECK(spool.view(2000).done == Approx(0.5));
  spool.finished(printed(), 3000);
  CHECK(spool.view(3000).stage == SpoolStage::kTakeIt);
  CHECK(spool.view(3000).last_hour == 1);
  CHECK(spool.view(3000 + slips::kTakeItMs).stage == SpoolStage::kIdle);
  spool.dismiss();
  CHECK(spool.view(3001).stage == SpoolStage::kIdle);
}

TEST_CASE("while one is on its way no other is taken") {
  Spool spool = well();
  CHECK(spool.submit(kOffer, Again::kNo, 0) == SpoolVerdict::kTaken);
  CHECK(spool.submit(kHearts, Again::kNo, 1) == SpoolVerdict::kBusy);
  REQUIRE(is_print(spool.next(2)));
  CHECK(spool.submit(kHearts, Again::kNo, 3) == SpoolVerdict::kBusy);
  CHECK(spool.submit_for_staff(kHearts, 3) == SpoolVerdict::kBusy);
}

// Paper ran out, guests kept tapping, and after the refill forty old slips spilled out.
TEST_CASE("nothing spills out after a refill") {
  Spool spool = well();
  CHECK(spool.submit(kOffer, Again::kNo, 0) == SpoolVerdict::kTaken);
  REQUIRE(is_print(spool.next(0)));
  spool.finished(nothing(PrinterState::kPaperOut), 1000);
  CHECK(spool.view(1000).stage == SpoolStage::kGivenUp);
  for (int64_t now = 1001; now < 1041; ++now) {
    CHECK(spool.submit(kHearts, Again::kNo, now) == SpoolVerdict::kTrouble);
  }
  REQUIRE(is_ask(spool.next(1000 + slips::kAskTroubleEveryMs)));
  spool.answered({PrinterState::kReady, ""}, 5000);
  for (int64_t now = 5000; now < 500'000; now += 1000) {
    const auto order = spool.next(now);
    CHECK_FALSE(is_print(order));
    if (order) spool.answered({PrinterState::kReady, ""}, now);
  }
}

TEST_CASE("trouble turns the print button into the code at once and a refill turns it back") {
  Spool spool = well();
  REQUIRE(is_ask(spool.next(slips::kAskWellEveryMs)));
  spool.answered({PrinterState::kPaperOut, "out"}, 30'000);
  CHECK_FALSE(spool.view(30'000).offers_print());
  CHECK_FALSE(spool.next(30'001));
  spool.resume();
  CHECK(is_ask(spool.next(30'002)));
  spool.answered({PrinterState::kReady, ""}, 30'100);
  CHECK(spool.view(30'100).offers_print());
}

TEST_CASE("a waiting slip is given up when the printer turns out to be in trouble") {
  Spool spool = well();
  REQUIRE(is_ask(spool.next(slips::kAskWellEveryMs)));
  CHECK(spool.submit(kOffer, Again::kNo, 30'001) == SpoolVerdict::kTaken);
  CHECK_FALSE(spool.next(30'002));  // the worker is still asking
  spool.answered({PrinterState::kCoverOpen, "open"}, 30'500);
  CHECK(spool.view(30'500).stage == SpoolStage::kGivenUp);
  CHECK_FALSE(is_print(spool.next(30'501)));
}

TEST_CASE("a slip expires after 90 seconds, waiting or printing") {
  Spool waiting = well();
  CHECK(waiting.submit(kOffer, Again::kNo, 0) == SpoolVerdict::kTaken);
  CHECK_FALSE(is_print(waiting.next(90'000)));
  CHECK(waiting.view(90'000).stage == SpoolStage::kGivenUp);

  Spool printing = well();
  CHECK(printing.submit(kOffer, Again::kNo, 0) == SpoolVerdict::kTaken);
  REQUIRE(is_print(printing.next(10)));
  CHECK(printing.progressed(0.4, 89'999));
  CHECK_FALSE(printing.progressed(0.5, 90'000));
  printing.finished(unsure(PrinterState::kPaused), 90'010);
  CHECK(printing.view(90'010).stage == SpoolStage::kGivenUp);
}

TEST_CASE("no slip comes twice without asking, even at another minute or when it was unsure") {
  Spool spool = well();
  print(spool, kOffer, 0);
  Slip later = kOffer;
  later.notes = {"21:15 Uhr"};
  CHECK(spool.submit(later, Again::kNo, 60'000) == SpoolVerdict::kAlreadyPrinted);
  CHECK(spool.submit(later, Again::kYes, 60'000) == SpoolVerdict::kTaken);
  REQUIRE(is_print(spool.next(60'000)));
  spool.finished(unsure(PrinterState::kReady), 61'000);
  spool.dismiss();
  CHECK(spool.submit(kHearts, Again::kNo, 62'000) == SpoolVerdict::kTaken);
  REQUIRE(is_print(spool.next(62'000)));
  spool.finished(unsure(PrinterState::kReady), 63'000);
  CHECK(spool.submit(kHearts, Again::kNo, 64'000) == SpoolVerdict::kAlreadyPrinted);
  // Another visitor has not had it.
  spool.end_visit();
  CHECK(spool.submit(kHearts, Again::kNo, 65'000) == SpoolVerdict::kTaken);
}

TEST_CASE("a slip of which nothing was sent was not printed") {
  Spool spool = well();
  CHECK(spool.submit(kOffer, Again::kNo, 0) == SpoolVerdict::kTaken);
  REQUIRE(is_print(spool.next(0)));
  spool.finished(nothing(PrinterState::kReady), 100);
  CHECK(spool.submit(kOffer, Again::kNo, 200) == SpoolVerdict::kTaken);
  CHECK(spool.roll_used_mm() == 0);
  CHECK(spool.view(200).last_hour == 0);
}

TEST_CASE("a visit has a quota, an hour has one, and the staff have none") {
  SpoolLimits limits;
  limits.most_per_visit = 2;
  limits.most_per_hour = 3;
  Spool spool = well(limits);
  print(spool, kOffer, 0);
  print(spool, kHearts, 1000);
  CHECK(spool.submit(kOffer, Again::kYes, 2000) == SpoolVerdict::kVisitQuota);
  spool.end_visit();
  print(spool, kOffer, 3000);
  CHECK(spool.submit(kHearts, Again::kNo, 4000) == SpoolVerdict::kHourQuota);
  CHECK(spool.submit_for_staff(kHearts, 4000) == SpoolVerdict::kTaken);
  REQUIRE(is_print(spool.next(4000)));
  spool.finished(printed(), 5000);
  CHECK(spool.view(5000).last_hour == 3);
  // The first is an hour old.
  CHECK(spool.submit(kHearts, Again::kNo, 3'600'000) == SpoolVerdict::kTaken);
}

TEST_CASE("at the end of a visit what waits is given up and what burns comes out") {
  Spool waiting = well();
  CHECK(waiting.submit(kOffer, Again::kNo, 0) == SpoolVerdict::kTaken);
  waiting.end_visit();
  CHECK_FALSE(is_print(waiting.next(1)));
  CHECK(waiting.view(1).stage == SpoolStage::kIdle);

  Spool burning = well();
  CHECK(burning.submit(kOffer, Again::kNo, 0) == SpoolVerdict::kTaken);
  REQUIRE(is_print(burning.next(0)));
  burning.end_visit();
  CHECK(burning.submit(kHearts, Again::kNo, 1) == SpoolVerdict::kBusy);
  burning.finished(printed(), 2000);
  CHECK(burning.roll_used_mm() > 0);
}

TEST_CASE("the roll is counted, runs low, and begins anew") {
  SpoolLimits limits;
  limits.roll_mm = 2000;
  Spool spool = well(limits, 300);
  CHECK(spool.view(0).roll_mm == Approx(1700));
  CHECK(spool.view(0).printer == PrinterState::kReady);
  print(spool, kOffer, 0);
  print(spool, kHearts, 1);
  CHECK(spool.roll_used_mm() > 600);
  CHECK(spool.view(1).printer == PrinterState::kPaperLow);
  CHECK(spool.view(1).offers_print());
  spool.new_roll();
  CHECK(spool.view(1).roll_mm == Approx(2000));
  CHECK(spool.view(1).printer == PrinterState::kReady);
  // Longer than it said it was.
  CHECK(*well(limits, 5000).view(0).roll_mm == 0);
  CHECK_FALSE(well({}, 300).view(0).roll_mm);
}

TEST_CASE("whatever happens, no slip is doubled, kept for later or lost from the count") {
  const unsigned seed = slips::testing::test_seed();
  INFO("GUMMIBAND_SEED=" << seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 200; ++round) {
    SpoolLimits limits;
    limits.most_per_visit = 3;
    Spool spool(limits, 0);
    int64_t now = 0;
    int64_t asked_at = -1;  // of the slip that was taken and not begun
    int taken = 0;
    int begun = 0;
    int ended = 0;
    bool printing = false;
    bool asking = false;
    for (int step = 0; step < 300; ++step) {
      now += static_cast<int64_t>(random() % 40'000);
      switch (random() % 6) {
        case 0:
          if (spool.submit(random() % 2 == 0 ? kOffer : kHearts, Again::kNo, now) ==
              SpoolVerdict::kTaken) {
            CHECK_FALSE(printing);
            ++taken;
            asked_at = now;
          }
          break;
        case 1:
          spool.end_visit();
          break;
        case 2:
          spool.resume();
          break;
        case 3:
          if (printing) {
            spool.finished(random() % 2 == 0 ? printed() : unsure(PrinterState::kPaperOut), now);
            printing = false;
            ++ended;
          } else if (asking) {
            spool.answered({random() % 2 == 0 ? PrinterState::kReady : PrinterState::kAway, ""},
                           now);
            asking = false;
          }
          break;
        default: {
          const auto order = spool.next(now);
          CHECK_FALSE((order && (printing || asking)));
          if (is_print(order)) {
            printing = true;
            ++begun;
            CHECK(now - asked_at < limits.expiry_ms);
          }
          asking = asking || is_ask(order);
        }
      }
    }
    CHECK(begun <= taken);
    CHECK(ended + (printing ? 1 : 0) == begun);
  }
}

// The next visitor was asked whether they wanted "their" slip again, because one that still burnt
// when the visit before ended was put down to them.
TEST_CASE("a slip that outlives its visit is nobody's: not told of, not counted to the next") {
  Spool spool = well();
  REQUIRE(spool.submit(kOffer, Again::kNo, 0) == SpoolVerdict::kTaken);
  REQUIRE(is_print(spool.next(0)));
  spool.end_visit();
  spool.finished(printed(), 1000);
  CHECK(spool.view(1000).stage == SpoolStage::kIdle);
  CHECK(spool.view(1000).last_hour == 1);
  CHECK(spool.submit(kOffer, Again::kNo, 2000) == SpoolVerdict::kTaken);
}

TEST_CASE("another printer is asked before anything is promised, and inherits no slip") {
  Spool spool = well();
  CHECK_FALSE(is_ask(spool.next(1)));
  REQUIRE(spool.submit(kOffer, Again::kNo, 1) == SpoolVerdict::kTaken);
  spool.change_printer(2);
  CHECK(spool.view(2).stage == SpoolStage::kGivenUp);
  CHECK_FALSE(spool.view(2).offers_print());
  REQUIRE(is_ask(spool.next(2)));
  spool.answered({PrinterState::kSilent, ""}, 3);
  CHECK(spool.submit(kOffer, Again::kNo, 4) == SpoolVerdict::kTaken);
}

TEST_CASE("where no printer is set up nobody asks every moment") {
  Spool spool({}, 0);
  REQUIRE(is_ask(spool.next(0)));
  spool.answered({PrinterState::kNotSetUp, ""}, 0);
  CHECK(spool.next_change_ms() == slips::kAskWellEveryMs);
  CHECK(spool.submit(kOffer, Again::kNo, 1) == SpoolVerdict::kTrouble);
}
