// Golden pictures of slips, in tests/golden/: made on Debian 12; other versions of Pango and the
// faces get more tolerance. GUMMIBAND_GOLDEN=write renews them: look at each before you commit.
#pragma once

#include <string>

#include "slips/dots.h"

namespace gummiband::slips::testing {

inline constexpr double kGoldenTolerance = 0.0005;
inline constexpr double kOtherDebianTolerance = 0.05;

// Share of dots that differ; 1 when the sizes differ.
double difference(const Dots& a, const Dots& b);
// The same, where a row of `a` may have slipped up or down by this many: another version of Pango
// rounds a line's height the other way, and a code stands a dot lower with all its modules.
inline constexpr int kMostRowsSlipped = 4;
double difference_but_for_slipping(const Dots& a, const Dots& b);

// A check of the running test.
void compare_golden(const std::string& name, const Dots& dots);

}  // namespace gummiband::slips::testing
