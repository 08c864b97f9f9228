// Bulletins as texts: names, health, tallies; signed, merged, and read with distrust.
#include "outbox/bulletin.h"

#include "base/text.h"
#include "catch.h"
#include "leads/signed_text.h"
#include "ledger/booth.h"
#include "outbox/health.h"
#include "outbox/tally_sheet.h"

using namespace gummiband;
using outbox::BulletinKind;
using outbox::BulletinName;
using outbox::Health;
using outbox::TallySheet;

namespace {

constexpr const char* kSeries = "0123456789abcdef";
constexpr int64_t kDay = 20'602;  // 2026-05-29

struct Kiosk {
  ledger::Folder folder;
  leads::KioskKey key = leads::KioskKey::read_or_make(folder / "kiosk.key").value();

  BulletinName name(int64_t day = kDay) const {
    return {key.public_bytes(), BulletinKind::kTallies, kSeries, day};
  }
};

Health some_health() {
  Health health;
  health.number = 7;
  health.written_wall_ms = 1'780'000'000'000;
  health.clock_trusted = true;
  health.condition = {"0.1.0",       "suedwestfalen",
                      "2026.1",      {"Olpe", "Schützenfest", "Stadt Olpe", "LEADER"},
                      5'000'000'000, 40};
  health.waiting = 3;
  health.aside = 1;
  health.oldest_wall_ms = 1'779'999'000'000;
  health.oldest_trusted = true;
  return health;
}

visit::Tallies some_tallies() {
  const outbox::Profile olpe{"Olpe", "Schützenfest", "Olpe", ""};
  visit::Tallies tallies;
  tallies[{kDay * 24 + 9, "visit", "de"}] = 3;
  tallies[{kDay * 24 + 9, "visit", "en"}] = 1;
  tallies[{kDay * 24 + 9, "heart", "biggesee"}] = 5;
  tallies[{kDay * 24 + 9, "at", outbox::profile_id(olpe)}] = 4;
  tallies[{kDay * 24 + 10, "slip", "offer"}] = 2;
  tallies[{kDay * 24 + 10, "slip", "test"}] = 9;        // the staff's own
  tallies[{kDay * 24 + 10, "item", "biggesee"}] = 8;    // stays at the kiosk
  tallies[{kDay * 24 + 10, "language", "simple"}] = 1;  // stays at the kiosk
  tallies[{kDay * 24 + 24, "visit", "de"}] = 100;       // of the next day
  return tallies;
}

TallySheet some_sheet(const Kiosk& kiosk) {
  TallySheet sheet = outbox::sheet_of(some_tallies(), kiosk.name());
  for (auto& [id, profile] : sheet.profiles) profile = {"Olpe", "Schützenfest", "Olpe", ""};
  return sheet;
}

}  // namespace

TEST_CASE("the name of a bulletin says whose it is, and no other name is one") {
  const Kiosk kiosk;
  const std::string hex = base::to_hex(kiosk.key.public_bytes());
  const BulletinName health{kiosk.key.public_bytes(), BulletinKind::kHealth, {}, 0};
  CHECK(outbox::file_name(health) == hex + ".health");
  CHECK(outbox::file_name(kiosk.name()) == hex + ".0123456789abcdef.2026-05-29.tallies");
  for (const BulletinName& name : {health, kiosk.name(), kiosk.name(0), kiosk.name(2'932'896)}) {
    CHECK(outbox::parse_bulletin_name(outbox::file_name(name)) == name);
  }
  for (const std::string& other :
       {std::string(), std::string("x.health"), hex, hex + ".healthy", hex + "0.health",
        hex + ".0123456789abcdef.2026-02-30.tallies", hex + ".0123456789ABCDEF.2026-05-29.tallies",
        hex + ".0123456789abcde.2026-05-29.tallies", hex + "x0123456789abcdef.2026-05-29.tallies",
        hex + ".0123456789abcdef.1969-12-31.tallies", hex + ".0123456789abcdef.2026-05-29.health",
        "A" + hex.substr(1) + ".health"}) {
    CAPTURE(other);
    CHECK_FALSE(outbox::parse_bulletin_name(other));
  }
}

TEST_CASE("a kiosk's health is read as it was written, and believed only with its signature") {
  const Kiosk kiosk;
  const Kiosk thief;
  const auto& id = kiosk.key.public_bytes();
  const std::string bytes = outbox::sign_health(some_health(), kiosk.key);
  const auto read = outbox::parse_health(bytes, id);
  INFO((read ? "" : read.fault().sentence));
  REQUIRE(read.ok());
  CHECK(outbox::sign_health(*read, kiosk.key) == bytes);
  CHECK(read->condition.profile.event == "Schützenfest");
  CHECK(read->condition.paper_percent == 40);
  CHECK(read->oldest_wall_ms == 1'779'999'000'000);

  const auto refused = [&](const std::string& text) {
    const auto found = outbox::parse_health(text, id);
    REQUIRE_FALSE(found.ok());
    return found.fault().sentence;
  };
  CHECK_THAT(refused(outbox::sign_health(some_health(), thief.key)),
             contains("signature is wrong"));
  std::string changed = bytes;
  changed[changed.find("waiting 3") + 8] = '0';
  CHECK_THAT(refused(changed), contains("signature is wrong"));
  CHECK_THAT(refused(bytes.substr(0, bytes.find("signature"))), contains("no signature"));
  CHECK_THAT(refused("something else\n"), contains("damaged"));
  for (size_t cut = 0; cut < bytes.size(); ++cut)
    CHECK_FALSE(refused(bytes.substr(0, cut)).empty());
  // Its own signature under words that a kiosk does not write.
  const std::string body = bytes.substr(0, bytes.find("signature"));
  CHECK_THAT(refused(leads::sign_text(body + "more 1\n", kiosk.key)), contains("damaged"));
}

TEST_CASE("what a kiosk does not know, and odd words, survive the way too") {
  const Kiosk kiosk;
  Health health;
  health.condition.version = "1 2\n3";
  health.condition.profile.place = "Olpe\tBigge\nsee";
  health.condition.profile.event = std::string(500, 'x');
  health.written_wall_ms = -5;  // a clock before 1970
  const auto read =
      outbox::parse_health(outbox::sign_health(health, kiosk.key), kiosk.key.public_bytes());
  INFO((read ? "" : read.fault().sentence));
  REQUIRE(read.ok());
  CHECK(read->condition.version == "1_2_3");
  CHECK(read->condition.pack_id == "-");
  CHECK(read->condition.profile.place == "Olpe Bigge see");
  CHECK(read->written_wall_ms == 0);
  CHECK_FALSE(read->oldest_wall_ms);
  CHECK_FALSE(read->condition.paper_percent);
}

TEST_CASE("of tallies only a few sums travel, and nothing of what was looked at") {
  const Kiosk kiosk;
  const TallySheet sheet = some_sheet(kiosk);
  CHECK(sheet.counts ==
        std::map<outbox::SheetKey, int64_t>{{{9, "at", sheet.profiles.begin()->first}, 4},
                                            {{9, "heart", ""}, 5},
                                            {{9, "visit", ""}, 4},
                                            {{10, "slip", ""}, 2}});
  const auto bytes = outbox::sign_sheet(sheet, kiosk.key);
  REQUIRE(bytes.ok());
  for (const char* word : {"biggesee", "simple", "offer", "item", "language", " de", " en"}) {
    CAPTURE(word);
    CHECK(bytes->find(word) == std::string::npos);
  }
  const auto read = outbox::parse_sheet(*bytes, kiosk.name());
  INFO((read ? "" : read.fault().sentence));
  REQUIRE(read.ok());
  CHECK(*read == sheet);
}

TEST_CASE("a sheet is of its name only, and damage is found at every byte") {
  const Kiosk kiosk;
  const std::string bytes = outbox::sign_sheet(some_sheet(kiosk), kiosk.key).value();
  CHECK_FALSE(outbox::parse_sheet(bytes, kiosk.name(kDay + 1)).ok());
  BulletinName other = kiosk.name();
  other.series = "fedcba9876543210";
  CHECK_FALSE(outbox::parse_sheet(bytes, other).ok());
  for (size_t i = 0; i < bytes.size(); ++i) {
    CHECK_FALSE(outbox::parse_sheet(bytes.substr(0, i), kiosk.name()).ok());
    std::string flipped = bytes;
    flipped[i] = static_cast<char>(flipped[i] ^ 1);
    CHECK_FALSE(outbox::parse_sheet(flipped, kiosk.name()).ok());
  }
  const std::string body = bytes.substr(0, bytes.find("signature"));
  for (const char* line : {"hour 24 visit 1\n", "hour 9 visit -1\n", "hour 9 Visit 1\n",
                           "hour 9 visit 1 1\n", "hour 9 at 1\n", "hour 9 visit 4\n",
                           "profile 0123456789abcdef a\tb\tc\td\n", "name Anna\n"}) {
    CAPTURE(line);
    CHECK_FALSE(outbox::parse_sheet(leads::sign_text(body + line, kiosk.key), kiosk.name()).ok());
  }
}

TEST_CASE("merging sheets takes the larger count of each key, in any order, any number of times") {
  const Kiosk kiosk;
  TallySheet early = some_sheet(kiosk);
  TallySheet late = early;
  late.counts[{9, "visit", ""}] = 6;
  late.counts[{11, "lead", ""}] = 1;
  CHECK(outbox::merged(early, late) == late);
  CHECK(outbox::merged(late, early) == late);
  CHECK(outbox::merged(late, late) == late);
  TallySheet other = early;
  other.counts[{10, "slip", ""}] = 9;
  const TallySheet both = outbox::merged(outbox::merged(other, late), early);
  CHECK(both == outbox::merged(late, other));
  CHECK(both.counts.at({10, "slip", ""}) == 9);
  CHECK(both.counts.at({9, "visit", ""}) == 6);
}
