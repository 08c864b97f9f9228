#include "base/uuid.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "catch.h"

namespace gummiband::base {
namespace {

struct FixedRandom final : Random {
  uint8_t byte = 0;
  void fill(std::span<uint8_t> bytes) override {
    for (uint8_t& each : bytes) each = byte;
  }
};

TEST_CASE("A new name has the form of UUID version 7 whatever the random bits are") {
  FixedRandom random;
  for (const uint8_t byte : {uint8_t{0x00}, uint8_t{0xFF}, uint8_t{0xA5}}) {
    random.byte = byte;
    const Uuid uuid = new_uuid(1'780'000'000'000, random);
    REQUIRE((uuid.bytes[6] >> 4) == 7);
    REQUIRE((uuid.bytes[8] >> 6) == 0b10);
    REQUIRE((uuid.bytes[6] & 0x0F) == (byte & 0x0F));
    REQUIRE((uuid.bytes[8] & 0x3F) == (byte & 0x3F));
    REQUIRE(uuid.bytes[15] == byte);
  }
}

// RFC 9562, appendix A.6: 2022-02-22 19:22:22 UTC.
TEST_CASE("The first 48 bits are the wall time") {
  FixedRandom random;
  REQUIRE(new_uuid(0x017F22E279B0, random).text().substr(0, 13) == "017f22e2-79b0");
  REQUIRE(new_uuid(0, random).text() == "00000000-0000-7000-8000-000000000000");
}

TEST_CASE("Names sort by age, and those of one millisecond differ") {
  SystemRandom random;
  REQUIRE(new_uuid(1000, random) < new_uuid(1001, random));
  REQUIRE(new_uuid(255, random) < new_uuid(256, random));
  std::set<Uuid> seen;
  for (int i = 0; i < 1000; ++i) seen.insert(new_uuid(5, random));
  REQUIRE(seen.size() == 1000);
}

TEST_CASE("A name survives the way through its text") {
  SystemRandom random;
  const Uuid uuid = new_uuid(1'780'000'000'000, random);
  REQUIRE(uuid.text().size() == 36);
  REQUIRE(Uuid::parse(uuid.text()) == uuid);
}

TEST_CASE("Anything but the exact form is not a name") {
  const std::string good = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f";
  REQUIRE(Uuid::parse(good).has_value());
  REQUIRE_FALSE(Uuid::parse("").has_value());
  REQUIRE_FALSE(Uuid::parse(good + " ").has_value());
  REQUIRE_FALSE(Uuid::parse(" " + good).has_value());
  REQUIRE_FALSE(Uuid::parse("{" + good + "}").has_value());
  REQUIRE_FALSE(Uuid::parse("017f22e279b07cc398c4dc0c0c07398f").has_value());
  REQUIRE_FALSE(Uuid::parse("017f22e27-9b0-7cc3-98c4-dc0c0c07398f").has_value());
  for (size_t i = 0; i < good.size(); ++i) {
    INFO(i);
    REQUIRE_FALSE(Uuid::parse(good.substr(0, i)).has_value());
    std::string changed = good;
    changed[i] = 'g';
    REQUIRE_FALSE(Uuid::parse(changed).has_value());
  }
}

TEST_CASE("The kernel's randomness fills all of the bytes, of none and of many") {
  SystemRandom random;
  random.fill({});
  std::vector<uint8_t> bytes(100'000, 0);
  random.fill(bytes);
  // A byte that was not filled would stay nought; by chance some 390 are.
  const auto noughts = std::count(bytes.begin(), bytes.end(), uint8_t{0});
  REQUIRE(noughts > 200);
  REQUIRE(noughts < 700);
}

}  // namespace
}  // namespace gummiband::base
