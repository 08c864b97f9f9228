#include "screens/passage.h"

#include <algorithm>

namespace gummiband::screens::passage {
namespace {

constexpr float kRise = 160;        // u
constexpr float kArrivesIn = 0.4F;  // of a rise: what comes is opaque by then
constexpr float kNear = 16;         // u: a finger hits what the eye sees
constexpr float kSeen = 0.5F;       // alpha

}  // namespace

std::optional<Pose> pose(Way way, Sheet sheet, float ms, bool still, const ui::Motion& motion) {
  const bool rises = way == Way::kForward && sheet == Sheet::kThere && !still;
  const float whole = std::max(1.0F, rises ? motion.sheet : motion.fade);
  if (ms >= whole) return std::nullopt;
  const float t = std::max(0.0F, ms / whole);
  if (!rises) return Pose{t, 0};
  const float rest = 1 - t;
  return Pose{std::min(1.0F, t / kArrivesIn), kRise * rest * rest * rest};
}

bool deaf(const Pose& pose) {
  return pose.drop > kNear || pose.alpha < kSeen;
}

}  // namespace gummiband::screens::passage
