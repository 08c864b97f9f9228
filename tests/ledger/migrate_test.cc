// A ledger of an older version is brought up to date once, whole or not at all, and only if it is
// sound.
#include <set>

#include "catch.h"
#include "ledger/booth.h"
#include "ledger/ledger.h"
#include "ledger/shim_vfs.h"
#include "ledger/version_1.h"
#include "ledger/version_2.h"

namespace gummiband::ledger {
namespace {

using Envelopes = std::vector<leads::Envelope>;

constexpr int64_t kDayMs = 24LL * 60 * 60 * 1000;

// An older version of the program, and what it left.
struct Older {
  const char* version;
  void (*make)(const base::Path& file, uint32_t leads);
  int64_t delivered;  // for "stadt", where there are leads
};

constexpr Older kVersion1{"1", make_version_1, 0};
constexpr Older kVersion2{"2", make_version_2, 1};

Older any_older() {
  return GENERATE(true, false) ? kVersion1 : kVersion2;
}

CountsByRecipient counts_of(const Older& older, int64_t leads) {
  if (leads == 0) return {};
  return {{"kreis", {leads, 0, leads, 0, 0}},
          {"stadt", {leads, older.delivered, leads - older.delivered, 0, 0}}};
}

void require_migrated(const base::Path& file, const Older& older, uint32_t leads) {
  const FakeClock clock;
  const auto ledger = open(file, clock);
  const Envelopes found = all(*ledger);
  REQUIRE(found.size() == size_t{2} * leads);
  for (uint32_t lead = 1; lead <= leads; ++lead) {
    REQUIRE(found.at(2 * lead - 2) == envelope(lead, "stadt"));
    REQUIRE(found.at(2 * lead - 1) == envelope(lead, "kreis"));
  }
  REQUIRE(ledger->reconcile().ok());
  REQUIRE(ledger->counts_by_recipient().value() == counts_of(older, leads));
  REQUIRE(ledger->tallies().value() == visit::Tallies{{{7, "heart", "biggesee"}, 3}});
  REQUIRE(ledger->get("paper").value() == "300");
}

TEST_CASE("A ledger of an older version keeps every lead, tally and setting, and goes on") {
  const Older older = any_older();
  INFO("version " << older.version);
  const Folder folder;
  older.make(folder / "l", 5);
  require_migrated(folder / "l", older, 5);
  require_migrated(folder / "l", older, 5);
  const FakeClock clock;
  const auto ledger = open(folder / "l", clock);
  std::set<std::string> codes;
  for (uint32_t lead = 1; lead <= 6; ++lead) {  // five repeats and a new one
    codes.insert(store(*ledger, Envelopes{envelope(lead)}).value());
  }
  REQUIRE(codes.size() == 6);
  REQUIRE(ledger->counts()->captured == 11);
  REQUIRE(ledger->withdraw(*codes.begin()).value().has_value());
}

TEST_CASE("An empty ledger of an older version becomes an empty ledger") {
  const Older older = any_older();
  INFO("version " << older.version);
  const Folder folder;
  older.make(folder / "l", 0);
  require_migrated(folder / "l", older, 0);
}

TEST_CASE("A reader does not touch a ledger of an older version and says what to do") {
  const Older older = any_older();
  INFO("version " << older.version);
  const Folder folder;
  older.make(folder / "l", 2);
  const std::string before = slurp(folder / "l");
  const FakeClock clock;
  const auto reader = Ledger::open(folder / "l", Access::kReadOnly, clock);
  REQUIRE_THAT(reader.fault().sentence, contains("Start the kiosk once"));
  REQUIRE(slurp(folder / "l") == before);
}

void require_refused(const Older& older, const std::string& change) {
  INFO("version " << older.version << ": " << change);
  const Folder folder;
  older.make(folder / "l", 3);
  REQUIRE(sql(folder / "l", change).empty());
  const std::string before = slurp(folder / "l");
  const FakeClock clock;
  const auto opened = Ledger::open(folder / "l", Access::kReadWrite, clock);
  REQUIRE_FALSE(opened.ok());
  REQUIRE_THAT(opened.fault().sentence, contains("damaged"));
  REQUIRE(slurp(folder / "l") == before);
  REQUIRE(sql(folder / "l", "PRAGMA user_version") == std::vector<std::string>{older.version});
}

TEST_CASE("A ledger of an older version that is not sound is refused and stays as it was") {
  const std::string remove_a_row =
      "DROP TRIGGER envelope_stays; DELETE FROM envelope WHERE sequence = 6;"
      "CREATE TRIGGER envelope_stays BEFORE DELETE ON envelope BEGIN SELECT 1; END";
  for (const std::string& change :
       {std::string("UPDATE envelope SET checksum = checksum + 1 WHERE sequence = 2"),
        std::string("UPDATE envelope SET bytes = x'00' WHERE sequence = 6"),
        std::string("UPDATE envelope SET state = 'quarantined' WHERE sequence = 1"), remove_a_row,
        std::string("DROP TABLE setting")}) {
    require_refused(kVersion1, change);
  }
  for (const std::string& change :
       {std::string("UPDATE envelope SET chain = randomblob(32) WHERE sequence = 2"),
        std::string("UPDATE envelope SET bytes = x'00' WHERE sequence = 6"),
        std::string("UPDATE receipt SET sequence = 2"), std::string("DROP TABLE receipt"),
        remove_a_row, std::string("DROP TABLE setting")}) {
    require_refused(kVersion2, change);
  }
}

// A receipt of version 2 says when it came, but not whether anybody vouched for that: this one came
// in 2038, and another may have come in 1970.
TEST_CASE("The days of a receipt of version 2 are counted from the first day that is vouched for") {
  const Folder folder;
  make_version_2(folder / "l", 2);
  REQUIRE(sql(folder / "l", "UPDATE receipt SET received_wall_ms = 0").empty());
  FakeClock clock;
  const auto ledger = open(folder / "l", clock);
  REQUIRE(ledger->purge(14).value() == 0);
  clock.wall += 14 * kDayMs - 1;
  REQUIRE(ledger->purge(14).value() == 0);
  clock.wall += 1;
  REQUIRE(ledger->purge(14).value() == 1);
}

TEST_CASE("After a power cut at any write of the migration, it is one version or the other") {
  const Older older = any_older();
  INFO("version " << older.version);
  int cuts = 0;
  for (int nth = 1;; ++nth) {
    const Folder folder;
    older.make(folder / "l", 3);
    ShimVfs shim;
    shim.cut_power_at(nth, static_cast<uint32_t>(nth));
    const FakeClock clock;
    open(folder / "l", clock).reset();
    if (!shim.power_was_cut()) break;
    ++cuts;
    INFO("cut before write " << nth);
    for (const std::string ending : {"", "-wal", ".head"}) {
      const auto image = shim.after_cut().find(with_ending(folder / "l", ending).string());
      if (image == shim.after_cut().end()) continue;
      spill(with_ending(folder / "cut", ending), image->second);
    }
    require_migrated(folder / "cut", older, 3);
  }
  REQUIRE(cuts > 10);
}

TEST_CASE("Whichever operation of the disk fails in a migration, nothing is lost") {
  const Older older = any_older();
  INFO("version " << older.version);
  const int code = GENERATE(SQLITE_FULL, SQLITE_IOERR_WRITE, SQLITE_IOERR_READ, SQLITE_IOERR_FSYNC,
                            SQLITE_CANTOPEN);
  const Duration duration = GENERATE(Duration::kOnce, Duration::kForEver);
  for (int nth = 1;; ++nth) {
    INFO("code " << code << ", operation " << nth);
    const Folder folder;
    older.make(folder / "l", 2);
    ShimVfs shim;
    shim.fail(nth, code, duration);
    const FakeClock clock;
    {
      const auto opened = Ledger::open(folder / "l", Access::kReadWrite, clock);
      if (!opened) REQUIRE_THAT(opened.fault().sentence, contains((folder / "l").string()));
    }
    shim.fail_no_more();
    require_migrated(folder / "l", older, 2);
    if (!shim.has_failed()) break;
    REQUIRE(nth < 1000);
  }
}

}  // namespace
}  // namespace gummiband::ledger
