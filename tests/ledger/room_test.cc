// A disk that fills up: leads go on for a long while, then capture says so, and nothing is lost.
#include <iostream>

#include "catch.h"
#include "leads/interest.h"
#include "leads/receipt_code.h"
#include "ledger/booth.h"
#include "ledger/ledger.h"
#include "ledger/shim_vfs.h"
#include "ledger/sqlite.h"

namespace gummiband::ledger {
namespace {

using Envelopes = std::vector<leads::Envelope>;

constexpr int64_t kStep = 4 * 1024 * 1024;

// As many large leads as that, with a reserve of 8 steps beside them.
void store_and_keep_reserve(Ledger& ledger, uint32_t leads) {
  for (uint32_t lead = 1; lead <= leads; ++lead) {
    REQUIRE(store(ledger, Envelopes{envelope(lead, "stadt", 30'000)}).ok());
  }
  REQUIRE(ledger.keep_reserve(8 * kStep).ok());
}

TEST_CASE("On a full disk 10,000 more envelopes fit, then it is said before anybody is refused") {
  const Folder folder;
  const FakeClock clock;
  ShimVfs shim;
  const auto ledger = open(folder / "l", clock);
  REQUIRE(ledger->keep_reserve(kReserveBytes).ok());
  REQUIRE(ledger->room() == Room::kPlenty);
  shim.fill_up(shim.used());  // others have taken the rest
  uint32_t stored = 0;
  while (ledger->room() != Room::kNone) {
    // What a lead with a form of its own takes, and now and then one with everything filled in.
    REQUIRE(store(*ledger, Envelopes{envelope(stored, "stadt", stored % 50 == 0 ? 9'000 : 2'300)})
                .ok());
    ++stored;
    REQUIRE(ledger->room() != Room::kPlenty);
    REQUIRE(stored < 100'000);
  }
  std::cerr << stored << " envelopes in a reserve of " << (kReserveBytes >> 20) << " MiB\n";
  REQUIRE(stored >= 10'000);
  // Who had begun to type before the form closed is still taken.
  REQUIRE(store(*ledger, Envelopes{envelope(stored++, "stadt", 2'300)}).ok());
  // Tallies do not use up what is kept for leads.
  uint32_t more = 0;
  while (store(*ledger, Envelopes{envelope(stored + more, "stadt", 60'000)}).ok()) ++more;
  const auto refused = store(*ledger, Envelopes{envelope(999'999, "stadt", 60'000)});
  REQUIRE_THAT(refused.fault().sentence, contains("the disk is full. Make room"));
  REQUIRE(ledger->counts()->captured == stored + more);
  REQUIRE(ledger->reconcile().ok());
}

// The text was stored before the lead, in a transaction of its own that does not touch the reserve:
// on a full disk the lead was there, and nobody could prove what had been agreed to.
TEST_CASE("On a full disk the text that was agreed to is stored from the reserve, like its lead") {
  const Folder folder;
  const FakeClock clock;
  ShimVfs shim;
  const auto ledger = open(folder / "l", clock);
  REQUIRE(ledger->keep_reserve(kStep).ok());
  shim.fill_up(shim.used());
  const ConsentText text{"consent", "de", std::string(kMostConsentTextBytes, 'x')};
  REQUIRE(ledger->capture(Envelopes{envelope(1)}, text).ok());
  REQUIRE(ledger->text(leads::sha256_hex(text.text)).value() == text);
  // And where not even the lead fits any more, its text is not there without it.
  shim.fill_up(shim.used());
  const ConsentText another{"consent", "en", std::string(kMostConsentTextBytes, 'y')};
  REQUIRE_FALSE(ledger->capture(Envelopes{envelope(2)}, another).ok());
  REQUIRE_FALSE(ledger->text(leads::sha256_hex(another.text)).value().has_value());
  REQUIRE(ledger->count_leads().value() == 1);
}

// The withdrawal of a lead found the disk full as well, and nobody had kept any room for it: a
// visitor was told to come back for a right that needs no coming back.
TEST_CASE("On a full disk a lead can be withdrawn, from the reserve") {
  const Folder folder;
  const FakeClock clock;
  ShimVfs shim;
  const auto ledger = open(folder / "l", clock);
  std::vector<std::string> codes;
  for (uint32_t lead = 1; lead <= 40; ++lead) {
    codes.push_back(*leads::parse_receipt_code(
        store(*ledger, Envelopes{envelope(lead, "stadt", 30'000)}).value()));
  }
  REQUIRE(ledger->keep_reserve(3 * kStep).ok());
  shim.fill_up(shim.used());
  // Until the log has no room left.
  int withdrawn = 0;
  while (ledger->room() == Room::kPlenty && withdrawn < 40) {
    REQUIRE(ledger->withdraw(codes[withdrawn++]).value()->kept_back == 1);
    shim.fill_up(shim.used());
  }
  REQUIRE(ledger->room() == Room::kReserve);
  REQUIRE(ledger->counts()->withdrawn == withdrawn);
  REQUIRE(ledger->reconcile().ok());
}

TEST_CASE("On a full disk leads are erased by order, from the reserve") {
  const Folder folder;
  const FakeClock clock;
  ShimVfs shim;
  const auto ledger = open(folder / "l", clock);
  constexpr uint32_t kLeads = 500;
  store_and_keep_reserve(*ledger, kLeads);
  shim.fill_up(shim.used());
  const auto erased =
      ledger->erase(clock.wall_ms() + 1, Extent::kUndeliveredToo, Clocks::kUntrustedToo);
  REQUIRE(erased.ok());
  REQUIRE(erased->given_up == kLeads);
  REQUIRE(ledger->room() != Room::kPlenty);
  REQUIRE(ledger->reconcile().ok());
}

// A full disk stayed full: nothing could be noted as delivered, so nothing was ever forgotten.
TEST_CASE("On a full disk leads are delivered and forgotten, from the reserve") {
  const Folder folder;
  const FakeClock clock;
  ShimVfs shim;
  const auto ledger = open(folder / "l", clock);
  constexpr int64_t kLeads = 100;
  store_and_keep_reserve(*ledger, kLeads);
  const auto full = [&] { shim.fill_up(shim.used()); };
  full();
  for (uint32_t lead = 1; lead <= kLeads; ++lead) {
    REQUIRE(ledger->sending(std::vector<int64_t>{lead}).ok());
    full();
    REQUIRE(ledger->deliver(receipt_for(envelope(lead, "stadt", 30'000))).ok());
    full();
  }
  REQUIRE(ledger->purge(0).value() == kLeads);
  REQUIRE(ledger->room() == Room::kReserve);
  REQUIRE(ledger->counts()->delivered == kLeads);
  REQUIRE(ledger->reconcile().ok());
}

TEST_CASE("Where the reserve is used up too, a withdrawal says so and changes nothing") {
  const Folder folder;
  const FakeClock clock;
  ShimVfs shim;
  const auto ledger = open(folder / "l", clock);
  const auto code =
      *leads::parse_receipt_code(store(*ledger, Envelopes{envelope(1, "stadt", 60'000)}).value());
  shim.fill_up(0);
  REQUIRE_THAT(ledger->withdraw(code).fault().sentence, contains("the disk is full"));
  REQUIRE(ledger->counts()->withdrawn == 0);
  shim.fill_up(shim.used() + kStep);
  REQUIRE(ledger->withdraw(code).value()->kept_back == 1);
  REQUIRE(ledger->room() == Room::kPlenty);
}

TEST_CASE("Tallies leave the reserve to the leads") {
  const Folder folder;
  const FakeClock clock;
  ShimVfs shim;
  const auto ledger = open(folder / "l", clock);
  REQUIRE(ledger->keep_reserve(kStep).ok());
  shim.fill_up(shim.used());
  bool full = false;
  for (int64_t hour = 0; hour < 2000 && !full; ++hour) {
    full = !ledger->add({{{hour, "visit", std::string(100, 'x')}, 1}}).ok();
  }
  REQUIRE(full);
  REQUIRE(std::filesystem::file_size(folder / "l.reserve") == kStep);
  REQUIRE(ledger->room() == Room::kPlenty);
  REQUIRE(store(*ledger, Envelopes{envelope(1)}).ok());
  REQUIRE(std::filesystem::file_size(folder / "l.reserve") == 0);
  REQUIRE(ledger->room() == Room::kNone);
}

// A lead looks at the last code to know whether to take from the reserve. Tallies that had found
// the disk full left theirs behind.
TEST_CASE("That the disk was full for somebody else is forgotten when a transaction begins") {
  const Folder folder;
  ShimVfs shim;
  const auto connection =
      Connection::open(folder / "l", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  REQUIRE(connection.ok());
  REQUIRE(connection->run("CREATE TABLE t (x)", "make").ok());
  shim.fill_up(shim.used());
  {
    const auto begun = Transaction::begin(*connection, Purpose::kWrite, "fill");
    REQUIRE(begun.ok());
    auto filled = connection->run("INSERT INTO t VALUES (zeroblob(9000000))", "fill");
    if (filled) filled = connection->run("COMMIT", "fill");
    REQUIRE_FALSE(filled.ok());
  }
  REQUIRE((connection->last_code() & 0xFF) == SQLITE_FULL);
  REQUIRE(Transaction::begin(*connection, Purpose::kWrite, "look").ok());
  REQUIRE(connection->last_code() == SQLITE_OK);
}

// A disk that was full at the start kept the form closed, with the whole reserve beside it, and was
// said to be broken: there was no room for the index of the log.
TEST_CASE("On a full disk a ledger is opened with a step of the reserve, and takes leads") {
  const Folder folder;
  const FakeClock clock;
  ShimVfs shim;
  {
    const auto ledger = open(folder / "l", clock);
    REQUIRE(store(*ledger, Envelopes{envelope(1)}).ok());
    REQUIRE(ledger->keep_reserve(4 * kStep).ok());
  }
  REQUIRE_FALSE(std::filesystem::exists(folder / "l-shm"));
  shim.fill_up(shim.used());
  const auto ledger = open(folder / "l", clock);
  CHECK(std::filesystem::file_size(folder / "l.reserve") == 3 * kStep);
  REQUIRE_FALSE(ledger->keep_reserve(4 * kStep).ok());
  CHECK(ledger->room() == Room::kReserve);
  uint32_t lead = 2;
  while (ledger->room() != Room::kNone) {
    REQUIRE(store(*ledger, Envelopes{envelope(lead++, "stadt", 60'000)}).ok());
  }
  CHECK(lead * 60'000 > 2 * kStep);
  CHECK(ledger->reconcile().ok());
}

TEST_CASE("A full disk is named where a ledger without a reserve is opened, and a reader reads") {
  const Folder folder;
  const FakeClock clock;
  ShimVfs shim;
  const base::Path file = folder / "copy";
  {
    const auto ledger = open(folder / "l", clock);
    REQUIRE(store(*ledger, Envelopes{envelope(1)}).ok());
    // As a power cut leaves it: the lead stands in the log only.
    std::filesystem::copy_file(folder / "l", file);
    if (GENERATE(true, false)) {
      std::filesystem::copy_file(folder / "l-wal", with_ending(file, "-wal"));
    } else {
      sql(folder / "l", "PRAGMA wal_checkpoint(TRUNCATE)");
      std::filesystem::copy_file(folder / "l", file,
                                 std::filesystem::copy_options::overwrite_existing);
    }
  }
  const std::string before = slurp(file);
  shim.fill_up(0);
  const auto writer = Ledger::open(file, Access::kReadWrite, clock);
  REQUIRE_FALSE(writer.ok());
  CHECK_THAT(writer.fault().sentence,
             contains("the disk is full. Make room on the disk of " + folder.path().string()));
  {
    const auto reader = Ledger::open(file, Access::kReadOnly, clock);
    REQUIRE(reader.ok());
    CHECK(all(**reader).size() == 1);
    CHECK((*reader)->reconcile().ok());
  }
  CHECK(slurp(file) == before);
  shim.fill_up(shim.used() + kStep);
  CHECK(open(file, clock)->counts()->captured == 1);
}

TEST_CASE("When there is room again the reserve is filled again and the form may open") {
  const Folder folder;
  const FakeClock clock;
  ShimVfs shim;
  const auto ledger = open(folder / "l", clock);
  shim.fill_up(shim.used() + kStep + kStep / 2);
  REQUIRE_THAT(ledger->keep_reserve(3 * kStep).fault().sentence, contains("the disk is full"));
  REQUIRE(std::filesystem::file_size(folder / "l.reserve") == kStep);
  REQUIRE(ledger->room() == Room::kReserve);
  uint32_t lead = 0;
  while (ledger->room() != Room::kNone) {
    REQUIRE(store(*ledger, Envelopes{envelope(lead++, "stadt", 50'000)}).ok());
  }
  REQUIRE_FALSE(ledger->keep_reserve(3 * kStep).ok());
  REQUIRE(ledger->room() == Room::kNone);
  shim.fill_up(shim.used() + 4 * kStep);
  REQUIRE(ledger->keep_reserve(3 * kStep).ok());
  REQUIRE(ledger->room() == Room::kPlenty);
  REQUIRE(store(*ledger, Envelopes{envelope(lead)}).ok());
}

TEST_CASE("Without a reserve a full disk is said to be full, and nothing changes") {
  const Folder folder;
  const FakeClock clock;
  ShimVfs shim;
  const auto ledger = open(folder / "l", clock);
  REQUIRE(store(*ledger, Envelopes{envelope(1)}).ok());
  shim.fill_up(shim.used());
  REQUIRE_THAT(store(*ledger, Envelopes{envelope(2, "stadt", 60'000)}).fault().sentence,
               contains("the disk is full"));
  REQUIRE(ledger->room() == Room::kNone);
  shim.fill_up(shim.used() + kStep);
  REQUIRE(store(*ledger, Envelopes{envelope(2, "stadt", 60'000)}).ok());
  REQUIRE(ledger->room() == Room::kPlenty);
}

}  // namespace
}  // namespace gummiband::ledger
