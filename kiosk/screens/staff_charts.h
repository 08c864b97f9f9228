// Charts of the staff area: tiles with a number, bars over hours, bars beside names. The largest is
// in the heart's red; every value is written at its bar.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "screens/staff_parts.h"

namespace gummiband::screens {

struct NumberTile {
  std::string name;
  int64_t number = 0;
};
StaffBlock number_tiles(const std::vector<NumberTile>& tiles, ui::Ui& ui);

struct Bar {
  std::string name;
  int64_t number = 0;
};
// The hours of the day a chart shows: from the first with a number to the last or to `now`, and
// never fewer than kFewestHours, so that a single bar does not fill the card.
inline constexpr int kFewestHours = 8;
std::vector<Bar> hour_bars(const staff::Hours& hours, int now);

// Upright bars, one for each hour; `nothing` is said where all are 0.
StaffBlock hour_chart(const std::string& title, const std::string& nothing,
                      const std::vector<Bar>& bars, ui::Ui& ui);
StaffBlock bar_chart(const std::string& title, const std::string& nothing,
                     const std::vector<Bar>& bars, ui::Ui& ui);

}  // namespace gummiband::screens
