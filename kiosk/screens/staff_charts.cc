#include "screens/staff_charts.h"

#include <algorithm>

namespace gummiband::screens {

std::vector<Bar> hour_bars(const staff::Hours& hours, int now) {
  constexpr int kLastHour = 23;
  int first = now;
  int last = now;
  for (int hour = 0; hour <= kLastHour; ++hour) {
    if (hours[static_cast<size_t>(hour)] == 0) continue;
    first = std::min(first, hour);
    last = std::max(last, hour);
  }
  const int missing = kFewestHours - (last - first + 1);
  if (missing > 0) first = std::max(0, first - missing);
  last = std::max(last, first + kFewestHours - 1);
  std::vector<Bar> bars;
  for (int hour = first; hour <= last; ++hour) {
    bars.push_back({std::to_string(hour), hours[static_cast<size_t>(hour)]});
  }
  return bars;
}

}  // namespace gummiband::screens
