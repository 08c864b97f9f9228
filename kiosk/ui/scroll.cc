#include "ui/scroll.h"

#include <algorithm>
#include <cmath>

namespace gummiband::ui {
namespace {

constexpr float kFriction = 3.2F;        // per second: how fast a fling dies
constexpr float kSpring = 14.0F;         // per second: how fast an end pulls back
constexpr float kOverscrollGive = 0.4F;  // how much of a drag gets through beyond the end
constexpr float kSlowest = 12.0F;        // u per second: slower counts as still
constexpr float kFastest = 9000.0F;
constexpr float kSmoothing = 0.6F;  // weight of the newest finger speed

}  // namespace

void Scroll::grab() {
  held_ = true;
  velocity_ = 0;
}

void Scroll::drag(float delta, float limit, float dt_s) {
  const bool outside = offset_ < 0 || offset_ > limit;
  offset_ += delta * (outside ? kOverscrollGive : 1.0F);
  if (dt_s > 0) {
    const float speed = std::clamp(delta / dt_s, -kFastest, kFastest);
    velocity_ += kSmoothing * (speed - velocity_);
  }
}

void Scroll::release() {
  held_ = false;
}

bool Scroll::settle(float limit, float dt_s) {
  if (held_) return false;
  const float end = std::clamp(offset_, 0.0F, limit);
  if (offset_ != end) {
    velocity_ = 0;
    offset_ = end + (offset_ - end) * std::exp(-kSpring * dt_s);
    if (std::abs(offset_ - end) < 0.5F) offset_ = end;
    return offset_ != end;
  }
  if (std::abs(velocity_) < kSlowest) {
    velocity_ = 0;
    return false;
  }
  offset_ += velocity_ * dt_s;
  velocity_ *= std::exp(-kFriction * dt_s);
  return true;
}

void Scroll::jump(float offset, float limit) {
  offset_ = std::clamp(offset, 0.0F, limit);
  velocity_ = 0;
}

}  // namespace gummiband::ui
