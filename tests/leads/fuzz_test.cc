// What comes from outside and is read here: envelopes, leads inside them, key files, withdrawals.
// Chance spoils them, also below sums and signatures that are put right again; nothing is taken
// that is not sound, and what is refused is refused with a sentence (the sanitizers watch).
#include <array>
#include <string>

#include "base/text.h"
#include "catch.h"
#include "folder.h"
#include "fuzz/fuzz_keys.h"
#include "fuzz/put_right.h"
#include "leads/envelope.h"
#include "leads/key_file.h"
#include "leads/lead_json.h"
#include "leads/signed_text.h"
#include "leads/withdrawal.h"
#include "mutator.h"
#include "sample.h"

using namespace gummiband;

namespace {

bool is_sentence(const base::Fault& fault) {
  return !fault.sentence.empty() && fault.sentence.size() < 2000 && base::is_utf8(fault.sentence);
}

}  // namespace

// Even the kiosk itself could sign nothing else than was sealed.
TEST_CASE("no envelope that chance has spoilt is opened as another lead, signed anew or not") {
  Mutator mutator({"\x89GBL\r\n\x1A\n", std::string(48, '\0'), "heimvorteil", "\xFF\xFF\xFF\xFF",
                   std::string("\0\0\1\0", 4)});
  CAPTURE(mutator.seed());
  const leads::KeyPair pair = leads::KeyPair::make();
  const leads::KioskKey kiosk = test::new_kiosk();
  const std::vector<leads::PublicKey> keys(GENERATE(1, 3), pair.public_key());
  const std::string whole = leads::seal(test::sample_lead(), "heimvorteil", keys, kiosk)->bytes;
  int parsed = 0;
  for (int round = 0; round < Mutator::rounds(6000); ++round) {
    std::string bytes = mutator.spoil(whole);
    if (mutator.below(2) == 0) bytes = test::signed_again(std::move(bytes), kiosk);
    if (bytes == whole) continue;
    const auto envelope = leads::parse_envelope(bytes);
    if (!envelope) {
      if (!is_sentence(envelope.fault())) FAIL(round);
      continue;
    }
    ++parsed;
    if (envelope->bytes != bytes) FAIL(round);
    const auto lead = leads::open(*envelope, pair);
    if (lead ? keys.size() == 1 || *lead != test::sample_lead() : !is_sentence(lead.fault())) {
      FAIL(round);
    }
  }
  CHECK(parsed > 0);  // chance came further than to the magic
}

TEST_CASE("whatever is read as the lead of an envelope is within its limits, and reads the same") {
  Mutator mutator({"\"", "{", "}", "[", "]", ",", ":", "null", "true", "-1", "1e999", "\\u0000",
                   "\\ud800", "\"version\":1", "\"topics\":[]", "\xC3", "253402300800000"});
  CAPTURE(mutator.seed());
  leads::BoundLead bound;
  bound.lead = test::sample_lead();
  bound.binding.recipient_id = "heimvorteil";
  const std::string whole = leads::lead_json(bound);
  REQUIRE(leads::parse_lead_json(whole).value() == bound);
  int taken = 0;
  for (int round = 0; round < Mutator::rounds(6000); ++round) {
    const auto lead = leads::parse_lead_json(mutator.spoil(whole));
    if (!lead) {
      if (!is_sentence(lead.fault())) FAIL(round);
      continue;
    }
    ++taken;
    if (!leads::lead_fault(lead->lead).empty()) FAIL(round);
    const auto again = leads::parse_lead_json(leads::lead_json(*lead));
    if (!again || !(*again == *lead)) FAIL(round);
  }
  CHECK(taken > 0);
}

TEST_CASE("a key file that chance has spoilt is refused, or is one with work within the limits") {
  Mutator mutator({"gummiband-key 1", "public gb1-", "wrap argon2id13 ", "4294967296", "99999999",
                   "secret ", "check ", "\r\n", "\n", "0", std::string(100, 'f'), "\0"});
  CAPTURE(mutator.seed());
  leads::WrappedKey key{leads::KeyPair::make().public_key(), {3, 8192}};
  key.salt.fill(7);
  key.nonce.fill(8);
  key.box.fill(9);
  const std::string whole = leads::wrapped_key_text(key);
  REQUIRE(leads::parse_wrapped_key(test::summed_again(whole), "k").value() == key);
  int taken = 0;
  for (int round = 0; round < Mutator::rounds(20'000); ++round) {
    const std::string text = test::summed_again(mutator.spoil(whole));
    const auto read = leads::parse_wrapped_key(text, "k");
    if (!read) {
      if (!is_sentence(read.fault())) FAIL(round);
      continue;
    }
    ++taken;
    const auto again = leads::parse_wrapped_key(leads::wrapped_key_text(*read), "k");
    if (!again || !(*again == *read)) FAIL(round);
    const leads::WrapCost& cost = read->cost;
    if (cost.passes < 1 || cost.passes > 16 || cost.memory_kib > 1024 * 1024) FAIL(round);
  }
  CHECK(taken > 0);
}

TEST_CASE("no withdrawal that chance has spoilt is believed") {
  Mutator mutator({"gummiband-withdrawal 1\n", "lead ", "recipient ", "requested ", "kiosk ",
                   "signature ", "\n", "\r\n", "18446744073709551616", "-1"});
  CAPTURE(mutator.seed());
  const leads::KioskKey kiosk = test::new_kiosk();
  const std::string whole =
      leads::sign_withdrawal(test::sample_lead().interest.id, "heimvorteil", 5, kiosk).value();
  for (int round = 0; round < Mutator::rounds(6000); ++round) {
    const std::string bytes = mutator.spoil(whole);
    if (bytes == whole) continue;
    const auto read = leads::parse_withdrawal(bytes);
    if (read || !is_sentence(read.fault())) FAIL(round);
  }
}

TEST_CASE("the desk of the fuzzers opens what is sealed to the demo key") {
  const auto demo = leads::read_public_key(GUMMIBAND_SOURCE_DIR "/assets/demo/demo-key.gbkey");
  CHECK(test::fuzz_desk(GUMMIBAND_SOURCE_DIR).public_key() == demo.value());
}

// Not a test: written anew when the format of key files changes, by test_leads "[.keys]".
TEST_CASE("the keys of the fuzzers are written", "[.keys]") {
  const base::Path source = GUMMIBAND_SOURCE_DIR;
  std::array<uint8_t, 32> seed{};
  seed.fill(7);
  REQUIRE(base::write_file_durably(source / test::kFuzzKiosk, leads::kiosk_key_text(seed)).ok());
  const auto demo =
      leads::KeyPair::read(source / "assets/demo/demo-key.gbkey", test::kDemoPassphrase);
  std::filesystem::remove(source / test::kFuzzDesk);
  REQUIRE(demo->write(source / test::kFuzzDesk, test::kDemoPassphrase, leads::kLeastWrapCost).ok());
}

// Not a test: sealed anew when the format changes, by test_leads "[.corpus]".
TEST_CASE("the corpus of the fuzzers is sealed", "[.corpus]") {
  const base::Path corpus = GUMMIBAND_SOURCE_DIR "/tests/fuzz/corpus/envelope";
  const leads::KioskKey kiosk = test::fuzz_kiosk(GUMMIBAND_SOURCE_DIR);
  const leads::PublicKey demo = test::fuzz_desk(GUMMIBAND_SOURCE_DIR).public_key();
  const leads::PublicKey other = leads::KeyPair::make().public_key();
  const auto write = [&](const char* name, const std::string& bytes) {
    REQUIRE(base::write_file_durably(corpus / name, bytes).ok());
  };
  const std::vector<leads::PublicKey> keys = {other, demo, other};
  write("one-key", leads::seal(test::sample_lead(), "heimvorteil", demo, kiosk)->bytes);
  write("three-keys", leads::seal(test::sample_lead(), "heimvorteil", keys, kiosk)->bytes);
  leads::BoundLead bound;
  bound.lead = test::sample_lead();
  bound.binding = {"heimvorteil", kiosk.public_bytes()};
  write("inside.json", leads::lead_json(bound));
}
