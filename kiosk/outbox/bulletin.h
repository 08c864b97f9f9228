// What a kiosk tells its office about itself: a small signed document that a later one replaces.
//
// Two kinds: its health, one for each kiosk; and what was counted on one day, one for each kiosk,
// ledger and day. No person in them. The name is the same at every destination; what has another
// name is nobody's business. The forms stand in kiosk/outbox/README.md. Values; any thread.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gummiband::outbox {

using KioskId = std::array<uint8_t, 32>;  // its public Ed25519 key

enum class BulletinKind { kHealth, kTallies };

struct BulletinName {
  KioskId kiosk{};
  BulletinKind kind = BulletinKind::kHealth;
  std::string series;  // of tallies: the ledger they were counted in, kSeriesDigits of hexadecimal
  int64_t day = 0;     // of tallies: since 1970-01-01, UTC
  auto operator<=>(const BulletinName&) const = default;
};

inline constexpr size_t kMostBulletinBytes = 64 * 1024;
inline constexpr size_t kSeriesDigits = 16;
inline constexpr int64_t kMostDay = 2'932'896;  // 9999-12-31

// "HEX64.health" or "HEX64.SERIES.2026-11-27.tallies".
std::string file_name(const BulletinName& name);
// Nothing unless `text` has exactly that form.
std::optional<BulletinName> parse_bulletin_name(std::string_view text);

bool is_series(std::string_view text);
// "2026-11-27", for 0..kMostDay.
std::string day_name(int64_t day);
std::optional<int64_t> parse_day_name(std::string_view text);

}  // namespace gummiband::outbox
