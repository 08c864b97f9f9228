// Waits by themselves, and as they are written down.
#include "outbox/schedule.h"

#include <limits>

#include "base/text.h"
#include "catch.h"
#include "ledger/ledger.h"
#include "outbox/parcel.h"

using namespace gummiband;
using outbox::Kind;
using outbox::Schedule;

namespace {

// The longest and the shortest spread there is.
class Extreme final : public base::Random {
 public:
  explicit Extreme(uint8_t byte) : byte_(byte) {}
  void fill(std::span<uint8_t> bytes) override {
    for (uint8_t& byte : bytes) byte = byte_;
  }

 private:
  uint8_t byte_;
};

outbox::Outcome outcome(const std::string& sentence) {
  outbox::Outcome made;
  made.sentence = sentence;
  return made;
}

}  // namespace

TEST_CASE("waits double up to their limit, and are never shorter than half") {
  Extreme random(0);
  Schedule schedule(random);
  int64_t before_ms = 0;
  for (int i = 0; i < 60; ++i) {
    schedule.trouble({outbox::TroubleKind::kServer, "Full.", std::nullopt, 0}, 1000);
    const int64_t wait_ms = schedule.destination()->until_ms - 1000;
    CHECK(wait_ms >= before_ms);
    CHECK(wait_ms >= 2'500);
    CHECK(wait_ms <= outbox::kMostServerWaitMs);
    before_ms = wait_ms;
  }
  CHECK(before_ms == outbox::kMostServerWaitMs / 2);
}

TEST_CASE("an absurd Retry-After is cut to a day") {
  Extreme random(0);
  Schedule schedule(random);
  schedule.trouble({outbox::TroubleKind::kServer, "Later.", int64_t{1} << 60, 0}, 0);
  CHECK(schedule.destination()->until_ms >= outbox::kMostRetryAfterMs);
  CHECK(schedule.destination()->until_ms <= outbox::kMostRetryAfterMs + 60'000);
}

TEST_CASE("waits are read as they were written, whatever a server has said") {
  Extreme random(0x55);
  Schedule schedule(random);
  schedule.contact(1'780'000'000'000);
  schedule.trouble({outbox::TroubleKind::kCertificate, "bad\nlead 1 1 1 1 x", 5000, 0}, 70);
  schedule.again({Kind::kEnvelope, 4}, outcome("Locked \xC3"), 80);
  schedule.rejected({Kind::kWithdrawal, 5}, outcome(std::string(500, 'x')), 90);
  const std::string text = schedule.text("folder /a", "boot-one");
  CHECK(base::is_utf8(text));
  Schedule again(random);
  again.read(text, "folder /a", "boot-one");
  CHECK(again.records() == schedule.records());
  CHECK(again.destination() == schedule.destination());
  CHECK(again.last_contact_wall_ms() == schedule.last_contact_wall_ms());
  Schedule other(random);
  other.read(text, "folder /a", "boot-two");
  CHECK(other.records().empty());
  CHECK_FALSE(other.destination());
  CHECK(other.last_contact_wall_ms() == schedule.last_contact_wall_ms());
}

TEST_CASE("the waits of a destination are not those of the next one") {
  Extreme random(0x55);
  Schedule schedule(random);
  schedule.contact(1);
  schedule.trouble({outbox::TroubleKind::kSettings, "Wrong password.", std::nullopt, 0}, 70);
  schedule.again({Kind::kEnvelope, 4}, outcome("Locked"), 80);
  Schedule other(random);
  other.read(schedule.text("folder /a", "b"), "folder /b", "b");
  CHECK(other.records().empty());
  CHECK_FALSE(other.destination());
  CHECK_FALSE(other.last_contact_wall_ms());
  // A name with a line break in it is still one line.
  Schedule same(random);
  same.read(schedule.text("folder /a\nboot c", "b"), "folder /a\nboot c", "b");
  CHECK(same.records() == schedule.records());
}

TEST_CASE("what to do about the trouble is kept as well, and what is cut says so") {
  Extreme random(0x55);
  Schedule schedule(random);
  const std::string sentence = "hub: " + std::string(390, 'x') + ". Check the network.";
  schedule.trouble({outbox::TroubleKind::kNetwork, sentence, std::nullopt, 0}, 70);
  CHECK(schedule.destination()->sentence == sentence);
  schedule.again({Kind::kEnvelope, 4}, outcome(sentence), 80);
  const std::string& cut = schedule.records().begin()->second.sentence;
  CHECK(cut.size() == 240);
  CHECK(cut.ends_with("x ..."));
}

TEST_CASE("the longest status fits into a setting of the ledger") {
  Extreme random(0x55);
  Schedule schedule(random);
  const std::string sentence(1'000, 'x');
  const int64_t late_ms = int64_t{1} << 62;
  schedule.trouble({outbox::TroubleKind::kServer, sentence, std::nullopt, 0}, late_ms);
  for (int64_t i = 0; i < 300; ++i) {
    schedule.again({Kind::kWithdrawal, std::numeric_limits<int64_t>::max() - i}, outcome(sentence),
                   late_ms);
  }
  const std::string text = schedule.text("webdav " + std::string(ledger::kMostNameBytes, 'h'), "b");
  CHECK(text.size() > 200 * 240);
  CHECK(text.size() <= ledger::kMostSettingBytes);
}

TEST_CASE("a status that was cut off anywhere is read as far as it goes") {
  Extreme random(0x55);
  Schedule schedule(random);
  schedule.contact(1);
  schedule.again({Kind::kEnvelope, 4}, outcome("Locked"), 80);
  const std::string text = schedule.text("folder /a", "b");
  for (size_t size = 0; size < text.size(); ++size) {
    Schedule again(random);
    again.read(text.substr(0, size), "folder /a", "b");
    CHECK(again.records().size() <= 1);
  }
  Schedule again(random);
  again.read(
      "outbox 2\nat folder /a\nboot b\nlead -1 1 1 1 x\nlead 99999999999999999999 1 1 1 x\n"
      "destination 9 1 1 x\nnonsense\nlead 1 1\n",
      "folder /a", "b");
  CHECK(again.records().empty());
  CHECK_FALSE(again.destination());
}

TEST_CASE("a name at a destination has one form") {
  const auto id = *base::Uuid::parse("01978f2e-5c00-7abc-8def-0123456789ab");
  for (const auto kind : {Kind::kEnvelope, Kind::kWithdrawal}) {
    const outbox::Name name{kind, id, "stadt.siegen_1-a"};
    CHECK(outbox::parse_file_name(outbox::file_name(name)) == name);
  }
  for (const char* text :
       {"", "01978f2e-5c00-7abc-8def-0123456789ab", "01978f2e-5c00-7abc-8def-0123456789ab.gbl",
        "01978f2e-5c00-7abc-8def-0123456789ab..gbl", "01978f2e-5c00-7abc-8def-0123456789ab.a/b.gbl",
        "01978f2e-5c00-7abc-8def-0123456789ab.stadt.gbl.part",
        "01978F2E-5C00-7ABC-8DEF-0123456789AB.stadt.gbl",
        "01978f2e-5c00-7abc-8def-0123456789ab.stadt (1).gbl"}) {
    CAPTURE(text);
    CHECK_FALSE(outbox::parse_file_name(text));
  }
}
