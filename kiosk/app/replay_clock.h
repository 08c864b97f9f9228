// A clock that a replay sets and moves. Wall and boot time go together. Any thread may read it.
#pragma once

#include <atomic>
#include <cmath>

#include "base/clock.h"
#include "base/date.h"

namespace gummiband::app {

class ReplayClock final : public base::Clock {
 public:
  // Starts at the given wall time.
  explicit ReplayClock(int64_t wall_ms) : wall_ms_(wall_ms) {}

  int64_t wall_ms() const override { return wall_ms_ + elapsed_ms(); }
  int64_t boot_ms() const override { return kBootMs + elapsed_ms(); }
  std::string boot_id() const override { return "replay"; }
  bool wall_trusted() const override { return true; }

  void set(const base::LocalTime& time);
  // A frame is no whole number of milliseconds; sixty of them are a second.
  void advance(double seconds) { elapsed_s_ = elapsed_s_ + seconds; }

 private:
  int64_t elapsed_ms() const { return std::llround(elapsed_s_ * 1000.0); }

  static constexpr int64_t kBootMs = 60'000;  // the machine has been up for a minute
  std::atomic<int64_t> wall_ms_;
  std::atomic<double> elapsed_s_ = 0;
};

}  // namespace gummiband::app
