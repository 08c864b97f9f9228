// UUID version 7 (RFC 9562): the name a lead gets at capture and keeps for ever.
//
// The first 48 bits are the wall time in milliseconds, so that names sort roughly by age; the
// rest is random. Order is never taken from it, the ledger has its own sequence: clocks jump.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/random.h"

namespace gummiband::base {

struct Uuid {
  std::array<uint8_t, 16> bytes{};

  // 8-4-4-4-12 lower-case hexadecimal digits.
  std::string text() const;
  // Nothing unless `text` has exactly that form.
  static std::optional<Uuid> parse(std::string_view text);

  auto operator<=>(const Uuid&) const = default;
};

Uuid new_uuid(int64_t wall_ms, Random& random);

}  // namespace gummiband::base
