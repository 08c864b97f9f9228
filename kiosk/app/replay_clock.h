// A clock that a replay sets and moves. Wall and boot time go together.
#pragma once

#include "base/clock.h"
#include "base/date.h"

namespace gummiband::app {

class ReplayClock final : public base::Clock {
 public:
  // Starts at the given wall time.
  explicit ReplayClock(int64_t wall_ms) : wall_ms_(wall_ms) {}

  int64_t wall_ms() const override { return wall_ms_ + elapsed_ms_; }
  int64_t boot_ms() const override { return kBootMs + elapsed_ms_; }
  std::string boot_id() const override { return "replay"; }
  bool wall_trusted() const override { return true; }

  void set(const base::LocalTime& time);
  void advance(double seconds) { elapsed_ms_ += static_cast<int64_t>(seconds * 1000.0); }

 private:
  static constexpr int64_t kBootMs = 60'000;  // the machine has been up for a minute
  int64_t wall_ms_;
  int64_t elapsed_ms_ = 0;
};

}  // namespace gummiband::app
