#include "screens/explore.h"

#include "catch.h"
#include "small_world.h"
#include "ui/widgets.h"

using namespace gummiband;
using namespace gummiband::screens;

namespace {

content::Item& add(SmallWorld& small, const std::string& id, const std::string& district,
                   const std::string& theme) {
  content::Item& item = small.add(id, content::ItemKind::kHighlight, id);
  item.district = district;
  item.themes = {theme};
  return item;
}

}  // namespace

TEST_CASE("exploring shows everything until somebody filters by theme and district") {
  SmallWorld small;
  small.pack.items.clear();
  add(small, "a", "olpe", "nature");
  add(small, "b", "soest", "nature");
  add(small, "c", "soest", "castles");
  const World world = small.world();
  explore::State state = explore::open({}, world);
  CHECK(explore::shown(state, world).size() == 3);
  explore::update(state, explore::ThemeTapped{"nature"}, world);
  CHECK(explore::shown(state, world).size() == 2);
  explore::update(state, explore::DistrictTapped{"soest"}, world);
  REQUIRE(explore::shown(state, world).size() == 1);
  CHECK(explore::shown(state, world)[0]->id == "b");
  explore::update(state, explore::ThemeTapped{""}, world);
  CHECK(explore::shown(state, world).size() == 2);
}

TEST_CASE("the way out of a choice that has nothing to show shows everything") {
  SmallWorld small;
  add(small, "a", "olpe", "nature");
  const World world = small.world();
  explore::State state{"castles", "soest"};
  REQUIRE(explore::shown(state, world).empty());
  explore::update(state, explore::ShowAllTapped{}, world);
  CHECK(explore::shown(state, world).size() == 1);
  CHECK(state == explore::State{});
}

TEST_CASE("a tile opens its highlight and is counted, its heart is only toggled") {
  SmallWorld small;
  const World world = small.world();
  explore::State state;
  const Wishes opened = explore::update(state, explore::ItemTapped{"x"}, world);
  CHECK(wish<Open>(opened).route == Route{ScreenName::kHighlight, "x"});
  CHECK(wish<CountOne>(opened) == CountOne{"item", "x"});
  const Wishes hearted = explore::update(state, explore::HeartTapped{"x"}, world);
  REQUIRE(hearted.size() == 1);
  CHECK(wish<ToggleHeart>(hearted).item == "x");
}

TEST_CASE("work and dates lead to screens of their own") {
  SmallWorld small;
  const World world = small.world();
  explore::State state;
  CHECK(wish<Open>(explore::update(state, explore::OffersTapped{}, world)).route.screen ==
        ScreenName::kOffers);
  CHECK(wish<Open>(explore::update(state, explore::EventsTapped{}, world)).route.screen ==
        ScreenName::kEvents);
}

TEST_CASE("no two tiles of a mosaic overlap, in either direction and for any number") {
  for (const ui::Axis axis : {ui::Axis::kVertical, ui::Axis::kHorizontal}) {
    for (size_t count = 0; count <= 40; ++count) {
      const explore::Mosaic mosaic = explore::mosaic(count, 984, axis);
      REQUIRE(mosaic.tiles.size() == count);
      for (size_t i = 0; i < count; ++i) {
        const ui::Rect& tile = mosaic.tiles[i];
        CHECK(tile.width() >= 300);
        CHECK(tile.height() >= 300);
        const float end = axis == ui::Axis::kVertical ? tile.bottom : tile.right;
        CHECK(end <= mosaic.length + 0.5F);
        for (size_t j = i + 1; j < count; ++j) {
          const ui::Rect both = overlap(tile, mosaic.tiles[j]);
          CHECK((both.width() <= 0.01F || both.height() <= 0.01F));
        }
      }
    }
  }
}
