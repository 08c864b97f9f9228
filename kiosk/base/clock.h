// Time, as an argument from outside.
//
// Two times that must not be mixed up. Wall time says when something happened, for people; it
// may be wrong by years and may jump. Boot time counts from the start of the machine, through
// sleep, and never jumps: every schedule and every timeout uses it. Tests move a FakeClock.
#pragma once

#include <cstdint>
#include <string>

namespace gummiband::base {

class Clock {
 public:
  virtual ~Clock() = default;

  // Milliseconds since 1970-01-01T00:00Z, as the machine believes.
  virtual int64_t wall_ms() const = 0;
  // Milliseconds since this machine started (CLOCK_BOOTTIME).
  virtual int64_t boot_ms() const = 0;
  // Names this start of the machine; boot times of two boots must not be compared.
  virtual std::string boot_id() const = 0;
  // Whether the wall time has been set by somebody who knows it (NTP says the clock is
  // synchronised). False on a machine fresh from the shelf without a network.
  virtual bool wall_trusted() const = 0;
};

class SystemClock final : public Clock {
 public:
  int64_t wall_ms() const override;
  int64_t boot_ms() const override;
  std::string boot_id() const override;
  bool wall_trusted() const override;
};

}  // namespace gummiband::base
