#include <algorithm>
#include <array>
#include <cmath>

#include "screens/dock.h"
#include "screens/flight.h"
#include "screens/hearts.h"

namespace gummiband::screens::flight {
namespace {

constexpr float kHeart = 96;       // u
constexpr float kSizeStep = 8;     // each size is baked once
constexpr float kArcHeight = 180;  // how far the arc rises over the straight way
constexpr float kBumpMs = 180;
constexpr float kBump = 0.25F;
constexpr double kMsPerS = 1000;

// 0.8 - 1.25 - 1, as a thing that is taken up.
float popped(float t) {
  constexpr std::array<ui::Point, 3> kKeys = {{{0, 0.8F}, {0.55F, 1.25F}, {1, 1}}};
  for (size_t i = 1; i < kKeys.size(); ++i) {
    if (t > kKeys[i].x) continue;
    const float into = (t - kKeys[i - 1].x) / (kKeys[i].x - kKeys[i - 1].x);
    const float eased = 1 - (1 - into) * (1 - into);
    return kKeys[i - 1].y + eased * (kKeys[i].y - kKeys[i - 1].y);
  }
  return 1;
}

float stepped(float size) {
  return std::round(size / kSizeStep) * kSizeStep;
}

float in_out_cubic(float t) {
  return t < 0.5F ? 4 * t * t * t : 1 - std::pow(-2 * t + 2, 3.0F) / 2;
}

}  // namespace

std::optional<Pose> pose(ui::Point from, ui::Point to, float ms, const ui::Motion& motion) {
  if (ms < 0 || ms >= motion.pop + motion.fly) return std::nullopt;
  if (ms < motion.pop) return Pose{from, popped(ms / motion.pop)};
  const float t = in_out_cubic((ms - motion.pop) / motion.fly);
  const float rise = kArcHeight * 4 * t * (1 - t);
  return Pose{{from.x + t * (to.x - from.x), from.y + t * (to.y - from.y) - rise}, 1 - 0.4F * t};
}

float bump(float ms, const ui::Motion& motion) {
  const float t = (ms - motion.pop - motion.fly) / kBumpMs;
  return t <= 0 || t >= 1 ? 1 : 1 + kBump * 4 * t * (1 - t);
}

void draw(const Flight& flight, const World& world, ui::Ui& ui) {
  if (flight.began_s < 0 || world.still()) return;
  const ui::Control* counter = ui.find("dock.hearts");
  if (counter == nullptr) return;
  ui::Canvas& canvas = ui.canvas();
  const ui::Motion& motion = canvas.theme().motion;
  const auto ms = static_cast<float>((world.uptime_s - flight.began_s) * kMsPerS);
  const ui::Point to = dock_counter(canvas, counter->rect);
  if (const auto at = pose(flight.from, to, ms, motion)) {
    // Until it has arrived, it does not count.
    const size_t count = hearts::collected(world).size();
    draw_counter(canvas, to, count - std::min<size_t>(count, 1), kCounterSize);
    const float size = stepped(kHeart * at->scale);
    canvas.icon("favorite", at->centre, size + kSizeStep, canvas.palette().white);
    canvas.icon("favorite", at->centre, size, canvas.palette().band);
    canvas.keep_moving();
  } else if (ms < motion.pop + motion.fly + kBumpMs) {
    draw_counter(canvas, to, hearts::collected(world).size(),
                 stepped(kCounterSize * bump(ms, motion)));
    canvas.keep_moving();
  }
}

}  // namespace gummiband::screens::flight
