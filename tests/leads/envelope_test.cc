#include "leads/envelope.h"

#include <sodium.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "catch.h"
#include "folder.h"
#include "leads/lead_json.h"
#include "sample.h"

using namespace gummiband;
using leads::Envelope;
using leads::KeyPair;
using leads::KioskKey;
using leads::Lead;

namespace {

Envelope sealed(const Lead& lead, const KeyPair& recipient, const KioskKey& kiosk) {
  const auto envelope = leads::seal(lead, "heimvorteil", recipient.public_key(), kiosk);
  REQUIRE(envelope);
  return *envelope;
}

constexpr size_t kRecipientAt = 10;
constexpr size_t kKeyIdAt = kRecipientAt + 11;
constexpr size_t kLeadIdAt = kKeyIdAt + 8;
constexpr size_t kKioskAt = kLeadIdAt + 16;
constexpr size_t kBoxAt = kKioskAt + 32 + 4;

}  // namespace

TEST_CASE("a sealed lead opens with the recipient's key and is the same") {
  const KeyPair recipient = KeyPair::make();
  const KioskKey kiosk = test::new_kiosk();
  const Envelope envelope = sealed(test::sample_lead(), recipient, kiosk);
  CHECK(envelope.lead_id == test::sample_lead().interest.id);
  CHECK(envelope.recipient_id == "heimvorteil");
  CHECK(envelope.key_id == recipient.public_key().id());
  const auto parsed = leads::parse_envelope(envelope.bytes);
  REQUIRE(parsed);
  CHECK(*parsed == envelope);
  const auto lead = leads::open(*parsed, recipient);
  REQUIRE(lead);
  CHECK(*lead == test::sample_lead());
  const auto signer = leads::signer_of(*parsed);
  REQUIRE(signer);
  CHECK(*signer == kiosk.public_bytes());
}

TEST_CASE("the frame of an envelope is as the page says") {
  const KeyPair recipient = KeyPair::make();
  const KioskKey kiosk = test::new_kiosk();
  const std::string bytes = sealed(test::sample_lead(), recipient, kiosk).bytes;
  CHECK(bytes.substr(0, 8) == "\x89GBL\r\n\x1A\n");
  CHECK(bytes[8] == 1);
  CHECK(bytes[9] == 11);
  CHECK(bytes.substr(kRecipientAt, 11) == "heimvorteil");
  CHECK(bytes.substr(kKeyIdAt, 8) == recipient.public_key().id());
  CHECK(std::equal(kiosk.public_bytes().begin(), kiosk.public_bytes().end(),
                   bytes.begin() + kKioskAt,
                   [](uint8_t a, char b) { return a == static_cast<uint8_t>(b); }));
  CHECK((bytes.size() - kBoxAt - 64 - 48) % 256 == 0);
}

TEST_CASE("nothing a visitor typed stands in the envelope") {
  const std::string bytes = sealed(test::sample_lead(), KeyPair::make(), test::new_kiosk()).bytes;
  for (const char* typed : {"Lena", "lena@", "2714040", "weggezogen", "biggesee", "Freudenberg"}) {
    CHECK(bytes.find(typed) == std::string::npos);
  }
}

TEST_CASE("the same lead sealed twice gives two different envelopes") {
  const KeyPair recipient = KeyPair::make();
  const KioskKey kiosk = test::new_kiosk();
  CHECK(sealed(test::sample_lead(), recipient, kiosk).bytes !=
        sealed(test::sample_lead(), recipient, kiosk).bytes);
}

TEST_CASE("the length of an envelope tells nothing but steps of 256 bytes") {
  const KeyPair recipient = KeyPair::make();
  const KioskKey kiosk = test::new_kiosk();
  std::set<size_t> sizes;
  Lead lead = test::sample_lead();
  lead.interest.name.clear();
  for (size_t i = 0; i < 512; ++i) {
    sizes.insert(sealed(lead, recipient, kiosk).bytes.size());
    lead.interest.name += 'x';
  }
  CHECK(sizes.size() <= 3);
  CHECK(*sizes.rbegin() - *sizes.begin() == 256 * (sizes.size() - 1));
}

TEST_CASE("an envelope cut at any byte is never opened") {
  const KeyPair recipient = KeyPair::make();
  const Envelope envelope = sealed(test::sample_lead(), recipient, test::new_kiosk());
  for (size_t size = 0; size < envelope.bytes.size(); ++size) {
    Envelope cut = envelope;
    cut.bytes.resize(size);
    const auto parsed = leads::parse_envelope(cut.bytes);
    if (parsed || leads::open(cut, recipient)) FAIL("cut at " << size);
    if (parsed.fault().sentence.find(size < 8 ? "not an envelope" : "cut short") ==
        std::string::npos) {
      FAIL("cut at " << size << ": " << parsed.fault().sentence);
    }
  }
}

TEST_CASE("an envelope with any bit turned is never opened") {
  const KeyPair recipient = KeyPair::make();
  const Envelope envelope = sealed(test::sample_lead(), recipient, test::new_kiosk());
  for (size_t i = 0; i < envelope.bytes.size(); ++i) {
    Envelope turned = envelope;
    turned.bytes[i] = static_cast<char>(turned.bytes[i] ^ (1 << (i % 8)));
    if (leads::parse_envelope(turned.bytes)) FAIL("parsed with byte " << i << " turned");
    if (leads::open(turned, recipient)) FAIL("opened with byte " << i << " turned");
  }
}

TEST_CASE("an envelope with any bit turned and signed again by a stranger is never opened") {
  const KeyPair recipient = KeyPair::make();
  const KioskKey kiosk = test::new_kiosk();
  const Envelope envelope = sealed(test::sample_lead(), recipient, kiosk);
  for (size_t i = 0; i + 64 < envelope.bytes.size(); ++i) {
    std::string turned = envelope.bytes;
    turned[i] = static_cast<char>(turned[i] ^ (1 << (i % 8)));
    const auto parsed = leads::parse_envelope(test::signed_again(turned, kiosk));
    if (parsed && leads::open(*parsed, recipient)) FAIL("opened with byte " << i << " turned");
  }
}

TEST_CASE("random bytes behind the magic never open") {
  const KeyPair recipient = KeyPair::make();
  const char* given = std::getenv("GUMMIBAND_SEED");
  const unsigned seed = given != nullptr ? static_cast<unsigned>(std::strtoul(given, nullptr, 10))
                                         : std::random_device{}();
  INFO("GUMMIBAND_SEED=" << seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 5000; ++round) {
    std::string bytes("\x89GBL\r\n\x1A\n\x01", 9);
    const size_t more = random() % 600;
    for (size_t i = 0; i < more; ++i) bytes += static_cast<char>(random());
    CHECK_FALSE(leads::parse_envelope(bytes));
  }
}

TEST_CASE("an envelope with something behind its end is refused") {
  const Envelope envelope = sealed(test::sample_lead(), KeyPair::make(), test::new_kiosk());
  CHECK_THAT(leads::parse_envelope(envelope.bytes + '\0').fault().sentence,
             contains("behind its end"));
  CHECK_THAT(leads::parse_envelope(envelope.bytes + envelope.bytes).fault().sentence,
             contains("behind its end"));
}

TEST_CASE("an envelope beyond the size limit is refused before it is read") {
  std::string bytes("\x89GBL\r\n\x1A\n\x01", 9);
  bytes.resize(leads::kMostEnvelopeBytes + 1);
  CHECK_THAT(leads::parse_envelope(bytes).fault().sentence, contains("too long"));
  bytes.resize(leads::kMostEnvelopeBytes);
  CHECK_THAT(leads::parse_envelope(bytes).fault().sentence, !contains("too long"));
}

TEST_CASE("an envelope of a later version asks for a newer program") {
  const KioskKey kiosk = test::new_kiosk();
  std::string bytes = sealed(test::sample_lead(), KeyPair::make(), kiosk).bytes;
  bytes[8] = 3;
  CHECK_THAT(leads::parse_envelope(test::signed_again(bytes, kiosk)).fault().sentence,
             contains("newer program"));
}

TEST_CASE("the wrong key is told from a damaged envelope") {
  const KeyPair recipient = KeyPair::make();
  const KeyPair other = KeyPair::make();
  const KioskKey kiosk = test::new_kiosk();
  const Envelope envelope = sealed(test::sample_lead(), recipient, kiosk);
  const std::string sentence = leads::open(envelope, other).fault().sentence;
  CHECK_THAT(sentence, contains("sealed to the key " + recipient.public_key().id()));
  CHECK_THAT(sentence, contains("this is the key " + other.public_key().id()));
}

TEST_CASE("an envelope that lies about its key is not opened") {
  const KeyPair recipient = KeyPair::make();
  const KeyPair other = KeyPair::make();
  const KioskKey kiosk = test::new_kiosk();
  std::string bytes = sealed(test::sample_lead(), recipient, kiosk).bytes;
  bytes.replace(kKeyIdAt, 8, other.public_key().id());
  const auto parsed = leads::parse_envelope(test::signed_again(bytes, kiosk));
  REQUIRE(parsed);
  CHECK_THAT(leads::open(*parsed, other).fault().sentence, contains("was not sealed to it"));
}

TEST_CASE("a stranger cannot pass a kiosk's envelope off as his own") {
  const KeyPair recipient = KeyPair::make();
  const KioskKey kiosk = test::new_kiosk();
  const KioskKey stranger = test::new_kiosk();
  std::string bytes = sealed(test::sample_lead(), recipient, kiosk).bytes;
  for (size_t i = 0; i < 32; ++i) {
    bytes[kKioskAt + i] = static_cast<char>(stranger.public_bytes()[i]);
  }
  const auto parsed = leads::parse_envelope(test::signed_again(bytes, stranger));
  REQUIRE(parsed);
  CHECK_THAT(leads::open(*parsed, recipient).fault().sentence, contains("belongs to another one"));
}

TEST_CASE("an envelope readdressed to another recipient or lead is not opened") {
  const KeyPair recipient = KeyPair::make();
  const KioskKey kiosk = test::new_kiosk();
  const std::string bytes = sealed(test::sample_lead(), recipient, kiosk).bytes;
  for (const size_t at : {kRecipientAt, kLeadIdAt}) {
    std::string changed = bytes;
    changed[at] = 'x';
    const auto parsed = leads::parse_envelope(test::signed_again(changed, kiosk));
    REQUIRE(parsed);
    CHECK_THAT(leads::open(*parsed, recipient).fault().sentence,
               contains("belongs to another one"));
  }
}

TEST_CASE("an envelope kept under a wrong entry is not opened") {
  const KeyPair recipient = KeyPair::make();
  Envelope envelope = sealed(test::sample_lead(), recipient, test::new_kiosk());
  envelope.recipient_id = "other";
  CHECK_THAT(leads::open(envelope, recipient).fault().sentence, contains("kept under"));
  CHECK_FALSE(leads::signer_of(envelope));
}

TEST_CASE("something else sealed to the recipient is not a lead") {
  const KeyPair recipient = KeyPair::make();
  const KioskKey kiosk = test::new_kiosk();
  std::string bytes = sealed(test::sample_lead(), recipient, kiosk).bytes;
  const size_t plain = bytes.size() - kBoxAt - 64 - 48;
  for (const std::string inside : {"", "[]", "{}", "{\"version\":1}", "[[[[[[[["}) {
    for (const char pad : {'\x80', '\0'}) {
      std::string text = inside + pad;
      text.resize(plain);
      REQUIRE(crypto_box_seal(reinterpret_cast<unsigned char*>(bytes.data()) + kBoxAt,
                              reinterpret_cast<const unsigned char*>(text.data()), plain,
                              recipient.public_key().bytes.data()) == 0);
      const auto parsed = leads::parse_envelope(test::signed_again(bytes, kiosk));
      REQUIRE(parsed);
      CHECK_FALSE(leads::open(*parsed, recipient));
    }
  }
}

TEST_CASE("a recipient id that cannot stand on an envelope is refused") {
  const KeyPair recipient = KeyPair::make();
  const KioskKey kiosk = test::new_kiosk();
  const Lead lead = test::sample_lead();
  const std::string longest(leads::kMostRecipientIdBytes, 'a');
  CHECK(leads::seal(lead, longest, recipient.public_key(), kiosk));
  for (const std::string& id : {std::string(), longest + "a", std::string("../up"),
                                std::string(".hidden"), std::string("süd"), std::string("a b")}) {
    CHECK_FALSE(leads::seal(lead, id, recipient.public_key(), kiosk));
  }
}

TEST_CASE("a weak public key is refused when sealing") {
  CHECK_THAT(leads::seal(test::sample_lead(), "heimvorteil", leads::PublicKey{}, test::new_kiosk())
                 .fault()
                 .sentence,
             contains("Nothing can be sealed"));
}

TEST_CASE("the largest lead within the limits can be sealed, whatever is in it") {
  Lead lead = test::sample_lead();
  const std::string text(leads::kMostTextBytes, '"');
  const std::vector<std::string> list(leads::kMostListEntries,
                                      std::string(leads::kMostEntryBytes, 'x'));
  for (std::string* field :
       {&lead.interest.boot_id, &lead.interest.name, &lead.interest.email, &lead.interest.phone,
        &lead.interest.language, &lead.interest.persona, &lead.interest.heart_place,
        &lead.interest.district, &lead.interest.contact, &lead.interest.place, &lead.interest.event,
        &lead.consent.text_id, &lead.consent.text_sha256, &lead.consent.language,
        &lead.consent.purpose}) {
    *field = text;
  }
  lead.interest.topics = lead.interest.partner_topics = lead.interest.hearts = list;
  lead.interest.form.assign(leads::kMostEntryBytes, 'f');
  // As many answers and options as there may be, and all bytes of them in what takes two in JSON.
  leads::Answer answer{"f", "", std::vector<std::string>(leads::kMostAnswerOptions, "o"), ""};
  lead.interest.answers.assign(leads::kMostAnswers, answer);
  const size_t left =
      leads::kMostAnswersBytes - leads::kMostAnswers * (leads::kMostAnswerOptions + 1);
  for (size_t i = 0; i < leads::kMostAnswers; ++i) {
    lead.interest.answers[i].text.assign(left / leads::kMostAnswers, '"');
  }
  lead.interest.captured_wall_ms = lead.interest.captured_boot_ms = leads::kMostWallMs;
  const KeyPair recipient = KeyPair::make();
  const auto envelope = leads::seal(lead, std::string(leads::kMostRecipientIdBytes, 'r'),
                                    recipient.public_key(), test::new_kiosk());
  REQUIRE(envelope);
  CHECK(envelope->bytes.size() <= leads::kMostEnvelopeBytes);
  const auto opened = leads::open(*envelope, recipient);
  REQUIRE(opened);
  CHECK(*opened == lead);
  // And for as many keys as there may be.
  const std::vector<leads::PublicKey> keys(leads::kMostKeysPerEnvelope, recipient.public_key());
  const auto several =
      leads::seal(lead, std::string(leads::kMostRecipientIdBytes, 'r'), keys, test::new_kiosk());
  REQUIRE(several);
  CHECK(several->bytes.size() <= leads::kMostEnvelopeBytes);
  CHECK(leads::open(*several, recipient).value() == lead);
}

TEST_CASE("a lead beyond its limits is refused with the name of the field") {
  const auto fault_of = [](auto change) {
    Lead lead = test::sample_lead();
    change(lead);
    return leads::lead_fault(lead);
  };
  CHECK(fault_of([](Lead&) {}).empty());
  CHECK_THAT(fault_of([](Lead& lead) { lead.interest.name.assign(1025, 'x'); }),
             contains("\"name\" is too long"));
  CHECK_THAT(fault_of([](Lead& lead) { lead.interest.place = "\xC3"; }),
             contains("\"place\" is not proper text"));
  CHECK_THAT(fault_of([](Lead& lead) { lead.interest.event = "a\x1B[2J"; }),
             contains("\"event\" has control characters"));
  CHECK_THAT(fault_of([](Lead& lead) { lead.interest.hearts.assign(129, "x"); }),
             contains("\"hearts\" has too many"));
  CHECK_THAT(fault_of([](Lead& lead) { lead.interest.topics = {std::string(65, 'x')}; }),
             contains("\"topics\" has an entry that is too long"));
  CHECK_THAT(fault_of([](Lead& lead) { lead.interest.topics = {"a\"b"}; }),
             contains("\"topics\" has an entry that is no id"));
  CHECK_THAT(fault_of([](Lead& lead) { lead.interest.form = "a b"; }),
             contains("\"form\" has an entry that is no id"));
  CHECK_THAT(fault_of([](Lead& lead) { lead.interest.answers[0].field = "a\"b"; }),
             contains("\"answers\" has an entry that is no id"));
  CHECK_THAT(fault_of([](Lead& lead) { lead.interest.answers[0].options.assign(9, "x"); }),
             contains("\"answers\" has too many"));
  CHECK_THAT(fault_of([](Lead& lead) { lead.interest.answers.resize(9); }),
             contains("\"answers\" has too many"));
  CHECK_THAT(fault_of([](Lead& lead) { lead.interest.answers[0].text = "\x01"; }),
             contains("\"answers\" has control characters"));
  CHECK_THAT(fault_of([](Lead& lead) {
               lead.interest.answers.assign(4, {"f", "", {}, std::string(800, 'x')});
             }),
             contains("\"answers\" is too long"));
  CHECK_THAT(fault_of([](Lead& lead) { lead.interest.captured_wall_ms = -1; }),
             contains("captured_wall_ms"));
  CHECK_THAT(fault_of([](Lead& lead) { lead.interest.captured_wall_ms = leads::kMostWallMs + 1; }),
             contains("captured_wall_ms"));
}

TEST_CASE("the JSON of a lead is what an independent reader expects") {
  Lead lead = test::sample_lead();
  lead.interest.name = "a\"b\\c\nd\te\rf äöüß 🌲";
  const std::string text = leads::lead_json({lead, {"heimvorteil", {}}});
  const auto json = nlohmann::json::parse(text);
  CHECK(json["name"] == lead.interest.name);
  CHECK(json["version"] == 1);
  CHECK(json["captured_wall_ms"] == 1781966400000);
  CHECK(json["hearts"] == nlohmann::json({"biggesee", "rothaarsteig"}));
  CHECK(json["form"] == "steckbrief");
  CHECK(json["answers"][0] == nlohmann::json({{"field", "bereich"},
                                              {"question", "Was ist dein Bereich?"},
                                              {"options", {"technik"}},
                                              {"text", "Technik"}}));
  CHECK(json["consent"]["sixteen_or_older"] == true);
  const auto read = leads::parse_lead_json(text);
  REQUIRE(read);
  CHECK(read->lead == lead);
}

TEST_CASE("a lead of a kiosk that knew neither places nor forms is read, and has none") {
  auto json = nlohmann::json::parse(leads::lead_json({test::sample_lead(), {"heimvorteil", {}}}));
  for (const char* name : {"heart_place", "district", "contact", "form", "answers"}) {
    REQUIRE(json.erase(name) == 1);
  }
  const auto read = leads::parse_lead_json(json.dump());
  REQUIRE(read);
  Lead expected = test::sample_lead();
  expected.interest.form.clear();
  expected.interest.answers.clear();
  expected.interest.heart_place.clear();
  expected.interest.district.clear();
  expected.interest.contact.clear();
  CHECK(read->lead == expected);
}

TEST_CASE("a lead with a field missing or of the wrong type names the field") {
  const auto whole =
      nlohmann::json::parse(leads::lead_json({test::sample_lead(), {"heimvorteil", {}}}));
  REQUIRE(leads::parse_lead_json(whole.dump()));
  const nlohmann::json odd = nlohmann::json::array({1});
  const auto came_later = [](const std::string& name) {
    return name == "heart_place" || name == "district" || name == "contact" || name == "form" ||
           name == "answers";
  };
  for (const auto& [name, value] : whole.items()) {
    auto json = whole;
    json.erase(name);
    if (!came_later(name)) {
      CHECK_THAT(leads::parse_lead_json(json.dump()).fault().sentence, contains(name));
    }
    json[name] = odd;
    CHECK_THAT(leads::parse_lead_json(json.dump()).fault().sentence, contains(name));
  }
  for (const auto& [name, value] : whole["consent"].items()) {
    auto json = whole;
    json["consent"].erase(name);
    CHECK_THAT(leads::parse_lead_json(json.dump()).fault().sentence, contains("consent." + name));
  }
  for (const char* name : {"field", "question", "options", "text"}) {
    auto json = whole;
    json["answers"][1].erase(name);
    CHECK_THAT(leads::parse_lead_json(json.dump()).fault().sentence, contains("answers"));
    json["answers"][1][name] = odd;
    CHECK_FALSE(leads::parse_lead_json(json.dump()));
  }
  auto many = whole;
  many["answers"] = nlohmann::json::array();
  for (size_t i = 0; i <= leads::kMostAnswers; ++i) many["answers"].push_back(whole["answers"][0]);
  CHECK_THAT(leads::parse_lead_json(many.dump()).fault().sentence, contains("answers"));
  auto later = whole;
  later["from_a_later_program"] = {{"a", 1}};
  CHECK(leads::parse_lead_json(later.dump()));
  auto wraps = whole;
  wraps["captured_boot_ms"] = UINT64_MAX;
  CHECK_FALSE(leads::parse_lead_json(wraps.dump()));
}
