// One visit: hearts in their order, each once, never more than a slip holds.
#include "visit/visit.h"

#include "catch.h"

namespace gummiband::visit {
namespace {

TEST_CASE("A fresh visit likes nothing and disturbs nobody") {
  const Visit visit;
  CHECK(visit.language == "de");
  CHECK(visit.persona.empty());
  CHECK(visit.hearts.empty());
  CHECK(visit.comfort == Comfort{100, false, false, false});
  CHECK_FALSE(visit.likes("biggesee"));
}

TEST_CASE("A heart is collected, and taken back by the next touch") {
  Visit visit;
  CHECK(toggle_heart(visit, "biggesee") == HeartChange::kAdded);
  CHECK(visit.likes("biggesee"));
  CHECK(toggle_heart(visit, "biggesee") == HeartChange::kRemoved);
  CHECK(visit == Visit{});
}

TEST_CASE("Hearts keep the order they were collected in") {
  Visit visit;
  for (const char* item : {"c", "a", "b"}) toggle_heart(visit, item);
  toggle_heart(visit, "a");
  toggle_heart(visit, "a");
  CHECK(visit.hearts == std::vector<std::string>{"c", "b", "a"});
}

TEST_CASE("A ninth heart changes nothing, until one is taken back") {
  Visit visit;
  for (size_t i = 0; i < kMostHearts; ++i) {
    REQUIRE(toggle_heart(visit, "item-" + std::to_string(i)) == HeartChange::kAdded);
  }
  const Visit full = visit;
  CHECK(toggle_heart(visit, "one-more") == HeartChange::kFull);
  CHECK(visit == full);
  CHECK(toggle_heart(visit, "item-3") == HeartChange::kRemoved);
  CHECK(toggle_heart(visit, "one-more") == HeartChange::kAdded);
  CHECK(visit.hearts.back() == "one-more");
  CHECK(visit.hearts.size() == kMostHearts);
}

TEST_CASE("Ids that begin alike are different hearts") {
  Visit visit;
  toggle_heart(visit, "olpe");
  CHECK_FALSE(visit.likes("olp"));
  CHECK_FALSE(visit.likes("olpe-markt"));
  CHECK(toggle_heart(visit, "olp") == HeartChange::kAdded);
  CHECK(visit.hearts.size() == 2);
}

}  // namespace
}  // namespace gummiband::visit
