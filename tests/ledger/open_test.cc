// Which files the ledger opens, which it refuses, and that it leaves those alone.
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <set>
#include <string>

#include "catch.h"
#include "ledger/booth.h"
#include "ledger/ledger.h"
#include "ledger/shim_vfs.h"

namespace gummiband::ledger {
namespace {

using Envelopes = std::vector<leads::Envelope>;

// The sentence with which it is refused.
std::string refusal(const base::Path& file, Access access = Access::kReadWrite) {
  const FakeClock clock;
  const auto ledger = Ledger::open(file, access, clock);
  if (ledger.ok()) return "it was opened";
  return ledger.fault().sentence;
}

void make(const base::Path& file) {
  const FakeClock clock;
  const auto ledger = open(file, clock);
  REQUIRE(store(*ledger, Envelopes{envelope(1)}).ok());
  REQUIRE(store(*ledger, Envelopes{envelope(2)}).ok());
}

TEST_CASE("A second writer is refused as long as there is a first, with its process") {
  const Folder folder;
  const FakeClock clock;
  {
    const auto first = open(folder / "l", clock);
    const std::string sentence = refusal(folder / "l");
    REQUIRE_THAT(sentence, contains("in use by another Gummiband"));
    REQUIRE_THAT(sentence, contains("process " + std::to_string(::getpid()) + ")"));
    REQUIRE_THAT(sentence, contains("Stop that one first"));
    REQUIRE(store(*first, Envelopes{envelope(1)}).ok());
  }
  REQUIRE(open(folder / "l", clock)->counts()->captured == 1);
}

TEST_CASE("Nobody but its owner reads a ledger or its log, nor one that was open to all before") {
  const Folder folder;
  const FakeClock clock;
  const base::Path file = folder / "l";
  const auto nobody_else = [&](const char* ending) {
    const auto mode = std::filesystem::status(with_ending(file, ending)).permissions();
    return mode == (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  };
  for (const char* story : {"made anew", "found open to all"}) {
    INFO(story);
    {
      const auto ledger = open(file, clock);
      const uint32_t lead = story == std::string("made anew") ? 1 : 2;
      REQUIRE(store(*ledger, Envelopes{envelope(lead)}).ok());
      for (const char* ending : {"", "-wal", "-shm", ".head", ".lock"}) {
        INFO(ending);
        CHECK(nobody_else(ending));
      }
    }
    for (const char* ending : {"", ".head"}) {
      std::filesystem::permissions(with_ending(file, ending), std::filesystem::perms(0644));
    }
  }
  REQUIRE(open(file, clock)->counts()->captured == 2);
  CHECK(nobody_else(""));
  CHECK(nobody_else(".head"));
}

// Looked at before each write, so that a mode which is only put right afterwards shows.
TEST_CASE("No file of a ledger is open to others for a moment, whatever the umask") {
  const Folder folder;
  const FakeClock clock;
  std::set<std::string> open_to_others;
  std::set<std::string> seen;
  const auto watch = [&] {
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
      const std::string name = entry.path().filename().string();
      seen.insert(name);
      if (entry.status().permissions() != std::filesystem::perms(0600)) open_to_others.insert(name);
    }
  };
  ShimVfs shim;
  shim.watch(watch);
  const mode_t usual = ::umask(0);
  {
    const auto ledger = open(folder / "l", clock);
    REQUIRE(ledger->keep_reserve(1).ok());
    REQUIRE(store(*ledger, Envelopes{envelope(1)}).ok());
    watch();
  }
  ::umask(usual);
  shim.watch(nullptr);
  CHECK(open_to_others == std::set<std::string>());
  CHECK(seen == std::set<std::string>{"l", "l-shm", "l-wal", "l.head", "l.lock", "l.new",
                                      "l.new-journal", "l.reserve"});
}

TEST_CASE("A lock file left by a process that died bars nobody") {
  const Folder folder;
  const FakeClock clock;
  spill(folder / "l.lock", "4194304\n");
  REQUIRE(open(folder / "l", clock)->counts()->captured == 0);
}

TEST_CASE("Another program that keeps the file locked is a fault after a bounded time") {
  const Folder folder;
  const FakeClock clock;
  const auto ledger = open(folder / "l", clock);
  sqlite3* browser = nullptr;
  REQUIRE(sqlite3_open((folder / "l").c_str(), &browser) == SQLITE_OK);
  REQUIRE(sqlite3_exec(browser, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) == SQLITE_OK);
  const auto stored = store(*ledger, Envelopes{envelope(1)});
  REQUIRE_FALSE(stored.ok());
  REQUIRE_THAT(stored.fault().sentence, contains("another program keeps it locked"));
  REQUIRE_THAT(stored.fault().sentence, contains((folder / "l").string()));
  REQUIRE(ledger->counts()->captured == 0);  // reading goes on meanwhile
  sqlite3_close(browser);
  REQUIRE(store(*ledger, Envelopes{envelope(1)}).ok());
}

TEST_CASE("A file from a newer version is refused by number and left as it was") {
  const Folder folder;
  make(folder / "l");
  sql(folder / "l", "PRAGMA user_version = 7");
  std::filesystem::permissions(folder / "l", std::filesystem::perms(0640));
  const std::string before = slurp(folder / "l");
  const Access access = GENERATE(Access::kReadWrite, Access::kReadOnly);
  const std::string sentence = refusal(folder / "l", access);
  REQUIRE_THAT(sentence, contains("version 7"));
  REQUIRE_THAT(sentence, contains("version 3"));
  REQUIRE_THAT(sentence, contains("Install the newer program"));
  REQUIRE_THAT(sentence, contains((folder / "l").string()));
  REQUIRE(slurp(folder / "l") == before);
  REQUIRE(std::filesystem::status(folder / "l").permissions() == std::filesystem::perms(0640));
}

// Closing a database usually moves its log into it. A file that is not ours must not even suffer
// that: the newer program may have other ideas about its log.
TEST_CASE("A refused file keeps its write-ahead log, byte by byte") {
  const Folder folder;
  const FakeClock clock;
  {
    const auto ledger = open(folder / "l", clock);
    REQUIRE(store(*ledger, Envelopes{envelope(1)}).ok());
    sql(folder / "l", "PRAGMA user_version = 7");  // stands in the log only
    std::filesystem::copy_file(folder / "l", folder / "copy");
    std::filesystem::copy_file(folder / "l-wal", folder / "copy-wal");
  }
  const std::string file = slurp(folder / "copy");
  const std::string log = slurp(folder / "copy-wal");
  REQUIRE(log.size() > 4096);
  REQUIRE_THAT(refusal(folder / "copy"), contains("version 7"));
  REQUIRE(slurp(folder / "copy") == file);
  REQUIRE(slurp(folder / "copy-wal") == log);
}

TEST_CASE("A version that never existed is damage") {
  const Folder folder;
  make(folder / "l");
  sql(folder / "l", "PRAGMA user_version = 0");
  REQUIRE_THAT(refusal(folder / "l"), contains("damaged"));
}

TEST_CASE("A database of another program is refused and left as it was") {
  const Folder folder;
  sql(folder / "l", "CREATE TABLE recipe (name TEXT); INSERT INTO recipe VALUES ('Potthucke')");
  const std::string before = slurp(folder / "l");
  REQUIRE_THAT(refusal(folder / "l"), contains("is not a Gummiband ledger"));
  REQUIRE(slurp(folder / "l") == before);
  REQUIRE(sql(folder / "l", "SELECT name FROM recipe") == std::vector<std::string>{"Potthucke"});
}

TEST_CASE("A file that is no database is refused and left as it was") {
  const Folder folder;
  const std::string text = "Liebe Kollegin, hier stand einmal der Einkaufszettel.\n";
  spill(folder / "l", text + std::string(5000, '.'));
  REQUIRE_THAT(refusal(folder / "l"), contains("is not a Gummiband ledger"));
  REQUIRE_THAT(slurp(folder / "l"), contains(text));
  spill(folder / "short", text);
  REQUIRE_THAT(refusal(folder / "short"), contains("is not a Gummiband ledger"));
  REQUIRE(slurp(folder / "short") == text);
}

// SQLite takes an empty file for a new database; for us leads have been lost there. The ledger
// makes its file beside and renames it, so that an empty one is never ours.
TEST_CASE("An empty file is damage, not a new ledger") {
  const Folder folder;
  spill(folder / "l", "");
  const Access access = GENERATE(Access::kReadWrite, Access::kReadOnly);
  REQUIRE_THAT(refusal(folder / "l", access), contains("it is empty"));
  REQUIRE(slurp(folder / "l").empty());
}

TEST_CASE("A log without its ledger is kept and asked about") {
  const Folder folder;
  spill(folder / "l-wal", "leads may be in here");
  const std::string sentence = refusal(folder / "l");
  REQUIRE_THAT(sentence, contains("is gone"));
  REQUIRE_THAT(sentence, contains((folder / "l-wal").string()));
  REQUIRE(slurp(folder / "l-wal") == "leads may be in here");
  REQUIRE_FALSE(std::filesystem::exists(folder / "l"));
}

// The next start made an empty one without a word, and wrote over the only proof of the leads.
TEST_CASE("A head without its ledger is kept and asked about") {
  const Folder folder;
  make(folder / "l");
  std::filesystem::remove(folder / "l");
  const std::string head = slurp(folder / "l.head");
  const Access access = GENERATE(Access::kReadWrite, Access::kReadOnly);
  const std::string sentence = refusal(folder / "l", access);
  CHECK_THAT(sentence, contains((folder / "l").string() + " is gone, and it held leads"));
  CHECK_THAT(sentence, contains("Put the ledger back from a backup"));
  CHECK_THAT(sentence, contains("or move l.head to a safe place to begin a new ledger"));
  CHECK_FALSE(std::filesystem::exists(folder / "l"));
  CHECK(slurp(folder / "l.head") == head);
  std::filesystem::rename(folder / "l.head", folder / "kept");
  CHECK(open(folder / "l", FakeClock())->counts()->captured == 0);
}

TEST_CASE("What a power cut left of making a ledger is in nobody's way") {
  const Folder folder;
  const FakeClock clock;
  for (const char* ending : {"", "-journal", "-wal", "-shm"}) {
    spill(folder / ("l.new" + std::string(ending)), std::string(3000, 'x'));
  }
  REQUIRE(open(folder / "l", clock)->counts().value() == Counts{});
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    names.push_back(entry.path().filename());
  }
  std::ranges::sort(names);
  REQUIRE(names == std::vector<std::string>{"l", "l.lock"});
}

TEST_CASE("A reader of a ledger that is not there is told so, and none is made") {
  const Folder folder;
  REQUIRE_THAT(refusal(folder / "l", Access::kReadOnly), contains("There is no ledger"));
  REQUIRE(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("A place where nothing can be written is a fault with the path and what to check") {
  const Folder folder;
  SECTION("a folder that is not there") {
    const std::string sentence = refusal(folder / "missing/l");
    REQUIRE_THAT(sentence, contains((folder / "missing/l").string()));
    REQUIRE_THAT(sentence, contains("Check that the folder exists"));
  }
  SECTION("a file in place of the folder") {
    spill(folder / "file", "x");
    REQUIRE_THAT(refusal(folder / "file/l"), contains("Check that the folder exists"));
  }
  SECTION("a file system that takes no files") {
    REQUIRE_THAT(refusal("/proc/gummiband-ledger"), contains("Cannot lock"));
  }
  SECTION("a folder in place of the file") {
    REQUIRE(base::make_folder(folder / "l").ok());
    REQUIRE_THAT(refusal(folder / "l"), contains("is not a file"));
    REQUIRE_THAT(refusal(folder / "l", Access::kReadOnly), contains("is not a file"));
  }
  SECTION("a folder without the right to write") {
    if (::geteuid() == 0) {
      WARN("root may write everywhere; not shown");
    } else {
      std::filesystem::permissions(
          folder.path(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
      REQUIRE_THAT(refusal(folder / "l"), contains("Permission denied"));
      std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_all);
    }
  }
}

TEST_CASE(
    "A file system without a write-ahead log is refused: it could lose what was thanked for") {
  const Folder folder;
  ShimVfs shim;
  shim.refuse_shared_memory();
  const std::string sentence = refusal(folder / "l");
  REQUIRE_THAT(sentence, contains((folder / "l").string()));
  REQUIRE_THAT(sentence, contains("local disk"));
}

TEST_CASE("The ledger on the disk has the settings that keep it safe") {
  const Folder folder;
  make(folder / "l");
  REQUIRE(sql(folder / "l", "PRAGMA journal_mode") == std::vector<std::string>{"wal"});
  REQUIRE(sql(folder / "l", "PRAGMA application_id") == std::vector<std::string>{"1198878050"});
  REQUIRE(sql(folder / "l", "PRAGMA user_version") == std::vector<std::string>{"3"});
  REQUIRE(sql(folder / "l", "PRAGMA integrity_check") == std::vector<std::string>{"ok"});
}

TEST_CASE("A row that went missing is noticed when the ledger is opened") {
  const Folder folder;
  make(folder / "l");
  sql(folder / "l",
      "DROP TRIGGER envelope_stays; DELETE FROM envelope WHERE sequence = 2;"
      "CREATE TRIGGER envelope_stays BEFORE DELETE ON envelope BEGIN SELECT 1; END");
  const std::string sentence = refusal(folder / "l");
  REQUIRE_THAT(sentence, contains("2 envelopes were captured and 1 are there"));
  REQUIRE_THAT(sentence, contains("kept as it is"));
}

TEST_CASE("An envelope that is not as it was captured is noticed when the ledger is opened") {
  const Folder folder;
  make(folder / "l");
  const std::string change =
      GENERATE(std::string("bytes = CAST(bytes || 'a' AS BLOB)"), "recipient_id = 'kreis'",
               "key_id = key_id || '2'", "lead_id = zeroblob(16)", "captured_wall_ms = 1",
               "captured_boot_ms = 1", "boot_id = 'b'", "clock_trusted = 0",
               "sha256 = zeroblob(32)", "code = zeroblob(8)", "chain = zeroblob(32)");
  REQUIRE(sql(folder / "l", "UPDATE envelope SET " + change + " WHERE sequence = 2").empty());
  REQUIRE_THAT(refusal(folder / "l"), contains("envelope 2 is not as it was captured"));
}

TEST_CASE("A ledger whose tables are not those we made is damaged") {
  const Folder folder;
  make(folder / "l");
  sql(folder / "l", "ALTER TABLE envelope RENAME COLUMN chain TO chane");
  REQUIRE_THAT(refusal(folder / "l"), contains("damaged"));
}

}  // namespace
}  // namespace gummiband::ledger
