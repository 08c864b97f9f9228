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
  for (const ScreenName screen : {ScreenName::kOffers, ScreenName::kEvents, ScreenName::kContacts,
                                  ScreenName::kWhy, ScreenName::kMap}) {
    const Wishes away = explore::update(state, explore::AwayTapped{screen}, world);
    CHECK(wish<Open>(away).route == Route{screen, ""});
  }
}

TEST_CASE("the map knows which district exploring was in") {
  SmallWorld small;
  const World world = small.world();
  explore::State state;
  state.district = "olpe";
  CHECK(wish<Open>(explore::update(state, explore::AwayTapped{ScreenName::kMap}, world)).route ==
        Route{ScreenName::kMap, "olpe"});
}

TEST_CASE("exploring begins in the district of the visitor's place, with its highlights first") {
  SmallWorld small;
  small.pack.items.clear();
  small.pack.districts.push_back({"soest", same("Kreis Soest"), ""});
  for (const char* id : {"a", "b", "c"}) add(small, id, "olpe", "nature");
  add(small, "d", "soest", "nature");
  small.pack.places = {sample_place("suedsauerland", "olpe")};
  small.pack.places[0].highlights = {"c", "b"};
  small.visit.place = "suedsauerland";
  const World world = small.world();
  explore::State state = explore::open({}, world);
  CHECK(state.district == "olpe");
  std::vector<std::string> ids;
  for (const content::Item* item : explore::shown(state, world)) ids.push_back(item->id);
  CHECK(ids == std::vector<std::string>{"c", "b", "a"});
  REQUIRE(explore::greeting(state, world) != nullptr);
  CHECK(explore::greeting(state, world)->id == "suedsauerland");
  explore::update(state, explore::DistrictTapped{"soest"}, world);
  CHECK(explore::greeting(state, world) == nullptr);
}

TEST_CASE("a route to exploring names a district, or all, or leaves it as it was") {
  SmallWorld small;
  small.pack.places = {sample_place("suedsauerland", "olpe")};
  small.visit.place = "suedsauerland";
  const World world = small.world();
  explore::State state =
      explore::open({ScreenName::kExplore, std::string(explore::kEverywhere)}, world);
  CHECK(state.district.empty());
  state.theme = "nature";
  explore::arrive(state, {ScreenName::kExplore, "olpe"}, world);
  CHECK(state.district == "olpe");
  CHECK(state.theme.empty());
  explore::arrive(state, {ScreenName::kExplore, "atlantis"}, world);
  explore::arrive(state, {ScreenName::kExplore, ""}, world);
  CHECK(state.district == "olpe");
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

TEST_CASE("a line of tiles is looked at where it was pushed to, the greeting first") {
  const float step = explore::kLineTile + ui::kGutter;
  CHECK(explore::looked_at(0, 0, false) == std::nullopt);
  CHECK(explore::looked_at(0, 3, false) == 0);
  CHECK(explore::looked_at(0.4F * step, 3, false) == 0);
  CHECK(explore::looked_at(0.6F * step, 3, false) == 1);
  CHECK(explore::looked_at(-200, 3, false) == 0);  // pulled beyond its start
  CHECK(explore::looked_at(99 * step, 3, false) == 2);
  CHECK(explore::looked_at(0, 3, true) == std::nullopt);
  CHECK(explore::looked_at(0.6F * explore::kLineGreeting, 3, true) == 0);
  CHECK(explore::looked_at(explore::kLineGreeting + ui::kGutter + step, 3, true) == 1);
  for (const bool greeted : {false, true}) {
    for (size_t i = 0; i < 3; ++i) {
      CHECK(explore::looked_at(explore::line_offset(i, greeted), 3, greeted) == i);
    }
  }
}
