#include "screens/offer.h"

#include "small_world.h"

namespace gummiband::screens::offer {
namespace {

using content::ItemKind;

SmallWorld one_offer() {
  SmallWorld small;
  small.add("zerspanung", ItemKind::kOffer, "Zerspanungsmechanik mit Blick ins Grüne");
  small.campaign = {"Olpe", "", "screen"};
  return small;
}

const Route kRoute{ScreenName::kOffer, "zerspanung"};

}  // namespace

TEST_CASE("an offer opens with the code of its link, which says where it was scanned") {
  const SmallWorld small = one_offer();
  const State state = open(kRoute, small.world());
  REQUIRE(state.code);
  CHECK(state.code->text == slips::campaign_link("https://www.example.org/stellen/zerspanung",
                                                 small.campaign, "zerspanung"));
  CHECK_THAT(state.code->text, contains("gb=olpe"));
  CHECK(state.code->caption == "www.example.org");
  CHECK(state.code->qr.size >= 21);
  CHECK_FALSE(state.bigger);
}

TEST_CASE("an offer without a link has no code, and nothing to make bigger") {
  SmallWorld small = one_offer();
  small.pack.items[0].link.clear();
  State state = open(kRoute, small.world());
  CHECK_FALSE(state.code);
  CHECK(update(state, CodeTapped{}, small.world()).empty());
  CHECK_FALSE(state.bigger);
}

TEST_CASE("an item that is no longer in the pack opens without a code") {
  const SmallWorld small = one_offer();
  const State state = open({ScreenName::kOffer, "gone"}, small.world());
  CHECK(state.item == "gone");
  CHECK_FALSE(state.code);
}

TEST_CASE("the main button opens the form for this offer") {
  const SmallWorld small = one_offer();
  State state = open(kRoute, small.world());
  const Wishes wishes = update(state, FormTapped{}, small.world());
  CHECK(wish<Open>(wishes).route == Route{ScreenName::kForm, "zerspanung"});
}

TEST_CASE("a tapped code becomes bigger and is counted once, until it is closed again") {
  const SmallWorld small = one_offer();
  State state = open(kRoute, small.world());
  CHECK(wish<CountOne>(update(state, CodeTapped{}, small.world())) ==
        CountOne{"code", "zerspanung"});
  CHECK(state.bigger);
  CHECK(update(state, CodeTapped{}, small.world()).empty());
  CHECK(update(state, CodeClosed{}, small.world()).empty());
  CHECK_FALSE(state.bigger);
  CHECK(state.code);
}

TEST_CASE("the heart can be given, taken back, and not given when all hearts are taken") {
  SmallWorld small = one_offer();
  State state = open(kRoute, small.world());
  CHECK(heart_door(small.visit, "zerspanung") == HeartDoor::kFree);
  CHECK(wish<ToggleHeart>(update(state, HeartTapped{}, small.world())).item == "zerspanung");

  for (size_t i = 0; i < visit::kMostHearts; ++i) {
    small.visit.hearts.push_back("other-" + std::to_string(i));
  }
  CHECK(heart_door(small.visit, "zerspanung") == HeartDoor::kFull);
  CHECK(update(state, HeartTapped{}, small.world()).empty());

  small.visit.hearts.back() = "zerspanung";
  CHECK(heart_door(small.visit, "zerspanung") == HeartDoor::kKept);
  CHECK(wish<ToggleHeart>(update(state, HeartTapped{}, small.world())).item == "zerspanung");
}

TEST_CASE("the kicker names employer and place, and copes with one of them") {
  SmallWorld small = one_offer();
  content::Item& item = small.pack.items[0];
  CHECK(kicker(small.world(), item) == "Musterwerk Lennetal\u00A0· Lennestadt");
  item.place = same("");
  CHECK(kicker(small.world(), item) == "Musterwerk Lennetal");
}

TEST_CASE("the facts say field, hours and last day; the sample stands on the picture instead") {
  SmallWorld small = one_offer();
  small.pack.items[0].sample = true;
  const std::vector<Fact> row = facts(small.world(), small.pack.items[0]);
  REQUIRE(row.size() == 3);
  CHECK(row[0] == Fact{"work", "Ausbildung"});
  CHECK(row[1] == Fact{"schedule", "4 Tage möglich"});
  CHECK(row[2] == Fact{"event", "bis 31. August"});
}

}  // namespace gummiband::screens::offer
