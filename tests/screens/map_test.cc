#include "screens/map.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "catch.h"
#include "content/load.h"
#include "screens/explore.h"
#include "small_world.h"

using namespace gummiband;
using namespace gummiband::screens;

namespace {

content::Pack sample_pack() {
  content::LoadedPack loaded = content::load_pack(
      base::Path(GUMMIBAND_SOURCE_DIR) / "content/suedwestfalen", day(2027, 6, 19));
  base::check(loaded.pack.has_value(), "the sample pack does not load");
  return std::move(*loaded.pack);
}

// Whether a point is within a closed outline.
bool within(const std::vector<ui::Point>& outline, ui::Point p) {
  bool inside = false;
  for (size_t i = 0; i < outline.size(); ++i) {
    const ui::Point& a = outline[i];
    const ui::Point& b = outline[(i + 1) % outline.size()];
    if ((a.y <= p.y) != (b.y <= p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) {
      inside = !inside;
    }
  }
  return inside;
}

}  // namespace

TEST_CASE("a tapped district is counted and sets what exploring shows") {
  SmallWorld small;
  const World world = small.world();
  map::State state = map::open({}, world);
  const Wishes one = map::update(state, map::DistrictTapped{"olpe"}, world);
  CHECK(wish<CountOne>(one) == CountOne{"district", "olpe"});
  CHECK(wish<Open>(one).route == Route{ScreenName::kExplore, "olpe"});
  const Wishes all = map::update(state, map::DistrictTapped{""}, world);
  CHECK(wish<Open>(all).route == Route{ScreenName::kExplore, std::string(explore::kEverywhere)});
}

TEST_CASE("the rectangle to touch fills the part of the outline around its point") {
  const std::vector<ui::Point> square = {{0, 0}, {300, 0}, {300, 300}, {0, 300}};
  const ui::Rect rect = map::largest_within(square, {150, 150});
  CHECK(rect.width() > 270);
  CHECK(rect.height() > 270);
  // An L: around a point in its foot, the foot.
  const std::vector<ui::Point> ell = {{0, 0},     {100, 0},   {100, 200},
                                      {400, 200}, {400, 300}, {0, 300}};
  const ui::Rect foot = map::largest_within(ell, {300, 250});
  CHECK(foot.width() > 370);
  CHECK(foot.top >= 200);
  CHECK(foot.bottom <= 300);
  CHECK(map::largest_within(square, {400, 150}).empty());
}

TEST_CASE("every district of the sample pack has room for a finger, and none for two districts") {
  SmallWorld small;
  small.pack = sample_pack();
  const map::State state = map::open({ScreenName::kMap, "olpe"}, small.world());
  CHECK(state.district == "olpe");
  REQUIRE(state.shapes.size() == 5);
  // The smallest the map is drawn, on a landscape screen.
  const float scale = 0.82F;
  for (const map::Shape& shape : state.shapes) {
    INFO(shape.district);
    CHECK(shape.touch.width() * scale >= 120);
    CHECK(shape.touch.height() * scale >= 120);
    const ui::Rect core = ui::inset(shape.touch, 24, 24);
    for (const ui::Point corner :
         {ui::Point{core.left, core.top}, ui::Point{core.right, core.top},
          ui::Point{core.right, core.bottom}, ui::Point{core.left, core.bottom}}) {
      CHECK(within(shape.outline, corner));
    }
    for (const map::Shape& other : state.shapes) {
      if (&other != &shape) CHECK(overlap(shape.touch, other.touch).empty());
    }
  }
}

TEST_CASE("a smooth outline runs through all of its corners") {
  const std::vector<content::MapPoint> corners = {{0, 0}, {100, 20}, {120, 130}, {10, 90}};
  const std::vector<ui::Point> outline = map::smooth_outline(corners, {});
  for (const content::MapPoint& corner : corners) {
    const ui::Point p{static_cast<float>(corner.x), static_cast<float>(corner.y)};
    CHECK(std::ranges::find(outline, p) != outline.end());
  }
}

TEST_CASE("neighbours share the whole curve between the corners where they meet and part") {
  using Corners = std::vector<content::MapPoint>;
  const Corners left = {{0, 0}, {100, 0}, {140, 100}, {90, 200}, {0, 200}};
  const Corners right = {{100, 0}, {300, 0}, {300, 200}, {90, 200}, {140, 100}};
  const std::vector<content::MapDistrict> both = {{"left", {50, 100}, left},
                                                  {"right", {200, 100}, right}};
  const Corners fixed = map::junctions(both);
  CHECK(fixed == Corners{{100, 0}, {90, 200}});
  const auto outline = map::smooth_outline(left, fixed);
  const auto other = map::smooth_outline(right, fixed);
  int shared = 0;
  for (const ui::Point& p : outline) {
    shared += static_cast<int>(std::ranges::count_if(other, [&](const ui::Point& q) {
      return std::abs(p.x - q.x) < 0.01F && std::abs(p.y - q.y) < 0.01F;
    }));
  }
  // Two stretches of eight steps and the corner at their end.
  CHECK(shared == 17);
}
