#include "app/replay_clock.h"

#include <ctime>

namespace gummiband::app {

void ReplayClock::set(const base::LocalTime& time) {
  std::tm parts{};
  parts.tm_year = static_cast<int>(time.day.year()) - 1900;
  parts.tm_mon = static_cast<int>(static_cast<unsigned>(time.day.month())) - 1;
  parts.tm_mday = static_cast<int>(static_cast<unsigned>(time.day.day()));
  parts.tm_hour = time.hour;
  parts.tm_min = time.minute;
  parts.tm_isdst = -1;
  wall_ms_ = int64_t{std::mktime(&parts)} * 1000 - elapsed_ms();
}

}  // namespace gummiband::app
