#include "screens/passage.h"

#include "catch.h"
#include "small_world.h"

using namespace gummiband;
using namespace gummiband::screens::passage;

namespace {
const ui::Motion kMotion = screens::sample_theme().motion;
}

TEST_CASE("a sheet rises by 160 u, fast at first, and is in its place after 480 ms") {
  const auto at = [](float ms) { return pose(Way::kForward, Sheet::kThere, ms, false, kMotion); };
  REQUIRE(at(0).has_value());
  CHECK(at(0)->drop == 160);
  CHECK(at(0)->alpha == 0);
  CHECK(at(240)->drop == Approx(20));
  CHECK(at(240)->alpha == 1);
  CHECK(at(479)->drop < 0.1F);
  CHECK_FALSE(at(480).has_value());
}

TEST_CASE("what has no sheet, and the way back, fades over and stays in its place") {
  for (const auto& [way, sheet] : {std::pair{Way::kForward, Sheet::kNone},
                                   {Way::kBack, Sheet::kNone},
                                   {Way::kBack, Sheet::kThere}}) {
    for (float ms = 0; ms < kMotion.fade; ms += 10) {
      const auto now = pose(way, sheet, ms, false, kMotion);
      REQUIRE(now.has_value());
      CHECK(now->drop == 0);
      CHECK(now->alpha == Approx(ms / kMotion.fade));
    }
    CHECK_FALSE(pose(way, sheet, kMotion.fade, false, kMotion).has_value());
  }
}

TEST_CASE("where motion is not wanted nothing travels, and the fade is short") {
  for (float ms = 0; ms < 160; ms += 10) {
    CHECK(pose(Way::kForward, Sheet::kThere, ms, true, kMotion)->drop == 0);
  }
  CHECK_FALSE(pose(Way::kForward, Sheet::kThere, 160, true, kMotion).has_value());
}

TEST_CASE("nothing is touched before it is seen where it can be touched, and soon it is") {
  const auto deaf_at = [](float ms) {
    return deaf(*pose(Way::kForward, Sheet::kThere, ms, false, kMotion));
  };
  CHECK(deaf_at(0));
  CHECK(deaf_at(150));
  CHECK_FALSE(deaf_at(300));
  CHECK(deaf(*pose(Way::kBack, Sheet::kThere, 20, false, kMotion)));
  CHECK_FALSE(deaf(*pose(Way::kBack, Sheet::kThere, 100, false, kMotion)));
}
