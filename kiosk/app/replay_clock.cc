#include "app/replay_clock.h"

namespace gummiband::app {

void ReplayClock::set(const base::LocalTime& time) {
  wall_ms_ = base::wall_ms_at(time) - elapsed_ms();
}

}  // namespace gummiband::app
