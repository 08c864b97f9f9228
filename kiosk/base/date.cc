#include "base/date.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace gummiband::base {
namespace {

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size() || digits.front() == '-') {
    return std::nullopt;
  }
  return value;
}

}  // namespace

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = number(text.substr(0, 4));
  const auto month = number(text.substr(5, 2));
  const auto day = number(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const Day result{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                   std::chrono::day{static_cast<unsigned>(*day)}};
  if (!result.ok()) return std::nullopt;
  return result;
}

std::string day_text(Day day) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return text.data();
}

unsigned weekday_number(Day day) {
  return std::chrono::weekday{std::chrono::sys_days{day}}.iso_encoding();
}

void use_the_regions_time() {
  // The rule itself and not "Europe/Berlin": it needs no zone files, which a slim Debian lacks.
  ::setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
  ::tzset();
}

Day local_day(int64_t wall_ms) {
  return local_time(wall_ms).day;
}

std::optional<LocalTime> parse_local_time(std::string_view text) {
  if (text.size() != 16 || (text[10] != ' ' && text[10] != 'T') || text[13] != ':') {
    return std::nullopt;
  }
  const auto day = parse_day(text.substr(0, 10));
  const auto hour = number(text.substr(11, 2));
  const auto minute = number(text.substr(14, 2));
  if (!day || !hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  return LocalTime{*day, *hour, *minute};
}

LocalTime local_time(int64_t wall_ms) {
  const auto seconds = static_cast<time_t>(wall_ms / 1000);
  std::tm parts{};
  localtime_r(&seconds, &parts);
  return LocalTime{Day{std::chrono::year{parts.tm_year + 1900},
                       std::chrono::month{static_cast<unsigned>(parts.tm_mon + 1)},
                       std::chrono::day{static_cast<unsigned>(parts.tm_mday)}},
                   parts.tm_hour, parts.tm_min};
}

std::string local_text(const LocalTime& time) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), " %02d:%02d", time.hour, time.minute);
  return day_text(time.day) + text.data();
}

int64_t wall_ms_at(const LocalTime& time) {
  std::tm parts{};
  parts.tm_year = static_cast<int>(time.day.year()) - 1900;
  parts.tm_mon = static_cast<int>(static_cast<unsigned>(time.day.month())) - 1;
  parts.tm_mday = static_cast<int>(static_cast<unsigned>(time.day.day()));
  parts.tm_hour = time.hour;
  parts.tm_min = time.minute;
  parts.tm_isdst = -1;
  return int64_t{std::mktime(&parts)} * 1000;
}

std::string utc_text(int64_t wall_ms) {
  const std::time_t seconds = wall_ms / 1000;
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text.data();
}

}  // namespace gummiband::base
