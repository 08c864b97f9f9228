#include "screens/print.h"

#include "screens/paper.h"
#include "small_world.h"

namespace gummiband::screens::print {
namespace {

using slips::SpoolStage;
using slips::SpoolVerdict;

struct Booth : SmallWorld {
  Booth() {
    add("zerspanung", content::ItemKind::kOffer, "Zerspanungsmechanik");
    wanted = {item_slip(world(), pack.items[0]), "zerspanung", slips::Again::kNo};
  }
  State opened(SpoolVerdict verdict) const { return open(wanted, verdict, world()); }
  PrintSlip wanted;
};

}  // namespace

TEST_CASE("a slip that is taken comes, and then waits to be taken away") {
  const Booth booth;
  State state = booth.opened(SpoolVerdict::kTaken);
  CHECK(state.phase == Phase::kComing);
  slips::SpoolView view;
  view.stage = SpoolStage::kPrinting;
  hear(state, view);
  CHECK(state.phase == Phase::kComing);
  view.stage = SpoolStage::kTakeIt;
  hear(state, view);
  CHECK(state.phase == Phase::kTakeIt);
  // The spool forgets after a while; the screen does not change under the visitor's eyes.
  view.stage = SpoolStage::kIdle;
  hear(state, view);
  CHECK(state.phase == Phase::kTakeIt);
  CHECK(update(state, DoneTapped{}, booth.world()) == Wishes{Back{}});
}

TEST_CASE("a slip that is given up becomes the code, and half a slip is said") {
  const Booth booth;
  State state = booth.opened(SpoolVerdict::kTaken);
  slips::SpoolView view;
  view.stage = SpoolStage::kGivenUp;
  view.torn = true;
  hear(state, view);
  CHECK(state.phase == Phase::kTrouble);
  CHECK(state.torn);
  REQUIRE(state.code);
  CHECK(wish<CountOne>(update(state, CodeTapped{}, booth.world())).subject == "zerspanung");
  CHECK(state.bigger);
  update(state, CodeClosed{}, booth.world());
  CHECK_FALSE(state.bigger);
}

TEST_CASE("a slip that the visitor has already is printed again only when they say so") {
  const Booth booth;
  State state = booth.opened(SpoolVerdict::kAlreadyPrinted);
  CHECK(state.phase == Phase::kAsk);
  const PrintSlip again = wish<PrintSlip>(update(state, PrintTapped{}, booth.world()));
  CHECK(again.again == slips::Again::kYes);
  CHECK(again.slip == booth.wanted.slip);
  CHECK(update(state, DoneTapped{}, booth.world()) == Wishes{Back{}});
}

TEST_CASE("whoever waited for another's slip is asked anew, without a yes to a second one") {
  const Booth booth;
  State state = booth.opened(SpoolVerdict::kBusy);
  CHECK(state.phase == Phase::kBusy);
  const PrintSlip now = wish<PrintSlip>(update(state, PrintTapped{}, booth.world()));
  CHECK(now.again == slips::Again::kNo);
}

TEST_CASE("every refusal has its own words and leaves the code") {
  const Booth booth;
  CHECK(booth.opened(SpoolVerdict::kVisitQuota).phase == Phase::kVisitFull);
  CHECK(booth.opened(SpoolVerdict::kHourQuota).phase == Phase::kHourFull);
  CHECK(booth.opened(SpoolVerdict::kTrouble).phase == Phase::kTrouble);
  CHECK(booth.opened(SpoolVerdict::kTrouble).code);
}

TEST_CASE("a receipt has no code for a phone: its code stands on the screen") {
  const Booth booth;
  const World world = booth.world();
  State state =
      open({receipt_slip(world, "K7P4MX"), "", slips::Again::kNo}, SpoolVerdict::kTrouble, world);
  CHECK_FALSE(state.code);
  CHECK(update(state, CodeTapped{}, world).empty());
  CHECK_FALSE(state.bigger);
}

}  // namespace gummiband::screens::print
