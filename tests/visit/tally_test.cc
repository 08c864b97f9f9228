// Anonymous counters: by the hour, and nothing finer.
#include "visit/tally.h"

#include "catch.h"

namespace gummiband::visit {
namespace {

constexpr int64_t kHourMs = 3'600'000;

TEST_CASE("The same thing within an hour is one counter") {
  Tallies tallies;
  count(tallies, 5 * kHourMs, "item", "biggesee");
  count(tallies, 6 * kHourMs - 1, "item", "biggesee");
  REQUIRE(tallies.size() == 1);
  CHECK(tallies.begin()->first == TallyKey{5, "item", "biggesee"});
  CHECK(tallies.begin()->second == 2);
}

TEST_CASE("Another hour, thing or subject is another counter") {
  Tallies tallies;
  count(tallies, 5 * kHourMs, "item", "biggesee");
  count(tallies, 6 * kHourMs, "item", "biggesee");
  count(tallies, 5 * kHourMs, "heart", "biggesee");
  count(tallies, 5 * kHourMs, "item", "altena");
  count(tallies, 5 * kHourMs, "visit", "");
  CHECK(tallies.size() == 5);
  for (const auto& [key, n] : tallies) CHECK(n == 1);
}

TEST_CASE("Two orders of the same touches leave the same tallies, so no order can be read out") {
  Tallies first;
  Tallies second;
  count(first, 10, "item", "a");
  count(first, 20, "heart", "a");
  count(first, 30, "item", "b");
  count(second, 11, "item", "b");
  count(second, 12, "item", "a");
  count(second, 59'000, "heart", "a");
  CHECK(first == second);
}

}  // namespace
}  // namespace gummiband::visit
