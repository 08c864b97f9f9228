#include "leads/signed_text.h"

#include "base/text.h"
#include "catch.h"
#include "folder.h"

using namespace gummiband;

TEST_CASE("a signed text is believed from its kiosk only, whole and unchanged") {
  const test::Folder folder;
  const auto kiosk = leads::KioskKey::read_or_make(folder.path() / "kiosk.key");
  const auto other = leads::KioskKey::read_or_make(folder.path() / "other.key");
  REQUIRE(kiosk.ok());
  REQUIRE(other.ok());
  const std::string text = "waiting 3\nsignature of a cheat\n";
  const std::string bytes = leads::sign_text(text, *kiosk);
  CHECK(bytes.starts_with(text + "signature "));
  CHECK(leads::sign_text(text, *kiosk) == bytes);
  const auto read = leads::signed_text(bytes, kiosk->public_bytes());
  REQUIRE(read.ok());
  CHECK(*read == text);

  const auto why = [&](const std::string& changed) {
    const auto found = leads::signed_text(changed, kiosk->public_bytes());
    REQUIRE_FALSE(found.ok());
    return found.fault().sentence;
  };
  CHECK_THAT(why(leads::sign_text(text, *other)), contains("signature is wrong"));
  CHECK_THAT(why(text), contains("signature is wrong"));
  CHECK_THAT(why("waiting 3\n"), contains("no signature"));
  CHECK_THAT(why(""), contains("no signature"));
  CHECK_THAT(why("\n"), contains("no signature"));
  CHECK_THAT(why(bytes + "\n"), contains("no signature"));
  for (size_t cut = 0; cut < bytes.size(); ++cut) CHECK_FALSE(why(bytes.substr(0, cut)).empty());
  for (size_t i = 0; i < bytes.size(); ++i) {
    std::string changed = bytes;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    CHECK_FALSE(why(changed).empty());
  }
}
