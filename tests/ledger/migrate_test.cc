// A ledger of version 1 is brought up to date once, whole or not at all, and only if it is sound.
#include <set>

#include "catch.h"
#include "ledger/booth.h"
#include "ledger/ledger.h"
#include "ledger/shim_vfs.h"
#include "ledger/version_1.h"

namespace gummiband::ledger {
namespace {

using Envelopes = std::vector<leads::Envelope>;

void require_migrated(const base::Path& file, uint32_t leads) {
  const FakeClock clock;
  const auto ledger = open(file, clock);
  const Envelopes found = all(*ledger);
  REQUIRE(found.size() == size_t{2} * leads);
  for (uint32_t lead = 1; lead <= leads; ++lead) {
    REQUIRE(found.at(2 * lead - 2) == envelope(lead, "stadt"));
    REQUIRE(found.at(2 * lead - 1) == envelope(lead, "kreis"));
  }
  REQUIRE(ledger->reconcile().ok());
  const Counts each{leads, 0, leads, 0, 0};
  REQUIRE(ledger->counts_by_recipient().value() ==
          (leads == 0 ? CountsByRecipient{} : CountsByRecipient{{"kreis", each}, {"stadt", each}}));
  REQUIRE(ledger->tallies().value() == visit::Tallies{{{7, "heart", "biggesee"}, 3}});
  REQUIRE(ledger->get("paper").value() == "300");
}

TEST_CASE("A ledger of version 1 keeps every lead, tally and setting, and goes on") {
  const Folder folder;
  make_version_1(folder / "l", 5);
  require_migrated(folder / "l", 5);
  require_migrated(folder / "l", 5);
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

TEST_CASE("An empty ledger of version 1 becomes an empty ledger") {
  const Folder folder;
  make_version_1(folder / "l", 0);
  require_migrated(folder / "l", 0);
}

TEST_CASE("A reader does not touch a ledger of version 1 and says what to do") {
  const Folder folder;
  make_version_1(folder / "l", 2);
  const std::string before = slurp(folder / "l");
  const FakeClock clock;
  const auto reader = Ledger::open(folder / "l", Access::kReadOnly, clock);
  REQUIRE_THAT(reader.fault().sentence, contains("Start the kiosk once"));
  REQUIRE(slurp(folder / "l") == before);
}

TEST_CASE("A ledger of version 1 that is not sound is refused and stays as it was") {
  const Folder folder;
  make_version_1(folder / "l", 3);
  const std::string change =
      GENERATE(std::string("UPDATE envelope SET checksum = checksum + 1 WHERE sequence = 2"),
               "UPDATE envelope SET bytes = x'00' WHERE sequence = 6",
               "UPDATE envelope SET state = 'quarantined' WHERE sequence = 1",
               "DROP TRIGGER envelope_stays; DELETE FROM envelope WHERE sequence = 6;"
               "CREATE TRIGGER envelope_stays BEFORE DELETE ON envelope BEGIN SELECT 1; END",
               "DROP TABLE setting");
  REQUIRE(sql(folder / "l", change).empty());
  const std::string before = slurp(folder / "l");
  const FakeClock clock;
  const auto opened = Ledger::open(folder / "l", Access::kReadWrite, clock);
  REQUIRE_FALSE(opened.ok());
  REQUIRE_THAT(opened.fault().sentence, contains("damaged"));
  REQUIRE(slurp(folder / "l") == before);
  REQUIRE(sql(folder / "l", "PRAGMA user_version") == std::vector<std::string>{"1"});
}

TEST_CASE("After a power cut at any write of the migration, it is one version or the other") {
  int cuts = 0;
  for (int nth = 1;; ++nth) {
    const Folder folder;
    make_version_1(folder / "l", 3);
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
    require_migrated(folder / "cut", 3);
  }
  REQUIRE(cuts > 20);
}

TEST_CASE("Whichever operation of the disk fails in a migration, nothing is lost") {
  const int code = GENERATE(SQLITE_FULL, SQLITE_IOERR_WRITE, SQLITE_IOERR_READ, SQLITE_IOERR_FSYNC,
                            SQLITE_CANTOPEN);
  const Duration duration = GENERATE(Duration::kOnce, Duration::kForEver);
  for (int nth = 1;; ++nth) {
    INFO("code " << code << ", operation " << nth);
    const Folder folder;
    make_version_1(folder / "l", 2);
    ShimVfs shim;
    shim.fail(nth, code, duration);
    const FakeClock clock;
    {
      const auto opened = Ledger::open(folder / "l", Access::kReadWrite, clock);
      if (!opened) REQUIRE_THAT(opened.fault().sentence, contains((folder / "l").string()));
    }
    shim.fail_no_more();
    require_migrated(folder / "l", 2);
    if (!shim.has_failed()) break;
    REQUIRE(nth < 1000);
  }
}

}  // namespace
}  // namespace gummiband::ledger
