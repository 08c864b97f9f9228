// Calendar days and local times as content writes them.
//
// Days are std::chrono::year_month_day. Times of day in content are local to the region
// (Europe/Berlin), whatever zone the machine was set to. Any thread.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gummiband::base {

using Day = std::chrono::year_month_day;

// "2026-06-20", nothing else; nothing for a day that does not exist.
std::optional<Day> parse_day(std::string_view text);
// "2026-06-20"
std::string day_text(Day day);
// 1 = Monday .. 7 = Sunday
unsigned weekday_number(Day day);
// Local time is that of the region from now on, not that of the machine, which is often left at
// UTC. Once, at the start of main, before there are threads.
void use_the_regions_time();

// The day it is in the region at this wall time.
Day local_day(int64_t wall_ms);

struct LocalTime {
  Day day;
  int hour = 0;    // 0..23
  int minute = 0;  // 0..59
  auto operator<=>(const LocalTime&) const = default;
};

// "2026-06-20 17:00", or the same with a T between.
std::optional<LocalTime> parse_local_time(std::string_view text);
// Day and time in the region at this wall time.
LocalTime local_time(int64_t wall_ms);

// "2026-06-20 17:00"
std::string local_text(const LocalTime& time);

// The wall time, in ms since 1970, at which it is this day and time in the region.
int64_t wall_ms_at(const LocalTime& time);
// "2026-05-01T09:30:12Z"
std::string utc_text(int64_t wall_ms);

}  // namespace gummiband::base
