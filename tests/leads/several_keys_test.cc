// Envelopes for a recipient with several keys: version 2.
#include <string>
#include <vector>

#include "catch.h"
#include "folder.h"
#include "leads/envelope.h"
#include "sample.h"

using namespace gummiband;
using leads::Envelope;
using leads::KeyPair;
using leads::KioskKey;
using leads::Lead;

namespace {

constexpr size_t kRecipientAt = 10;

}  // namespace

TEST_CASE("an envelope for several keys of a recipient opens with each of them and no other") {
  const std::vector<KeyPair> pairs = [] {
    std::vector<KeyPair> made;
    for (size_t i = 0; i < leads::kMostKeysPerEnvelope; ++i) made.push_back(KeyPair::make());
    return made;
  }();
  const KioskKey kiosk = test::new_kiosk();
  const Lead lead = test::sample_lead();
  std::vector<leads::PublicKey> keys;
  for (const KeyPair& pair : pairs) {
    keys.push_back(pair.public_key());
    const auto envelope = leads::seal(lead, "heimvorteil", keys, kiosk);
    REQUIRE(envelope);
    const auto parsed = leads::parse_envelope(envelope->bytes);
    REQUIRE(parsed);
    CHECK(*parsed == *envelope);
    CHECK(leads::signer_of(*parsed).value() == kiosk.public_bytes());
    CHECK(envelope->bytes[8] == (keys.size() == 1 ? 1 : 2));
    for (size_t i = 0; i < pairs.size(); ++i) {
      const auto opened = leads::open(*parsed, pairs[i]);
      CHECK(opened.ok() == (i < keys.size()));
      CHECK(leads::is_sealed_to(*parsed, pairs[i].public_key()) == (i < keys.size()));
      if (opened) CHECK(*opened == lead);
    }
  }
  keys.push_back(KeyPair::make().public_key());
  CHECK_FALSE(leads::seal(lead, "heimvorteil", keys, kiosk));
  CHECK_FALSE(leads::seal(lead, "heimvorteil", std::span<const leads::PublicKey>(), kiosk));
}

TEST_CASE("an envelope for several keys that is cut, turned or put together anew is never opened") {
  const KeyPair first = KeyPair::make();
  const KeyPair second = KeyPair::make();
  const KioskKey kiosk = test::new_kiosk();
  const KioskKey stranger = test::new_kiosk();
  const std::vector<leads::PublicKey> keys = {first.public_key(), second.public_key()};
  const std::string whole = leads::seal(test::sample_lead(), "heimvorteil", keys, kiosk)->bytes;
  const auto opens = [&](const std::string& bytes) {
    const auto envelope = leads::parse_envelope(bytes);
    return envelope.ok() &&
           (leads::open(*envelope, first).ok() || leads::open(*envelope, second).ok());
  };
  REQUIRE(opens(whole));
  for (size_t length = 0; length < whole.size(); ++length) {
    if (opens(whole.substr(0, length))) FAIL("cut at " << length);
  }
  // Also signed by somebody with a kiosk's key: nothing of the frame or of the box may change. A
  // bit in what is sealed to one key keeps the other one from nothing, and no lead is another.
  const size_t key_ids_at = kRecipientAt + 11 + 1;
  const size_t wraps_at = key_ids_at + size_t{2} * 8 + 16 + 32;
  for (size_t at = 0; at < whole.size() - 64; ++at) {
    std::string turned = whole;
    turned[at] = static_cast<char>(turned[at] ^ (1 << (at % 8)));
    if (opens(turned)) FAIL("turned at " << at);
    if (at >= wraps_at && at < wraps_at + size_t{2} * 80) continue;
    if (at >= key_ids_at && at < key_ids_at + size_t{2} * 8)
      continue;  // the other key's still fits
    if (opens(test::signed_again(turned, stranger))) FAIL("turned and signed at " << at);
    if (opens(test::signed_again(turned, kiosk))) FAIL("turned and signed by the kiosk at " << at);
  }
}

TEST_CASE("the ids of the keys are those of the envelope that was kept, forgotten or not") {
  const KeyPair pair = KeyPair::make();
  Envelope row;
  row.key_id = pair.public_key().id();
  CHECK(leads::is_sealed_to(row, pair.public_key()));
  row.key_id = "00000000+" + pair.public_key().id();
  CHECK(leads::is_sealed_to(row, pair.public_key()));
  row.key_id = "";
  CHECK_FALSE(leads::is_sealed_to(row, pair.public_key()));
  row.key_id = "0000" + pair.public_key().id();
  CHECK_FALSE(leads::is_sealed_to(row, pair.public_key()));
}
