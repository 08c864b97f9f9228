#include "screens/form_band.h"

#include <algorithm>
#include <cmath>

#include "catch.h"

using gummiband::screens::form::band_reach;
using gummiband::screens::form::kBandSettlesS;

TEST_CASE("the band stretches to the next step, a little over it, and is at rest within 600 ms") {
  CHECK(band_reach(-1) == 0);
  CHECK(band_reach(0) == 0);
  float most = 0;
  for (double s = 0; s < kBandSettlesS; s += 0.001) most = std::max(most, band_reach(s));
  CHECK(most > 1.08F);
  CHECK(most <= 1.12F);
  CHECK(band_reach(kBandSettlesS) == 1);
  CHECK(band_reach(10) == 1);
}

TEST_CASE("the band never jumps, not even to its rest") {
  float before = 0;
  for (double s = 0; s < 1; s += 1.0 / 240) {
    CHECK(std::abs(band_reach(s) - before) < 0.04F);
    before = band_reach(s);
  }
}
