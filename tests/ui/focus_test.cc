#include "ui/focus.h"

#include "catch.h"

using namespace gummiband;

namespace {

ui::Control control(const char* name, const ui::Rect& rect, const char* scroller = "") {
  ui::Control made;
  made.name = made.label = name;
  made.rect = made.visible = rect;
  made.scroller = scroller;
  return made;
}

std::vector<std::string> names(const std::vector<ui::Control>& controls) {
  std::vector<std::string> result;
  for (const ui::Stop& stop : ui::reading_order(controls)) result.push_back(stop.name);
  return result;
}

}  // namespace

TEST_CASE("what stands above is read first, and at the same height what stands left") {
  CHECK(names({control("dock", {0, 900, 100, 1000}), control("right", {60, 100, 100, 200}),
               control("left", {0, 110, 50, 210}), control("title", {0, 0, 100, 90})}) ==
        std::vector<std::string>{"title", "left", "right", "dock"});
}

TEST_CASE("a column is read to its end before the next one begins") {
  CHECK(names({control("b1", {60, 50, 100, 140}), control("a1", {0, 0, 50, 90}),
               control("a2", {0, 95, 50, 190}), control("b2", {60, 150, 100, 240})}) ==
        std::vector<std::string>{"a1", "a2", "b1", "b2"});
}

TEST_CASE("a scroller is one block, and what it hides is reached as well") {
  ui::Control list = control("list", {0, 100, 100, 300});
  list.role = ui::Role::kScroller;
  CHECK(
      names({control("foot", {0, 310, 100, 400}), list, control("far", {0, 900, 100, 990}, "list"),
             control("near", {0, 110, 100, 200}, "list"), control("head", {0, 0, 100, 90})}) ==
      std::vector<std::string>{"head", "near", "far", "foot"});
}

TEST_CASE("a scroller within a scroller keeps its place there") {
  ui::Control page = control("page", {0, 0, 100, 300});
  ui::Control strip = control("strip", {0, 100, 100, 150}, "page");
  page.role = strip.role = ui::Role::kScroller;
  CHECK(names({page, strip, control("below", {0, 160, 100, 200}, "page"),
               control("chip", {0, 105, 40, 145}, "strip"),
               control("above", {0, 0, 100, 90}, "page")}) ==
        std::vector<std::string>{"above", "chip", "below"});
}

TEST_CASE("what is disabled or has no name to speak is no stop") {
  ui::Control off = control("off", {0, 0, 100, 100});
  off.enabled = false;
  ui::Control dumb = control("dumb", {0, 200, 100, 300});
  dumb.label.clear();
  CHECK(names({off, dumb}).empty());
  CHECK(names({}).empty());
}

TEST_CASE("a heading is announced, a button is operated") {
  ui::Control heading = control("heading", {0, 0, 100, 50});
  heading.role = ui::Role::kHeading;
  const auto stops = ui::reading_order({heading, control("button", {0, 60, 100, 100})});
  REQUIRE(stops.size() == 2);
  CHECK_FALSE(stops[0].operable);
  CHECK(stops[1].operable);
}
