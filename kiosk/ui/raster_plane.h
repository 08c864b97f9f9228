// Quantities that change evenly over the screen: colours and texture coordinates. Part of the CPU
// painter. Whole numbers all along, so that a pixel does not depend on where its span began.
#pragma once

#include <cstdint>

#include "ui/raster.h"

namespace gummiband::ui {

inline constexpr int kPlaneBits = 24;  // of the fraction
inline constexpr int64_t kPlaneOne = int64_t{1} << kPlaneBits;

struct Plane {
  int64_t base = 0;  // at the centre of pixel (0, 0)
  int64_t dx = 0;    // per pixel
  int64_t dy = 0;

  int64_t at(int x, int y) const { return base + dx * x + dy * y; }
};

// The planes of one triangle; make it once, then ask for each quantity.
class PlaneMaker {
 public:
  // The triangle's area must not be 0.
  explicit PlaneMaker(const std::array<Corner, 3>& corners);
  // From the values at the corners. A slope too steep for a whole pixel to show it is cut off.
  Plane plane(double first, double second, double third) const;

 private:
  double x_[3];  // pixels, of the corners
  double y_[3];
  double area_;
};

}  // namespace gummiband::ui
