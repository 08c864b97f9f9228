#include "ledger/ledger.h"

#include <string_view>
#include <utility>

#include "base/file_lock.h"
#include "ledger/migrate.h"
#include "ledger/reserve.h"
#include "ledger/schema.h"
#include "ledger/sqlite_ledger.h"
#include "ledger/verify.h"

namespace gummiband::ledger {
namespace {

// SQLite's own locks keep two writers from mixing their bytes, not two kiosks from working on one
// book.
constexpr std::string_view kOneKiosk =
    "Stop that one first, or give this one a folder of its own with --data.";

enum class Presence { kThere, kAbsent };

base::Path beside(const base::Path& file, const char* ending) {
  base::Path path = file;
  path += ending;
  return path;
}

bool holds_something(const base::Path& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  return !error && size > 0;
}

// There is no ledger; whether there was one. Its head is written with the first lead.
base::Result<Presence> look_for_traces(const base::Path& file) {
  if (const base::Path log = beside(file, "-wal"); holds_something(log)) {
    return base::Fault{file.string() + " is gone, but its log " + log.string() +
                       " is still there and may hold leads. Put the ledger back beside it, or move "
                       "the log to a safe place; then start again."};
  }
  if (const base::Path head = head_path(file); holds_something(head)) {
    return base::Fault{file.string() + " is gone, and it held leads: " + head.string() +
                       " is still there. Put the ledger back from a backup (what waited is in the "
                       "second copy too, where there is one), or move " +
                       head.filename().string() +
                       " to a safe place to begin a new ledger; then start again."};
  }
  return Presence::kAbsent;
}

// What SQLite would take for a new ledger, and is none: an empty file, or one that is lost.
base::Result<Presence> look(const base::Path& file) {
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  if (status.type() == std::filesystem::file_type::not_found) return look_for_traces(file);
  if (status.type() != std::filesystem::file_type::regular) {
    return base::Fault{file.string() + " is not a file" +
                       (error ? ": " + error.message() : std::string()) + ". Check the path."};
  }
  if (std::filesystem::file_size(file, error) == 0) return damaged(file, "it is empty");
  return Presence::kThere;
}

// Read back: SQLite answers with what it does, not with what it was asked to.
base::Result<void> demand(const Connection& connection, std::string_view pragma,
                          std::string_view wanted, const std::string& remedy) {
  Statement statement(connection, pragma, "open it");
  const std::string got = statement.row() ? statement.bytes(0) : "nothing";
  if (auto finished = statement.finish(); !finished) return finished;
  if (got == wanted) return {};
  return base::Fault{connection.file().string() +
                     ": cannot be kept safe from power cuts: " + std::string(pragma) + " gives " +
                     got + " instead of " + std::string(wanted) + ". " + remedy};
}

base::Result<void> harden(const Connection& connection) {
  const std::string move = "Put the ledger on a local disk with an ordinary file system (ext4).";
  const std::string ask = "Install the SQLite of Debian.";
  if (auto wal = demand(connection, "PRAGMA journal_mode = WAL", "wal", move); !wal) return wal;
  if (auto set = connection.run("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
                                "PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY;"
                                "PRAGMA mmap_size = 0;",
                                "open it");
      !set) {
    return set;
  }
  if (auto full = demand(connection, "PRAGMA synchronous", "2", ask); !full) return full;
  return demand(connection, "PRAGMA foreign_keys", "1", ask);
}

enum class Move { kNone, kMigrate };

base::Result<Move> look_at_version(const Connection& connection, Access access) {
  const auto version = ledger_version(connection);
  if (!version) return version.fault();
  if (*version == kVersion) return Move::kNone;
  if (access == Access::kReadWrite) return Move::kMigrate;
  return base::Fault{connection.file().string() + " was written by an older Gummiband (version " +
                     std::to_string(*version) +
                     "). Start the kiosk once with this data folder; it brings the ledger up to "
                     "date."};
}

// A head that cannot be written finds out less the next time; that is no reason to stay closed.
void keep_head(const base::Path& file, const std::optional<Head>& head, const Head& end) {
  if (end.sequence == 0 || head == end) return;
  [[maybe_unused]] const auto written = write_head(file, end);
}

// Envelopes are sealed, but how many there are, for whom and since when is nobody's business
// either. What is made anew is so from its first moment on; what an older Gummiband or a copy has
// left open to all is put right. A disk that knows no owners is no reason to stay closed.
void keep_others_out(const base::Path& file) {
  for (const char* ending : {"", "-wal", "-shm", ".head", ".reserve"}) {
    std::error_code ignored;
    std::filesystem::permissions(
        beside(file, ending),
        std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, ignored);
  }
}

// Everything that is looked at and set before a ledger is believed; the end of its chain.
base::Result<Head> look_into(const Connection& connection, const std::optional<Head>& head,
                             Access access) {
  connection.forget_faults();
  const auto move = look_at_version(connection, access);
  if (!move) return move.fault();
  if (*move == Move::kMigrate) {
    if (auto hardened = harden(connection); !hardened) return hardened.fault();
    if (auto migrated = migrate_ledger(connection, head); !migrated) return migrated.fault();
  }
  auto end = verify_ledger(connection, head);
  if (!end || access == Access::kReadOnly) return end;
  if (auto hardened = harden(connection); !hardened) return hardened.fault();
  return end;
}

bool found_disk_full(const Connection& connection) {
  return (connection.last_code() & 0xFF) == SQLITE_FULL;
}

// SQLite wants a little room to open a ledger too, for the index of its log. On a full disk it
// comes from what is kept for leads: without it none of them would be taken.
base::Result<Head> look_with_reserve(const Connection& connection,
                                     const std::optional<Head>& head) {
  auto end = look_into(connection, head, Access::kReadWrite);
  while (!end && found_disk_full(connection)) {
    const auto left = shrink_reserve(connection.file());
    if (!left || *left < 0) break;
    end = look_into(connection, head, Access::kReadWrite);
  }
  return end;
}

// A reader has no reserve to take from. On a full disk it keeps the index in its memory, which
// SQLite allows to whoever has the file alone: a writer beside us has made the index already.
base::Result<Head> look_without_index(Connection& connection, const std::optional<Head>& head) {
  auto alone = Connection::open(connection.file(), SQLITE_OPEN_READWRITE);
  if (!alone) return alone.fault();
  connection = std::move(alone).value();
  if (auto set = connection.run("PRAGMA locking_mode = EXCLUSIVE", "open it"); !set) {
    return set.fault();
  }
  return look_into(connection, head, Access::kReadOnly);
}

// The head first: a writer beside us moves it only after the ledger itself.
base::Result<std::unique_ptr<Ledger>> open_verified(const base::Path& file,
                                                    std::unique_ptr<base::FileLock> lock,
                                                    const base::Clock& clock) {
  const auto head = read_head(file);
  if (!head) return head.fault();
  auto connection = Connection::open(file, lock ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY);
  if (!connection) return connection.fault();
  auto end = lock ? look_with_reserve(*connection, *head)
                  : look_into(*connection, *head, Access::kReadOnly);
  if (!end && !lock && found_disk_full(*connection)) end = look_without_index(*connection, *head);
  if (!end) return end.fault();
  if (lock) {
    keep_others_out(file);  // not earlier: what is refused stays as it was
    connection->keep_checkpoints();
    keep_head(file, *head, *end);
  }
  return std::unique_ptr<Ledger>(std::make_unique<SqliteLedger>(
      std::move(lock), std::move(connection).value(), clock, std::move(end).value()));
}

}  // namespace

base::Result<std::unique_ptr<Ledger>> Ledger::open(const base::Path& file, Access access,
                                                   const base::Clock& clock) {
  std::unique_ptr<base::FileLock> lock;
  if (access == Access::kReadWrite) {
    auto taken = base::FileLock::take(file, kOneKiosk);
    if (!taken) return taken.fault();
    lock = std::make_unique<base::FileLock>(std::move(taken).value());
  }
  const auto presence = look(file);
  if (!presence) return presence.fault();
  if (*presence == Presence::kAbsent) {
    if (!lock) {
      return base::Fault{"There is no ledger " + file.string() +
                         ". Check the path; the kiosk makes it when it first runs."};
    }
    if (auto made = make_ledger(file); !made) return made.fault();
  }
  return open_verified(file, std::move(lock), clock);
}

}  // namespace gummiband::ledger
