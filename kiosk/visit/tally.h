// Anonymous counters: how often something happened within an hour, never who did it.
//
// A count has an hour, a key and a subject; it has no visit, no order and no time within the hour.
// In a quiet hour it can still be laid beside the one lead of that hour (kiosk/outbox/README.md).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace gummiband::visit {

struct TallyKey {
  int64_t hour = 0;  // hours since 1970-01-01T00:00Z
  std::string what;  // "visit", "heart", "item", "code", "slip", "lead", "place", "obstacle", ...
  std::string subject;  // id of an item, persona, place or obstacle, a language; may be empty
  auto operator<=>(const TallyKey&) const = default;
};

using Tallies = std::map<TallyKey, int64_t>;

// Counts one more.
void count(Tallies& tallies, int64_t wall_ms, std::string_view what, std::string_view subject);

}  // namespace gummiband::visit
