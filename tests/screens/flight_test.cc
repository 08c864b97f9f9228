#include "screens/flight.h"

#include "catch.h"
#include "small_world.h"

using namespace gummiband;
using screens::flight::bump;
using screens::flight::pose;

TEST_CASE("A collected heart swells where it was tapped, flies over an arc and arrives") {
  const ui::Motion motion = screens::sample_theme().motion;
  const ui::Point from{900, 400};
  const ui::Point to{406, 1840};
  const auto start = pose(from, to, 0, motion);
  REQUIRE(start.has_value());
  CHECK(start->centre.x == from.x);
  CHECK(start->scale == Approx(0.8F));
  float largest = 0;
  for (float ms = 0; ms < motion.pop; ms += 10) {
    largest = std::max(largest, pose(from, to, ms, motion)->scale);
  }
  CHECK(largest == Approx(1.25F).margin(0.02));
  const auto middle = pose(from, to, motion.pop + motion.fly / 2, motion);
  REQUIRE(middle.has_value());
  CHECK(middle->centre.y < (from.y + to.y) / 2);  // above the straight way
  const auto late = pose(from, to, motion.pop + motion.fly - 1, motion);
  REQUIRE(late.has_value());
  CHECK(late->centre.x == Approx(to.x).margin(3));
  CHECK(late->centre.y == Approx(to.y).margin(10));
  CHECK_FALSE(pose(from, to, motion.pop + motion.fly, motion).has_value());
}

TEST_CASE("The counter answers the arrival, and not before") {
  const ui::Motion motion = screens::sample_theme().motion;
  CHECK(bump(motion.pop + motion.fly - 1, motion) == 1);
  CHECK(bump(motion.pop + motion.fly + 90, motion) > 1.2F);
  CHECK(bump(motion.pop + motion.fly + 500, motion) == 1);
}
