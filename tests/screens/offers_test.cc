#include "screens/offers.h"

#include "small_world.h"

namespace gummiband::screens::offers {
namespace {

using content::ItemKind;

SmallWorld three_offers() {
  SmallWorld small;
  small.add("zerspanung", ItemKind::kOffer, "Zerspanungsmechanik").themes = {"engineering"};
  small.add("pflege", ItemKind::kOffer, "Pflege").themes = {"medicine"};
  small.add("praxis", ItemKind::kOffer, "Hausarztpraxis").themes = {"medicine", "engineering"};
  small.add("burg", ItemKind::kHighlight, "Burg").themes = {"medicine"};
  return small;
}

std::vector<std::string> ids(const std::vector<const content::Item*>& items) {
  std::vector<std::string> result;
  for (const content::Item* item : items) result.push_back(item->id);
  return result;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("without a chosen field all offers are shown, and only offers") {
  const SmallWorld small = three_offers();
  CHECK(ids(shown({}, small.world())) == Ids{"zerspanung", "pflege", "praxis"});
}

TEST_CASE("a field shows the offers that name it, medicine and care among them") {
  const SmallWorld small = three_offers();
  CHECK(ids(shown({"medicine"}, small.world())) == Ids{"pflege", "praxis"});
  CHECK(ids(shown({"crafts"}, small.world())).empty());
}

TEST_CASE("an offer is shown on its last day and is gone on the next") {
  SmallWorld small = three_offers();
  small.now.day = day(2026, 8, 31);
  CHECK(shown({}, small.world()).size() == 3);
  small.now.day = day(2026, 9, 1);
  CHECK(shown({}, small.world()).empty());
}

TEST_CASE("a persona hides no offer") {
  SmallWorld small = three_offers();
  for (content::Item& item : small.pack.items) item.personas = {"returnee"};
  small.visit.persona = "guest";
  CHECK(shown({}, small.world()).size() == 3);
}

TEST_CASE("only fields with an offer today are there to choose from") {
  SmallWorld small = three_offers();
  const auto named = fields(small.world());
  REQUIRE(named.size() == 2);
  CHECK(named[0]->id == "medicine");
  CHECK(named[1]->id == "engineering");
  small.now.day = day(2027, 1, 1);
  CHECK(fields(small.world()).empty());
}

TEST_CASE("tapping a field chooses it and counts it") {
  const SmallWorld small = three_offers();
  State state;
  const Wishes wishes = update(state, FieldTapped{"medicine"}, small.world());
  CHECK(state.field == "medicine");
  CHECK(wish<CountOne>(wishes) == CountOne{"field", "medicine"});
  update(state, FieldTapped{""}, small.world());
  CHECK(state.field.empty());
}

TEST_CASE("tapping an offer counts and opens it, and the field stays chosen") {
  const SmallWorld small = three_offers();
  State state{"medicine"};
  const Wishes wishes = update(state, OfferTapped{"pflege"}, small.world());
  CHECK(wish<CountOne>(wishes) == CountOne{"item", "pflege"});
  CHECK(wish<Open>(wishes).route == Route{ScreenName::kOffer, "pflege"});
  CHECK(state.field == "medicine");
}

TEST_CASE("the route can name the field to begin with, but not one the pack does not know") {
  const SmallWorld small = three_offers();
  CHECK(open({ScreenName::kOffers, "medicine"}, small.world()).field == "medicine");
  CHECK(open({ScreenName::kOffers, "no-such-field"}, small.world()).field.empty());
  CHECK(open({ScreenName::kOffers, ""}, small.world()).field.empty());
}

TEST_CASE("in landscape the tiles of any number of offers fill their strip without overlapping") {
  constexpr float kAcross = 780;
  for (size_t count = 0; count <= 12; ++count) {
    const Strip placed = strip(count, kAcross);
    REQUIRE(placed.tiles.size() == count);
    for (size_t i = 0; i < count; ++i) {
      CHECK(placed.tiles[i].top >= 0);
      CHECK(placed.tiles[i].bottom <= kAcross);
      CHECK(placed.tiles[i].right <= placed.length);
      for (size_t j = i + 1; j < count; ++j) {
        CHECK(overlap(placed.tiles[i], placed.tiles[j]).empty());
      }
    }
    // The last column is full: no hole below a lonely tile.
    if (count > 0) CHECK(placed.tiles.back().bottom == kAcross);
  }
}

}  // namespace gummiband::screens::offers
