#include "ledger/sqlite.h"

#include <cerrno>
#include <utility>

#include "base/check.h"
#include "base/text.h"

namespace gummiband::ledger {
namespace {

std::string folder_of(const base::Path& file) {
  return file.has_parent_path() ? file.parent_path().string() : ".";
}

// SQLite puts a headline over what its check found and quotes what stands in the file; a fault is
// one sentence.
std::string in_one_line(std::string_view detail) {
  constexpr std::string_view kHeadline = "*** in database main ***\n";
  if (detail.starts_with(kHeadline)) detail.remove_prefix(kHeadline.size());
  return base::one_line(detail);
}

// Where there is no room for the index of the log (-shm), SQLite only says that the disk did not
// do it; why, the system knows.
int with_cause(int code, sqlite3* db) {
  if (code != SQLITE_IOERR_SHMSIZE || db == nullptr) return code;
  const int cause = sqlite3_system_errno(db);
  return cause == ENOSPC || cause == EDQUOT ? SQLITE_FULL : code;
}

// What belongs to one ledger.
std::string together(const base::Path& file) {
  const std::string name = file.filename().string();
  return name + ", " + name + "-wal and " + name + ".head together";
}

}  // namespace

base::Fault damaged(const base::Path& file, std::string_view detail) {
  return {file.string() + ": the ledger is damaged (" + in_one_line(detail) +
          "). It is kept as it is. Move " + together(file) +
          " to a safe place and ask for a repair; the next start makes a new ledger."};
}

base::Fault describe(int code, const base::Path& file, std::string_view doing,
                     std::string_view detail) {
  const std::string start = file.string() + ": cannot " + std::string(doing) + ": ";
  const std::string reason = base::as_part_of_sentence(in_one_line(detail));
  switch (code & 0xFF) {
    case SQLITE_FULL:
      return {start + "the disk is full. Make room on the disk of " + folder_of(file) +
              " and try again."};
    case SQLITE_IOERR:
      return {start + "the disk does not read or write (" + reason +
              "). Check the card or disk and its plug, then start again; make a copy of " +
              folder_of(file) + " soon."};
    case SQLITE_READONLY:
      return {start + "it may only be read (" + reason + "). Check that " + folder_of(file) +
              " is mounted for writing and belongs to the kiosk's user."};
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return {start + "it does not open (" + reason + "). Check that " + folder_of(file) +
              " exists and who may read and write there."};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {start + "another program keeps it locked. Close whatever else has it open, a " +
              "database browser perhaps, and try again."};
    case SQLITE_ERROR:  // our SQL is fixed, so it is the tables that are not as we made them
    case SQLITE_CORRUPT:
      return damaged(file, reason);
    case SQLITE_NOTADB:
      return {file.string() + " is not a Gummiband ledger, or its beginning is damaged. It is " +
              "kept as it is. Check the path; if it is the right file, move " + together(file) +
              " to a safe place and ask for a repair."};
    case SQLITE_NOMEM:
      return {start + "there is not enough memory. Close other programs or restart the machine."};
    default:
      return {start + reason + ". Restart the kiosk; if it happens again, keep the file and ask."};
  }
}

base::Result<Connection> Connection::open(const base::Path& file, int flags) {
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &raw, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  Connection connection(std::unique_ptr<sqlite3, Close>(raw), file);
  if (code != SQLITE_OK) return connection.fault(code, "open it");
  sqlite3_extended_result_codes(raw, 1);
  sqlite3_busy_timeout(raw, kBusyTimeoutMs);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  return connection;
}

void Connection::keep_checkpoints() {
  sqlite3_db_config(db_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr);
}

base::Fault Connection::fault(int code, std::string_view doing) const {
  last_code_ = with_cause(code, db_.get());
  return describe(last_code_, file_, doing, db_ ? sqlite3_errmsg(db_.get()) : sqlite3_errstr(code));
}

base::Result<void> Connection::run(const std::string& sql, std::string_view doing) const {
  const int code = sqlite3_exec(db_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return fault(code, doing);
  return {};
}

Statement::Statement(const Connection& connection, std::string_view sql, std::string_view doing)
    : connection_(connection), doing_(doing) {
  sqlite3_stmt* raw = nullptr;
  note(sqlite3_prepare_v2(connection.get(), sql.data(), static_cast<int>(sql.size()), &raw,
                          nullptr));
  statement_.reset(raw);
}

void Statement::note(int code) {
  if (code == SQLITE_OK || code_ != SQLITE_OK) return;
  code_ = code;
  fault_ = connection_.fault(code, doing_);
}

Statement& Statement::bind(int place, int64_t value) {
  if (statement_) note(sqlite3_bind_int64(statement_.get(), place, value));
  return *this;
}

Statement& Statement::bind(int place, std::string_view text) {
  if (statement_) {
    note(sqlite3_bind_text64(statement_.get(), place, text.data() ? text.data() : "", text.size(),
                             SQLITE_TRANSIENT, SQLITE_UTF8));
  }
  return *this;
}

Statement& Statement::bind_blob(int place, std::string_view bytes) {
  if (statement_) {
    note(sqlite3_bind_blob64(statement_.get(), place, bytes.data() ? bytes.data() : "",
                             bytes.size(), SQLITE_TRANSIENT));
  }
  return *this;
}

bool Statement::row() {
  if (code_ != SQLITE_OK) return false;
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) note(code);
  return false;
}

base::Result<void> Statement::finish() {
  while (row()) {
  }
  return finished();
}

base::Result<void> Statement::finished() const {
  if (code_ != SQLITE_OK) return fault_;
  return {};
}

void Statement::again() {
  if (statement_) sqlite3_reset(statement_.get());
}

int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

std::string Statement::bytes(int column) const {
  // The pointer first: it may convert, and the length belongs to what came of it.
  const void* data = sqlite3_column_blob(statement_.get(), column);
  const int length = sqlite3_column_bytes(statement_.get(), column);
  if (data == nullptr) return {};
  return {static_cast<const char*>(data), static_cast<size_t>(length)};
}

base::Result<Transaction> Transaction::begin(const Connection& connection, Purpose purpose,
                                             std::string_view doing) {
  connection.forget_faults();
  const std::string sql = purpose == Purpose::kWrite ? "BEGIN IMMEDIATE" : "BEGIN";
  if (auto begun = connection.run(sql, doing); !begun) return begun.fault();
  return Transaction(connection, doing);
}

Transaction::Transaction(Transaction&& other) noexcept
    : connection_(std::exchange(other.connection_, nullptr)), doing_(other.doing_) {}

Transaction::~Transaction() {
  // SQLite has rolled back by itself after some errors; a second time is an error without effect.
  if (connection_ != nullptr && sqlite3_get_autocommit(connection_->get()) == 0) {
    sqlite3_exec(connection_->get(), "ROLLBACK", nullptr, nullptr, nullptr);
  }
}

base::Result<void> Transaction::commit() {
  base::check(connection_ != nullptr, "a transaction was committed twice");
  if (auto done = connection_->run("COMMIT", doing_); !done) return done;
  connection_ = nullptr;
  return {};
}

}  // namespace gummiband::ledger
