// The staff's PIN: which are taken, and that only the right one matches its hash.
#include "leads/pin.h"

#include "catch.h"

namespace gummiband::leads {
namespace {

TEST_CASE("A PIN of four to twelve digits is taken") {
  for (const char* pin : {"2468", "1357", "900817", "246813579024"}) {
    INFO(pin);
    CHECK(pin_fault(pin).empty());
  }
}

TEST_CASE("A PIN that is too short, too long or no number is refused with its reason") {
  CHECK_THAT(pin_fault("246"), contains("4 to 12 digits; this one has 3"));
  CHECK_THAT(pin_fault(""), contains("this one has 0"));
  CHECK_THAT(pin_fault("2468135790246"), contains("this one has 13"));
  CHECK_THAT(pin_fault("24a8"), contains("digits only"));
}

TEST_CASE("A PIN that everybody tries first is refused") {
  for (const char* pin : {"0000", "1234", "9876", "77777777", "4321"}) {
    INFO(pin);
    CHECK_THAT(pin_fault(pin), contains("Everybody tries"));
  }
}

TEST_CASE("Only the PIN that was hashed matches, and no two hashes of it are alike") {
  const auto hash = hash_pin("2468");
  const auto again = hash_pin("2468");
  REQUIRE(hash.ok());
  REQUIRE(again.ok());
  CHECK_THAT(*hash, contains("$argon2id$"));
  CHECK(hash->find("2468") == std::string::npos);
  CHECK(*hash != *again);
  CHECK(is_pin("2468", *hash));
  CHECK(is_pin("2468", *again));
  CHECK_FALSE(is_pin("2469", *hash));
  CHECK_FALSE(is_pin("24680", *hash));
  CHECK_FALSE(is_pin("", *hash));
}

TEST_CASE("What is no hash matches no PIN") {
  CHECK_FALSE(is_pin_hash(""));
  CHECK_FALSE(is_pin_hash("2468"));
  CHECK_FALSE(is_pin_hash(std::string("$argon2id$\0", 11)));
  CHECK_FALSE(is_pin_hash("$argon2id$" + std::string(200, 'a')));
  CHECK_FALSE(is_pin("2468", "2468"));
  CHECK_FALSE(is_pin("2468", "$argon2id$v=19$m=65536,t=2,p=1$damaged"));
}

}  // namespace
}  // namespace gummiband::leads
