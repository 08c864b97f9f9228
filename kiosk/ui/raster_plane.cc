#include "ui/raster_plane.h"

#include <algorithm>
#include <cmath>

namespace gummiband::ui {
namespace {

// Per pixel. Times kMostCoordinate and kPlaneOne it still fits into 63 bits.
constexpr double kSteepest = 1 << 16;
// Below this a slope is an error of rounding: over the largest texture not 1/256 of a texel.
constexpr int64_t kFlattest = 4;

int64_t fixed(double value) {
  return std::llround(value * static_cast<double>(kPlaneOne));
}

int64_t slope(double value) {
  const int64_t rounded = fixed(std::clamp(value, -kSteepest, kSteepest));
  return std::abs(rounded) <= kFlattest ? 0 : rounded;
}

}  // namespace

PlaneMaker::PlaneMaker(const std::array<Corner, 3>& corners) {
  for (size_t i = 0; i < 3; ++i) {
    x_[i] = static_cast<double>(corners[i].x) / kSubpixels;
    y_[i] = static_cast<double>(corners[i].y) / kSubpixels;
  }
  area_ = (x_[1] - x_[0]) * (y_[2] - y_[0]) - (x_[2] - x_[0]) * (y_[1] - y_[0]);
}

Plane PlaneMaker::plane(double first, double second, double third) const {
  const double to_second = second - first;
  const double to_third = third - first;
  Plane plane;
  plane.dx = slope((to_second * (y_[2] - y_[0]) - to_third * (y_[1] - y_[0])) / area_);
  plane.dy = slope((to_third * (x_[1] - x_[0]) - to_second * (x_[2] - x_[0])) / area_);
  const double one = static_cast<double>(kPlaneOne);
  plane.base = std::llround(first * one + static_cast<double>(plane.dx) * (0.5 - x_[0]) +
                            static_cast<double>(plane.dy) * (0.5 - y_[0]));
  return plane;
}

}  // namespace gummiband::ui
