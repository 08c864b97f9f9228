// A withdrawal on its way: signed, read again, and found out when it was touched.
#include "leads/withdrawal.h"

#include "catch.h"
#include "folder.h"

using namespace gummiband;

namespace {

const base::Uuid kLead = *base::Uuid::parse("01978f2e-5c00-7abc-8def-0123456789ab");

}  // namespace

TEST_CASE("a withdrawal says which lead, for whom and when, and who signed it") {
  const test::Folder folder;
  const auto key = leads::KioskKey::read_or_make(folder.path() / "kiosk.key");
  const auto text = leads::sign_withdrawal(kLead, "stadt", 1'781'966'400'000, *key);
  REQUIRE(text.ok());
  CHECK(text->size() <= leads::kMostWithdrawalBytes);
  CHECK(leads::sign_withdrawal(kLead, "stadt", 1'781'966'400'000, *key).value() == *text);
  const auto read = leads::parse_withdrawal(*text);
  REQUIRE(read.ok());
  CHECK(*read == leads::Withdrawal{kLead, "stadt", 1'781'966'400'000, key->public_bytes()});
}

TEST_CASE("a withdrawal with any byte changed, missing or added is refused") {
  const test::Folder folder;
  const auto key = leads::KioskKey::read_or_make(folder.path() / "kiosk.key");
  const std::string text = leads::sign_withdrawal(kLead, "stadt", 1, *key).value();
  for (size_t i = 0; i < text.size(); ++i) {
    CAPTURE(i);
    std::string touched = text;
    touched[i] = static_cast<char>(touched[i] ^ 1);
    CHECK_FALSE(leads::parse_withdrawal(touched).ok());
    CHECK_FALSE(leads::parse_withdrawal(text.substr(0, i)).ok());
  }
  CHECK_FALSE(leads::parse_withdrawal(text + "\n").ok());
  CHECK_FALSE(leads::parse_withdrawal(text + text).ok());
}

// Chance found it: the signature was taken in capitals too, and one withdrawal had many forms.
TEST_CASE("a withdrawal has one form: its signature in capitals is refused") {
  const test::Folder folder;
  const auto kiosk = leads::KioskKey::read_or_make(folder.path() / "kiosk.key");
  std::string text = leads::sign_withdrawal(kLead, "stadt", 5, *kiosk).value();
  REQUIRE(leads::parse_withdrawal(text).ok());
  const size_t letter = text.find_first_of("abcdef", text.find("signature ") + 10);
  REQUIRE(letter != std::string::npos);
  text[letter] = static_cast<char>(text[letter] - 'a' + 'A');
  CHECK_FALSE(leads::parse_withdrawal(text).ok());
}

TEST_CASE("no withdrawal is made that could not be addressed or dated") {
  const test::Folder folder;
  const auto key = leads::KioskKey::read_or_make(folder.path() / "kiosk.key");
  CHECK_FALSE(leads::sign_withdrawal(kLead, "../stadt", 1, *key).ok());
  CHECK_FALSE(leads::sign_withdrawal(kLead, "stadt", -1, *key).ok());
}
