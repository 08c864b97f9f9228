#include "base/clock.h"

#include <sys/timex.h>

#include <ctime>

#include "base/check.h"
#include "base/file.h"
#include "base/text.h"

namespace gummiband::base {
namespace {

int64_t read_ms(clockid_t id) {
  timespec now{};
  check(clock_gettime(id, &now) == 0, "clock_gettime failed");
  return int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000;
}

}  // namespace

int64_t SystemClock::wall_ms() const {
  return read_ms(CLOCK_REALTIME);
}

int64_t SystemClock::boot_ms() const {
  return read_ms(CLOCK_BOOTTIME);
}

std::string SystemClock::boot_id() const {
  Result<std::string> id = read_file("/proc/sys/kernel/random/boot_id", 64);
  return id.ok() ? std::string(trim(*id)) : std::string();
}

bool SystemClock::wall_trusted() const {
  timex state{};  // all zero: only read
  const int status = adjtimex(&state);
  return status >= 0 && status != TIME_ERROR && (state.status & STA_UNSYNC) == 0;
}

}  // namespace gummiband::base
