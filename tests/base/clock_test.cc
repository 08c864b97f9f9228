#include "base/clock.h"

#include <chrono>
#include <thread>

#include "base/uuid.h"
#include "catch.h"

namespace gummiband::base {
namespace {

TEST_CASE("Wall time is what the machine believes, in milliseconds") {
  const SystemClock clock;
  const auto now = [] {
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
  };
  const int64_t before = now();
  const int64_t wall = clock.wall_ms();
  REQUIRE(wall >= before);
  REQUIRE(wall <= now());
}

TEST_CASE("Boot time goes forward with time") {
  const SystemClock clock;
  const int64_t first = clock.boot_ms();
  REQUIRE(first > 0);
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  const int64_t second = clock.boot_ms();
  REQUIRE(second >= first + 20);
  REQUIRE(second < first + 60'000);
}

TEST_CASE("A start of the machine has one name") {
  const SystemClock clock;
  REQUIRE(Uuid::parse(clock.boot_id()).has_value());
  REQUIRE(clock.boot_id() == SystemClock().boot_id());
}

TEST_CASE("Asking whether the time can be trusted does not change it") {
  const SystemClock clock;
  const bool trusted = clock.wall_trusted();
  REQUIRE(clock.wall_trusted() == trusted);
}

}  // namespace
}  // namespace gummiband::base
