// What survives: a killed process, a power cut, an operation of the disk that fails.
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <random>

#include "catch.h"
#include "ledger/booth.h"
#include "ledger/ledger.h"
#include "ledger/shim_vfs.h"

namespace gummiband::ledger {
namespace {

using Envelopes = std::vector<leads::Envelope>;

// More of them on demand: GUMMIBAND_ROUNDS=5000.
int rounds(int usual) {
  const char* given = std::getenv("GUMMIBAND_ROUNDS");
  return given != nullptr ? static_cast<int>(std::strtol(given, nullptr, 10)) : usual;
}

// Sizes that stay in a page, that need overflow pages, and that soon make a checkpoint.
Envelopes lead_for_two(uint32_t lead) {
  const size_t size = lead % 16 == 0 ? 60'000 : lead % 4 == 0 ? 5'000 : 600;
  return {envelope(lead, "stadt", size), envelope(lead, "kreis", size)};
}

// Stores lead after lead, and says each number only once it is stored. Never returns.
[[noreturn]] void write_until_killed(const base::Path& file, uint32_t first, int pipe) {
  const FakeClock clock;
  auto ledger = Ledger::open(file, Access::kReadWrite, clock);
  if (!ledger) ::_exit(1);
  for (uint32_t lead = first;; ++lead) {
    if (!store(**ledger, lead_for_two(lead))) ::_exit(2);
    if (::write(pipe, &lead, sizeof lead) != sizeof lead) ::_exit(3);
  }
}

enum class Since { kFork, kFirstLead };

// The numbers of the leads that a process acknowledged before it was killed.
std::vector<uint32_t> acknowledged_before_kill(const base::Path& file, uint32_t first, Since since,
                                               useconds_t after_us) {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) write_until_killed(file, first, ends[1]);
  ::close(ends[1]);
  std::vector<uint32_t> acknowledged;
  uint32_t lead = 0;
  if (since == Since::kFirstLead) {
    REQUIRE(::read(ends[0], &lead, sizeof lead) == sizeof lead);
    acknowledged.push_back(lead);
  }
  ::usleep(after_us);
  ::kill(child, SIGKILL);
  while (::read(ends[0], &lead, sizeof lead) == sizeof lead) acknowledged.push_back(lead);
  ::close(ends[0]);
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFSIGNALED(status));  // else it had a fault, and the test shows nothing
  return acknowledged;
}

TEST_CASE("Killed at any moment, the ledger has every lead it acknowledged, whole") {
  std::mt19937 random(seed());
  const int kill_rounds = rounds(200);
  size_t total = 0;
  uint32_t next = 0;
  std::optional<Folder> folder;
  std::vector<uint32_t> acknowledged;
  for (int round = 0; round < kill_rounds; ++round) {
    if (round % 8 == 0) {  // so that making and growing are killed too
      folder.emplace();
      acknowledged.clear();
      next = 0;
    }
    const Since since = round % 4 == 0 ? Since::kFork : Since::kFirstLead;
    const auto after_us = static_cast<useconds_t>(random() % 25'000);
    const auto now = acknowledged_before_kill(*folder / "l", next, since, after_us);
    acknowledged.insert(acknowledged.end(), now.begin(), now.end());
    total += now.size();

    const FakeClock clock;
    const auto ledger = open(*folder / "l", clock);
    const Envelopes found = all(*ledger);
    INFO("round " << round);
    REQUIRE(found.size() % 2 == 0);
    const auto leads = static_cast<uint32_t>(found.size() / 2);
    // One lead may have been stored and not yet acknowledged in each round; never the other way.
    REQUIRE(leads >= acknowledged.size());
    for (uint32_t lead = 0; lead < leads; ++lead) {
      REQUIRE(Envelopes{found[2 * lead], found[2 * lead + 1]} == lead_for_two(lead));
    }
    for (const uint32_t lead : acknowledged) REQUIRE(lead < leads);
    const auto both = static_cast<int64_t>(found.size());
    REQUIRE(ledger->counts().value() == Counts{both, 0, both, 0, 0});
    next = leads;
  }
  std::cerr << kill_rounds << " kills, " << total << " leads acknowledged, 0 lost\n";
  // Else they were all killed before they did anything.
  REQUIRE(total > static_cast<size_t>(kill_rounds) / 2);
}

// Runs `store` for lead after lead until the power is cut; how many had been stored by then.
template <typename Store>
uint32_t store_until_cut(const ShimVfs& shim, Store store) {
  for (uint32_t lead = 0;; ++lead) {
    const bool stored = store(lead);
    if (shim.power_was_cut()) return lead;
    REQUIRE(stored);
  }
}

void restore(const ShimVfs& shim, const base::Path& from, const base::Path& to) {
  for (const std::string ending : {"", "-wal", "-journal"}) {
    const auto image = shim.after_cut().find(with_ending(from, ending).string());
    if (image != shim.after_cut().end()) spill(with_ending(to, ending), image->second);
  }
}

TEST_CASE("After a power cut at any write the ledger has every lead it acknowledged, whole") {
  std::mt19937 random(seed());
  const int cut_rounds = rounds(100);
  uint32_t total = 0;
  int with_checkpoint = 0;
  const FakeClock clock;
  for (int round = 0; round < cut_rounds; ++round) {
    const Folder folder;
    open(folder / "l", clock).reset();
    const std::string empty = slurp(folder / "l");
    ShimVfs shim;
    // Some 2,000 writes fill the log; moving it into the file is where it gets interesting.
    const int nth = 1 + static_cast<int>(random() % (round % 4 == 0 ? 4000 : 600));
    shim.cut_power_at(nth, static_cast<uint32_t>(random()));
    uint32_t acknowledged = 0;
    {
      const auto ledger = open(folder / "l", clock);
      acknowledged = store_until_cut(shim, [&](uint32_t lead) {
        const visit::Tallies tallies = {{{lead, "visit", ""}, 1}};
        return store(*ledger, lead_for_two(lead)).ok() && ledger->add(tallies).ok();
      });
    }
    restore(shim, folder / "l", folder / "cut");
    with_checkpoint += shim.after_cut().at((folder / "l").string()) != empty ? 1 : 0;
    INFO("round " << round << ", " << acknowledged << " acknowledged");
    const Envelopes found = all(*open(folder / "cut", clock));
    REQUIRE(found.size() >= 2 * size_t{acknowledged});
    REQUIRE(found.size() <= 2 * (size_t{acknowledged} + 1));
    REQUIRE(found.size() % 2 == 0);
    for (uint32_t lead = 0; lead < found.size() / 2; ++lead) {
      REQUIRE(Envelopes{found[2 * lead], found[2 * lead + 1]} == lead_for_two(lead));
    }
    total += acknowledged;
  }
  std::cerr << cut_rounds << " power cuts, " << total << " leads acknowledged, 0 lost, "
            << with_checkpoint << " after the log was moved into the file\n";
  REQUIRE(total > static_cast<uint32_t>(cut_rounds));
  REQUIRE(with_checkpoint > 0);
}

// How many of the rows that SQLite acknowledged under these settings were lost in a power cut.
uint32_t lost_with(const std::string& settings, uint32_t nth, uint32_t luck) {
  const Folder folder;
  const base::Path file = folder / "d";
  sql(file, settings + "CREATE TABLE t (n)");
  ShimVfs shim;
  shim.cut_power_at(static_cast<int>(nth), luck);
  sqlite3* db = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &db) == SQLITE_OK);
  const auto run = [&](const std::string& text) {
    return sqlite3_exec(db, text.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
  };
  REQUIRE(run(settings));
  const uint32_t acknowledged = store_until_cut(
      shim, [&](uint32_t n) { return run("INSERT INTO t VALUES (" + std::to_string(n) + ")"); });
  sqlite3_close(db);
  restore(shim, file, folder / "cut");
  const auto count = sql(folder / "cut", "SELECT count(*) FROM t").at(0);
  const auto found = static_cast<uint32_t>(std::strtoul(count.c_str(), nullptr, 10));
  return acknowledged > found ? acknowledged - found : 0;
}

// The proof that the test above can fail: what everybody recommends loses leads in it.
TEST_CASE("The simulated power cut takes acknowledged rows when synchronous is only NORMAL") {
  std::mt19937 random(seed());
  uint32_t lost_normal = 0;
  uint32_t lost_full = 0;
  for (int round = 0; round < 40; ++round) {
    const uint32_t nth = 20 + static_cast<uint32_t>(random() % 300);
    const auto luck = static_cast<uint32_t>(random());
    lost_normal += lost_with("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;", nth, luck);
    lost_full += lost_with("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;", nth, luck);
  }
  std::cerr << "rows lost in 40 power cuts: NORMAL " << lost_normal << ", FULL " << lost_full
            << "\n";
  REQUIRE(lost_normal > 0);
  REQUIRE(lost_full == 0);
}

}  // namespace
}  // namespace gummiband::ledger
