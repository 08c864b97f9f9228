// Today at a glance: the ways on and out.
#include "screens/staff_today.h"

#include "catch.h"
#include "small_world.h"

using namespace gummiband;
using namespace gummiband::screens;

TEST_CASE("locking ends the area and counts nothing") {
  const SmallWorld small;
  staff_today::State state;
  const Wishes wishes = staff_today::update(state, staff_today::LockTapped{}, small.world());
  REQUIRE(wishes.size() == 1);
  CHECK(std::holds_alternative<staff::Lock>(wish<staff::Wish>(wishes)));
}

TEST_CASE("a page of the area is opened by its button, and sticks are looked for at once") {
  const SmallWorld small;
  staff_today::State state;
  const Wishes printer =
      staff_today::update(state, staff_today::PageTapped{ScreenName::kStaffPrinter}, small.world());
  REQUIRE(printer.size() == 1);
  CHECK(wish<Open>(printer).route.screen == ScreenName::kStaffPrinter);
  const Wishes stick =
      staff_today::update(state, staff_today::PageTapped{ScreenName::kStaffStick}, small.world());
  CHECK(wish<Open>(stick).route.screen == ScreenName::kStaffStick);
  CHECK(std::holds_alternative<staff::LookForSticks>(wish<staff::Wish>(stick)));
}
