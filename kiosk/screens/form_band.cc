#include "screens/form_band.h"

#include <cmath>

namespace gummiband::screens::form {

float band_reach(double since_s) {
  constexpr double kSpring = 14;     // radians per second
  constexpr double kDamping = 0.56;  // of the critical one: 12 % over
  constexpr double kEaseS = 0.15;    // in which what is left of the swing goes
  if (since_s <= 0) return 0;
  if (since_s >= kBandSettlesS) return 1;
  const double swing = kSpring * std::sqrt(1 - kDamping * kDamping);
  const double decay = kDamping * kSpring;
  const double rest = std::exp(-decay * since_s) *
                      (std::cos(swing * since_s) + decay / swing * std::sin(swing * since_s));
  const double left = std::fmin(1.0, (kBandSettlesS - since_s) / kEaseS);
  return static_cast<float>(1 - rest * left);
}

}  // namespace gummiband::screens::form
