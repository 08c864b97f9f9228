#include "slips/region_time.h"

#include <chrono>

namespace gummiband::slips {
namespace {

using std::chrono::hours;
using std::chrono::sys_days;
using std::chrono::sys_seconds;

// 01:00 UTC on the last Sunday of the month.
sys_seconds change(std::chrono::year year, std::chrono::month month) {
  return sys_days{year / month / std::chrono::Sunday[std::chrono::last]} + hours{1};
}

}  // namespace

int64_t utc_ms(const base::LocalTime& local) {
  const sys_seconds as_utc =
      sys_days{local.day} + hours{local.hour} + std::chrono::minutes{local.minute};
  const sys_seconds summer = as_utc - hours{2};
  const sys_seconds winter = as_utc - hours{1};
  const std::chrono::year year = local.day.year();
  const bool is_summer =
      summer >= change(year, std::chrono::March) && summer < change(year, std::chrono::October);
  const sys_seconds utc = is_summer ? summer : winter;
  return std::chrono::milliseconds{utc.time_since_epoch()}.count();
}

}  // namespace gummiband::slips
