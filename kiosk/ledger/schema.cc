#include "ledger/schema.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>

#include "ledger/checksum.h"

namespace gummiband::ledger {
namespace {

constexpr std::string_view kSchema = R"sql(
CREATE TABLE envelope (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  lead_id BLOB NOT NULL CHECK (length(lead_id) = 16),
  recipient_id TEXT NOT NULL,
  key_id TEXT NOT NULL,
  bytes BLOB,
  checksum INTEGER NOT NULL,
  captured_wall_ms INTEGER NOT NULL,
  captured_boot_ms INTEGER NOT NULL,
  boot_id TEXT NOT NULL,
  clock_trusted INTEGER NOT NULL CHECK (clock_trusted IN (0, 1)),
  state TEXT NOT NULL DEFAULT 'waiting'
    CHECK (state IN ('waiting', 'delivered', 'quarantined', 'withdrawn')),
  CHECK (bytes IS NOT NULL OR state IN ('delivered', 'withdrawn')),
  UNIQUE (recipient_id, lead_id)
) STRICT;
CREATE INDEX envelope_by_state ON envelope (state, sequence);
CREATE TRIGGER envelope_stays BEFORE DELETE ON envelope
  BEGIN SELECT RAISE(ABORT, 'an envelope is never deleted, only its bytes are forgotten'); END;
CREATE TABLE receipt (
  sequence INTEGER PRIMARY KEY REFERENCES envelope (sequence),
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  courier TEXT NOT NULL,
  received_wall_ms INTEGER NOT NULL
) STRICT;
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
  auto connection =
      Connection::open(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXCLUSIVE);
  if (!connection) return connection.fault();
  return connection->run("PRAGMA synchronous = EXTRA; BEGIN EXCLUSIVE;" + std::string(kSchema) +
                             "PRAGMA application_id = " + std::to_string(kApplicationId) +
                             "; PRAGMA user_version = " + std::to_string(kVersion) +
                             "; COMMIT; PRAGMA journal_mode = WAL;",
                         kDoing);
}

base::Result<void> move_into_place(const base::Path& from, const base::Path& to) {
  const base::Path folder = to.has_parent_path() ? to.parent_path() : base::Path(".");
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool done = fd >= 0 && ::rename(from.c_str(), to.c_str()) == 0 && ::fsync(fd) == 0;
  const int error = errno;
  if (fd >= 0) ::close(fd);
  if (done) return {};
  return base::Fault{to.string() + ": cannot make a new ledger: " + std::strerror(error) +
                     ". Check that the folder is writable and its disk works."};
}

// One number from one PRAGMA or SELECT.
base::Result<int64_t> number(const Connection& connection, std::string_view sql) {
  Statement statement(connection, sql, "read it");
  if (statement.row()) return statement.integer(0);
  if (auto finished = statement.finished(); !finished) return finished.fault();
  return damaged(connection.file(), "an answer is missing");
}

base::Result<void> verify_kind(const Connection& connection) {
  const std::string path = connection.file().string();
  const auto application = number(connection, "PRAGMA application_id");
  if (!application) return application.fault();
  if (*application != kApplicationId) {
    return base::Fault{path + " is not a Gummiband ledger. It is kept as it is. Check the path."};
  }
  const auto version = number(connection, "PRAGMA user_version");
  if (!version) return version.fault();
  if (*version > kVersion) {
    return base::Fault{path + " was written by a newer Gummiband: it has version " +
                       std::to_string(*version) + ", this program reads up to version " +
                       std::to_string(kVersion) +
                       ". It is kept as it is. Install the newer program."};
  }
  if (*version != kVersion) {
    return damaged(connection.file(), "version " + std::to_string(*version) + " never existed");
  }
  return {};
}

// A disk that does not read turns up as text among the answers. It is not damage: a repair would
// make it worse, another card reader may help.
bool tells_of_disk(std::string_view answer) {
  return answer.find("unable to get the page. error code") != std::string_view::npos ||
         answer.find("failed to get page") != std::string_view::npos;
}

base::Result<void> verify_structure(const Connection& connection) {
  Statement statement(connection, "PRAGMA integrity_check(1)", "check it");
  if (!statement.row()) {
    if (auto finished = statement.finished(); !finished) return finished;
    return damaged(connection.file(), "its check gives no answer");
  }
  const std::string answer = statement.bytes(0);
  if (tells_of_disk(answer)) {
    return describe(SQLITE_IOERR_READ, connection.file(), "check it", answer);
  }
  if (answer != "ok") return damaged(connection.file(), answer);
  return statement.finish();
}

// Rows are never deleted and their numbers come from one counter, so both must agree.
base::Result<void> verify_nothing_missing(const Connection& connection) {
  const auto given = number(
      connection, "SELECT COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'envelope'), 0)");
  if (!given) return given.fault();
  const auto there = number(connection, "SELECT count(*) FROM envelope NOT INDEXED");
  if (!there) return there.fault();
  if (*given != *there) {
    return damaged(connection.file(), std::to_string(*given) + " envelopes were captured and " +
                                          std::to_string(*there) + " are there");
  }
  return {};
}

base::Result<void> verify_checksums(const Connection& connection) {
  Statement statement(connection,
                      "SELECT sequence, lead_id, recipient_id, key_id, bytes, captured_wall_ms, "
                      "captured_boot_ms, boot_id, clock_trusted, checksum FROM envelope "
                      "WHERE bytes IS NOT NULL ORDER BY sequence",
                      "check it");
  while (statement.row()) {
    leads::Envelope envelope;
    const std::string id = statement.bytes(1);
    const bool right_size = id.size() == envelope.lead_id.bytes.size();
    if (right_size) std::ranges::copy(id, envelope.lead_id.bytes.begin());
    envelope.recipient_id = statement.bytes(2);
    envelope.key_id = statement.bytes(3);
    envelope.bytes = statement.bytes(4);
    const Capture capture{statement.integer(5), statement.integer(6), statement.bytes(7),
                          statement.integer(8) != 0};
    if (!right_size || row_checksum(envelope, capture) != statement.integer(9)) {
      return damaged(connection.file(), "envelope " + std::to_string(statement.integer(0)) +
                                            " is not as it was captured");
    }
  }
  return statement.finished();
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
    made = move_into_place(beside, file);
  }
  if (!made) remove_with_company(beside);
  return made;
}

base::Result<void> verify_ledger(const Connection& connection) {
  auto moment = Transaction::begin(connection, Purpose::kRead, "check it");
  if (!moment) return moment.fault();
  for (const auto verify :
       {verify_kind, verify_structure, verify_nothing_missing, verify_checksums}) {
    if (auto verified = verify(connection); !verified) return verified;
  }
  return moment->commit();
}

int64_t row_checksum(const leads::Envelope& envelope, const Capture& capture) {
  const std::string id(envelope.lead_id.bytes.begin(), envelope.lead_id.bytes.end());
  return checksum({id, envelope.recipient_id, envelope.key_id, envelope.bytes,
                   std::to_string(capture.wall_ms), std::to_string(capture.boot_ms),
                   capture.boot_id, capture.clock_trusted ? "1" : "0"});
}

}  // namespace gummiband::ledger
