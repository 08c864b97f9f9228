// Anonymous counters: how often something happened within an hour, never who did it.
//
// A count has an hour, a key and a subject; it has no visit, no order and no time within the hour,
// so that nothing in it can be joined to a lead.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace gummiband::visit {

struct TallyKey {
  int64_t hour = 0;     // hours since 1970-01-01T00:00Z
  std::string what;     // "visit", "heart", "item", "code", "lead"
  std::string subject;  // item id, persona or language; may be empty
  auto operator<=>(const TallyKey&) const = default;
};

using Tallies = std::map<TallyKey, int64_t>;

// Counts one more.
void count(Tallies& tallies, int64_t wall_ms, std::string_view what, std::string_view subject);

}  // namespace gummiband::visit
