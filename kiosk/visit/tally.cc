#include "visit/tally.h"

namespace gummiband::visit {

void count(Tallies& tallies, int64_t wall_ms, std::string_view what, std::string_view subject) {
  constexpr int64_t kHourMs = 3'600'000;
  ++tallies[TallyKey{wall_ms / kHourMs, std::string(what), std::string(subject)}];
}

}  // namespace gummiband::visit
