#include "ledger/schema.h"

#include <string>
#include <system_error>

#include "base/private_folder.h"

namespace gummiband::ledger {
namespace {

constexpr std::string_view kOtherTables = R"sql(
CREATE TABLE book (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  name BLOB NOT NULL CHECK (length(name) = 16)
) STRICT;
INSERT INTO book VALUES (1, randomblob(16));
CREATE TABLE envelope (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  lead_id BLOB NOT NULL CHECK (length(lead_id) = 16),
  recipient_id TEXT NOT NULL,
  key_id TEXT NOT NULL,
  bytes BLOB,
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  captured_wall_ms INTEGER NOT NULL,
  captured_boot_ms INTEGER NOT NULL,
  boot_id TEXT NOT NULL,
  clock_trusted INTEGER NOT NULL CHECK (clock_trusted IN (0, 1)),
  code BLOB NOT NULL CHECK (length(code) = 8),
  chain BLOB NOT NULL CHECK (length(chain) = 32),
  state TEXT NOT NULL DEFAULT 'waiting'
    CHECK (state IN ('waiting', 'delivered', 'quarantined', 'withdrawn')),
  tried INTEGER NOT NULL DEFAULT 0 CHECK (tried IN (0, 1)),
  CHECK (bytes IS NOT NULL OR state IN ('delivered', 'withdrawn')),
  UNIQUE (recipient_id, lead_id)
) STRICT;
CREATE INDEX envelope_by_state ON envelope (recipient_id, state, sequence);
CREATE INDEX envelope_by_lead ON envelope (lead_id);
CREATE INDEX envelope_by_code ON envelope (code);
CREATE TRIGGER envelope_stays BEFORE DELETE ON envelope
  BEGIN SELECT RAISE(ABORT, 'an envelope is never deleted, only its bytes are forgotten'); END;
CREATE TABLE captured (
  recipient_id TEXT PRIMARY KEY,
  n INTEGER NOT NULL CHECK (n > 0)
) STRICT, WITHOUT ROWID;
CREATE TABLE refusal (
  sequence INTEGER PRIMARY KEY REFERENCES envelope (sequence),
  courier TEXT NOT NULL,
  reason TEXT NOT NULL,
  refused_wall_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE notice (
  sequence INTEGER PRIMARY KEY REFERENCES envelope (sequence),
  requested_wall_ms INTEGER NOT NULL,
  delivered_wall_ms INTEGER
) STRICT;
CREATE TABLE consent_text (
  sha256 BLOB PRIMARY KEY CHECK (length(sha256) = 32),
  text_id TEXT NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE tally (
  hour INTEGER NOT NULL,
  what TEXT NOT NULL,
  subject TEXT NOT NULL,
  n INTEGER NOT NULL CHECK (n >= 0),
  PRIMARY KEY (hour, what, subject)
) STRICT, WITHOUT ROWID;
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

// Apart, for this one is new in version 3.
constexpr std::string_view kReceiptTable = R"sql(
CREATE TABLE receipt (
  sequence INTEGER PRIMARY KEY REFERENCES envelope (sequence),
  courier TEXT NOT NULL,
  received_wall_ms INTEGER NOT NULL,
  kept_from_wall_ms INTEGER
) STRICT;
)sql";

base::Path with_ending(base::Path path, const char* ending) {
  path += ending;
  return path;
}

void remove_with_company(const base::Path& file) {
  std::error_code ignored;  // what cannot be removed is noticed when it is made again
  for (const char* ending : {"", "-journal", "-wal", "-shm"}) {
    std::filesystem::remove(with_ending(file, ending), ignored);
  }
}

// The schema while there is still a rollback journal, the write-ahead log last: each step leaves
// a file that is complete by itself.
base::Result<void> fill(const base::Path& file) {
  constexpr std::string_view kDoing = "make a new ledger";
  int flags = SQLITE_OPEN_READWRITE;
  // Its journal and its log take their mode from it. SQLite says why it cannot be made, or that it
  // is there already, which no start leaves behind.
  if (!base::make_private_file(file)) flags |= SQLITE_OPEN_CREATE | SQLITE_OPEN_EXCLUSIVE;
  auto connection = Connection::open(file, flags);
  if (!connection) return connection.fault();
  return connection->run("PRAGMA synchronous = EXTRA; BEGIN EXCLUSIVE;" + schema_sql() +
                             "PRAGMA application_id = " + std::to_string(kApplicationId) +
                             "; PRAGMA user_version = " + std::to_string(kVersion) +
                             "; COMMIT; PRAGMA journal_mode = WAL;",
                         kDoing);
}

}  // namespace

base::Result<void> make_ledger(const base::Path& file) {
  const base::Path beside = with_ending(file, ".new");
  remove_with_company(beside);
  auto made = fill(beside);
  if (made) {
    // The log is empty by now, and a rename would leave it behind under the old name.
    std::error_code ignored;
    std::filesystem::remove(with_ending(beside, "-wal"), ignored);
    std::filesystem::remove(with_ending(beside, "-shm"), ignored);
    made = base::rename_durably(beside, file);
  }
  if (!made) remove_with_company(beside);
  return made;
}

std::string schema_sql() {
  return std::string(kOtherTables) + std::string(kReceiptTable);
}

std::string_view receipt_table_sql() {
  return kReceiptTable;
}

}  // namespace gummiband::ledger
