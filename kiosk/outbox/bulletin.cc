#include "outbox/bulletin.h"

#include <algorithm>
#include <chrono>

#include "base/check.h"
#include "base/date.h"
#include "base/text.h"

namespace gummiband::outbox {
namespace {

constexpr size_t kKioskDigits = 64;
constexpr std::string_view kHealthEnding = ".health";
constexpr std::string_view kTalliesEnding = ".tallies";

bool is_hex(std::string_view text) {
  return text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

std::string file_name(const BulletinName& name) {
  const std::string kiosk = base::to_hex(name.kiosk);
  if (name.kind == BulletinKind::kHealth) return kiosk + std::string(kHealthEnding);
  return kiosk + "." + name.series + "." + day_name(name.day) + std::string(kTalliesEnding);
}

std::optional<BulletinName> parse_bulletin_name(std::string_view text) {
  const std::string_view digits = text.substr(0, kKioskDigits);
  const auto kiosk = base::from_hex(digits);
  if (!kiosk || digits.size() != kKioskDigits || !is_hex(digits)) return std::nullopt;
  BulletinName name;
  std::ranges::copy(*kiosk, name.kiosk.begin());
  const std::string_view rest = text.substr(kKioskDigits);
  if (rest == kHealthEnding) return name;
  name.kind = BulletinKind::kTallies;
  const auto parts = base::split(rest, '.');
  if (parts.size() != 4 || !rest.starts_with('.') || !rest.ends_with(kTalliesEnding) ||
      !is_series(parts[1])) {
    return std::nullopt;
  }
  const auto day = parse_day_name(parts[2]);
  if (!day) return std::nullopt;
  name.series = parts[1];
  name.day = *day;
  return name;
}

bool is_series(std::string_view text) {
  return text.size() == kSeriesDigits && is_hex(text);
}

std::string day_name(int64_t day) {
  base::check(day >= 0 && day <= kMostDay, "a day out of bounds has no name");
  return base::day_text(std::chrono::sys_days(std::chrono::days(day)));
}

std::optional<int64_t> parse_day_name(std::string_view text) {
  const auto day = base::parse_day(text);
  if (!day) return std::nullopt;
  const int64_t number = std::chrono::sys_days(*day).time_since_epoch().count();
  if (number < 0 || number > kMostDay) return std::nullopt;
  return number;
}

}  // namespace gummiband::outbox
