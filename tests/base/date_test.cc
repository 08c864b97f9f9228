#include "base/date.h"

#include <cstdlib>
#include <ctime>

#include "catch.h"

namespace gummiband::base {
namespace {

Day day(int year, unsigned month, unsigned number) {
  return Day{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{number}};
}

// Puts the machine elsewhere for the time of a test. By rule, not by name: it works without tzdata.
class Zone {
 public:
  explicit Zone(const char* rule) {
    if (const char* before = std::getenv("TZ")) before_ = before;
    ::setenv("TZ", rule, 1);
    ::tzset();
  }
  ~Zone() {
    if (before_.empty()) {
      ::unsetenv("TZ");
    } else {
      ::setenv("TZ", before_.c_str(), 1);
    }
    ::tzset();
  }
  Zone(const Zone&) = delete;
  Zone& operator=(const Zone&) = delete;

 private:
  std::string before_;
};

constexpr const char* kBerlin = "CET-1CEST,M3.5.0,M10.5.0/3";

TEST_CASE("A day is read from its ISO form and written back") {
  REQUIRE(parse_day("2026-06-20") == day(2026, 6, 20));
  REQUIRE(parse_day("2024-02-29") == day(2024, 2, 29));
  REQUIRE(day_text(day(2026, 6, 2)) == "2026-06-02");
  REQUIRE(day_text(day(987, 1, 1)) == "0987-01-01");
  REQUIRE(day_text(parse_day("2000-12-31").value()) == "2000-12-31");
}

TEST_CASE("A day that does not exist, or is written otherwise, is nothing") {
  for (const char* text : {"",           "2026-6-20",   "2026-06-2",   "20.06.2026",
                           "2026/06/20", "2026-06-20 ", " 2026-06-20", "2026-06-31",
                           "2026-02-29", "2100-02-29",  "2026-00-10",  "2026-13-10",
                           "2026-10-00", "2026-10-32",  "-026-10-10",  "2026--1-10",
                           "2026-+1-10", "2026-1a-10",  "2026-06-2O",  "2026- 6-20",
                           "abcd-ef-gh"}) {
    INFO(text);
    REQUIRE_FALSE(parse_day(text).has_value());
  }
}

TEST_CASE("Weeks begin on Monday") {
  REQUIRE(weekday_number(day(2026, 6, 15)) == 1);
  REQUIRE(weekday_number(day(2026, 6, 20)) == 6);
  REQUIRE(weekday_number(day(2026, 6, 21)) == 7);
  REQUIRE(weekday_number(day(2018, 12, 15)) == 6);  // announced as a Friday, and is none
}

TEST_CASE("A time of day is read with a space or a T") {
  const LocalTime time{day(2026, 6, 20), 17, 5};
  REQUIRE(parse_local_time("2026-06-20 17:05") == time);
  REQUIRE(parse_local_time("2026-06-20T17:05") == time);
  REQUIRE(parse_local_time("2026-06-20 00:00").has_value());
  REQUIRE(parse_local_time("2026-06-20 23:59").has_value());
}

TEST_CASE("A time that does not exist, or is written otherwise, is nothing") {
  for (const char* text :
       {"", "2026-06-20", "2026-06-20 24:00", "2026-06-20 23:60", "2026-06-20 7:00",
        "2026-06-20  7:00", "2026-06-20 -1:00", "2026-06-20 17.00", "2026-06-20t17:00",
        "2026-06-31 17:00", "2026-06-20 17:00:00", "2026-06-20 17:00Z", "2026-06-20 1a:00"}) {
    INFO(text);
    REQUIRE_FALSE(parse_local_time(text).has_value());
  }
}

TEST_CASE("Times are ordered by day, hour and minute") {
  const LocalTime time{day(2026, 6, 20), 17, 5};
  REQUIRE(time < LocalTime{day(2026, 6, 20), 17, 6});
  REQUIRE(time < LocalTime{day(2026, 6, 20), 18, 0});
  REQUIRE(time < LocalTime{day(2026, 6, 21), 0, 0});
  REQUIRE(time < LocalTime{day(2027, 1, 1), 0, 0});
}

TEST_CASE("The local day begins at midnight here, not in Greenwich") {
  const Zone zone(kBerlin);
  constexpr int64_t kMidnight = 1'781'906'400'000;  // 2026-06-19T22:00Z, summer time
  REQUIRE(local_day(kMidnight - 1) == day(2026, 6, 19));
  REQUIRE(local_day(kMidnight) == day(2026, 6, 20));
  REQUIRE(local_time(kMidnight) == LocalTime{day(2026, 6, 20), 0, 0});
  REQUIRE(local_time(kMidnight + 17 * 3'600'000 + 59'999) == LocalTime{day(2026, 6, 20), 17, 0});
}

TEST_CASE("The clocks go forward in March and back in October") {
  const Zone zone(kBerlin);
  constexpr int64_t kForward = 1'774'746'000'000;  // 2026-03-29T01:00Z
  REQUIRE(local_time(kForward - 1) == LocalTime{day(2026, 3, 29), 1, 59});
  REQUIRE(local_time(kForward) == LocalTime{day(2026, 3, 29), 3, 0});
  constexpr int64_t kBack = 1'792'890'000'000;  // 2026-10-25T01:00Z
  REQUIRE(local_time(kBack - 1) == LocalTime{day(2026, 10, 25), 2, 59});
  REQUIRE(local_time(kBack) == LocalTime{day(2026, 10, 25), 2, 0});
}

TEST_CASE("The region's time needs neither the machine's zone nor zone files") {
  const Zone zone("UTC0");
  use_the_regions_time();
  constexpr int64_t kSummer = 1'781'906'400'000;  // 2026-06-19T22:00Z
  constexpr int64_t kWinter = 1'797'200'000'000;  // 2026-12-13T22:13:20Z
  REQUIRE(local_time(kSummer) == LocalTime{day(2026, 6, 20), 0, 0});
  REQUIRE(local_time(kWinter) == LocalTime{day(2026, 12, 13), 23, 13});
}

TEST_CASE("A local time leads back to its wall time, in summer and in winter") {
  const Zone zone(kBerlin);
  REQUIRE(wall_ms_at({day(2026, 6, 20), 0, 0}) == 1'781'906'400'000);
  REQUIRE(wall_ms_at({day(2026, 12, 13), 23, 13}) == 1'797'200'000'000 - 20'000);
}

TEST_CASE("A wall time is written down in Greenwich's time, to the second") {
  const Zone zone(kBerlin);
  REQUIRE(utc_text(1'781'906'400'999) == "2026-06-19T22:00:00Z");
  REQUIRE(utc_text(0) == "1970-01-01T00:00:00Z");
}

TEST_CASE("A local time is written to the minute, as it can be read back") {
  const LocalTime time{day(2026, 6, 2), 7, 5};
  REQUIRE(local_text(time) == "2026-06-02 07:05");
  REQUIRE(parse_local_time(local_text(time)) == time);
}

TEST_CASE("A clock that was never set is in 1970") {
  const Zone zone("UTC0");
  REQUIRE(local_time(0) == LocalTime{day(1970, 1, 1), 0, 0});
}

}  // namespace
}  // namespace gummiband::base
