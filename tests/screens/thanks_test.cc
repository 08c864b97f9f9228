#include "screens/thanks.h"

#include "catch.h"
#include "screens/privacy.h"
#include "small_world.h"

using namespace gummiband::screens;

TEST_CASE("'Fertig' ends the visit, 'Weiter stöbern' goes back to the tiles") {
  const SmallWorld small;
  const World world = small.world();
  thanks::State state = thanks::open({ScreenName::kThanks, ""}, world);
  CHECK(thanks::update(state, thanks::DoneTapped{}, world) == Wishes{EndVisit{}});
  CHECK(thanks::update(state, thanks::BrowseTapped{}, world) ==
        Wishes{Open{{ScreenName::kExplore, ""}}});
}

TEST_CASE(
    "The receipt is printed with its code in two groups of three, and only when there is one") {
  const SmallWorld small;
  const World world = small.world();
  thanks::State state = thanks::open({ScreenName::kThanks, ""}, world);
  CHECK(thanks::update(state, thanks::PrintTapped{}, world).empty());
  state.receipt_code = "K7P4MX";
  const Wishes wishes = thanks::update(state, thanks::PrintTapped{}, world);
  const PrintSlip& print = wish<PrintSlip>(wishes);
  CHECK(print.slip.kind == gummiband::slips::SlipKind::kReceipt);
  CHECK(print.slip.box.code == "K7P\u00A04MX");
  CHECK(print.item.empty());
}

TEST_CASE("The privacy notice goes back to where the visitor came from") {
  const SmallWorld small;
  privacy::State state = privacy::open({ScreenName::kPrivacy, ""}, small.world());
  CHECK(privacy::update(state, privacy::DoneTapped{}, small.world()) == Wishes{Back{}});
}
