#include "screens/attract_motion.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "screens/pieces.h"

namespace gummiband::screens::attract {
namespace {

constexpr double kMsPerS = 1000;
constexpr double kEaseS = 1.5;  // in which a swing begins and ends
constexpr float kVertical = 0.3F;
// Of the beat's 1100 ms: when a ring leaves, how long it is on its way, and how far apart they are.
constexpr double kRingLeaves = 120.0 / 1100;
constexpr double kRingTakes = 900.0 / 1100;
constexpr double kRingGap = 0.12;  // of its way

// Where in the beat we are, 0..1.
double into_beat(double elapsed_s, const ui::Motion& motion) {
  const double whole_s = std::max(1.0, static_cast<double>(motion.beat)) / kMsPerS;
  return std::fmod(std::max(0.0, elapsed_s), whole_s) / whole_s;
}

}  // namespace

Turn turn(double elapsed_s, double hold_ms, double fade_ms, size_t count) {
  if (count == 0) return {};
  const double hold_s = std::max(1.0, hold_ms) / kMsPerS;
  const auto step = static_cast<size_t>(std::max(0.0, elapsed_s) / hold_s);
  Turn result;
  result.now = step % count;
  result.before = step == 0 ? result.now : (step - 1) % count;
  result.since_s = std::max(0.0, elapsed_s - static_cast<double>(step) * hold_s);
  result.left_s = hold_s - result.since_s;
  const bool changes = step > 0 && count > 1;
  if (changes) {
    const double share = result.since_s * kMsPerS / std::max(1.0, fade_ms);
    result.arrived = static_cast<float>(std::min(1.0, share));
  }
  // The only one stays as it is.
  if (count == 1) {
    result.since_s = std::max(0.0, elapsed_s);
    result.left_s = kForeverS;
  }
  return result;
}

ui::Point swing(const Turn& scene, double fade_ms, const ui::Motion& motion, size_t count) {
  const double period_s = std::max(1.0F, motion.parallax) / kMsPerS;
  const double angle = 2 * std::numbers::pi * scene.since_s / period_s;
  double ease = smooth_step((scene.since_s - fade_ms / kMsPerS) / kEaseS);
  if (count > 1) ease *= smooth_step(scene.left_s / kEaseS);
  return {static_cast<float>(ease * std::sin(angle)),
          kVertical * static_cast<float>(ease * std::sin(2 * angle))};
}

float veil_over(ui::Colour sky, ui::Colour veil, ui::Colour words) {
  constexpr float kStep = 0.01F;
  float alpha = kThinnestVeil;
  while (alpha < 1 && ui::contrast(words, mixed(sky, veil, alpha)) < kVeilContrast) alpha += kStep;
  return std::min(alpha, 1.0F);
}

float beat(double elapsed_s, const ui::Motion& motion) {
  constexpr std::array<ui::Point, 6> kKeys = {
      {{0, 1}, {120, 1.07F}, {260, 1}, {370, 1.04F}, {570, 1}, {1100, 1}}};
  const auto at = static_cast<float>(into_beat(elapsed_s, motion)) * kKeys.back().x;
  for (size_t i = 1; i < kKeys.size(); ++i) {
    if (at > kKeys[i].x) continue;
    const float t = (at - kKeys[i - 1].x) / (kKeys[i].x - kKeys[i - 1].x);
    return kKeys[i - 1].y + static_cast<float>(smooth_step(t)) * (kKeys[i].y - kKeys[i - 1].y);
  }
  return 1;
}

float ring(double elapsed_s, int number, const ui::Motion& motion) {
  const double way = (into_beat(elapsed_s, motion) - kRingLeaves) / kRingTakes;
  const double own = way - number * kRingGap;
  return own <= 0 ? 1 : static_cast<float>(std::min(1.0, own));
}

}  // namespace gummiband::screens::attract
