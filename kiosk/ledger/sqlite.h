// The SQLite C interface with owners: a connection, a statement, a transaction.
//
// Promises that nothing leaks and that every error of SQLite becomes one sentence for a person,
// with the path and what to do. Refuses nothing else: SQL and its order are the caller's. Errors of
// prepare and bind are kept and come out of the first step, so that each statement has one place
// to look at. One thread at a time. Private to this folder.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/file.h"
#include "base/result.h"

namespace gummiband::ledger {

// How long a statement waits for readers and their locks before it is a fault. Longer than any
// read of ours, shorter than a visitor's patience.
inline constexpr int kBusyTimeoutMs = 2000;

// What SQLite's result `code` means for a person. `doing` goes into "PATH: cannot ...".
base::Fault describe(int code, const base::Path& file, std::string_view doing,
                     std::string_view detail);

// The sentence for a ledger that cannot be trusted, whoever noticed it.
base::Fault damaged(const base::Path& file, std::string_view detail);

class Connection {
 public:
  // `flags` as for sqlite3_open_v2. Until keep_checkpoints() nothing is written when it closes:
  // a file that turns out not to be ours stays as it is, its write-ahead log too.
  static base::Result<Connection> open(const base::Path& file, int flags);

  // From now on the last one to close moves the write-ahead log into the file, as SQLite does.
  void keep_checkpoints();

  sqlite3* get() const { return db_.get(); }
  const base::Path& file() const { return file_; }
  // The fault of the call that has just failed with `code`.
  base::Fault fault(int code, std::string_view doing) const;
  // The code of the last fault() since the last transaction began; SQLITE_OK if there was none.
  // SQLITE_FULL wherever there was no room, in the index of the log too.
  int last_code() const { return last_code_; }
  void forget_faults() const { last_code_ = SQLITE_OK; }
  // Statements without values and without answers that matter, separated by semicolons.
  base::Result<void> run(const std::string& sql, std::string_view doing) const;

 private:
  struct Close {
    void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
  };
  Connection(std::unique_ptr<sqlite3, Close> db, base::Path file)
      : db_(std::move(db)), file_(std::move(file)) {}

  std::unique_ptr<sqlite3, Close> db_;
  base::Path file_;
  mutable int last_code_ = SQLITE_OK;
};

class Statement {
 public:
  // `doing` as for describe(); it must live as long as the statement.
  Statement(const Connection& connection, std::string_view sql, std::string_view doing);

  // Places are counted from 1, as in SQL. The bytes are copied.
  Statement& bind(int place, int64_t value);
  Statement& bind(int place, std::string_view text);
  Statement& bind_blob(int place, std::string_view bytes);

  // Whether there is a (further) row. False at the end and after an error: see finished().
  bool row();
  // Runs to the end, ignoring rows.
  base::Result<void> finish();
  // After row() was false: whether that was the end, else the fault.
  base::Result<void> finished() const;
  // To run it again with other values.
  void again();

  // Of the row there is; columns are counted from 0.
  int64_t integer(int column) const;
  std::string bytes(int column) const;  // text or blob

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  void note(int code);

  const Connection& connection_;
  std::string_view doing_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  int code_ = SQLITE_OK;
  base::Fault fault_;  // described at once: SQLite forgets with the next call
};

enum class Purpose {
  kRead,   // all reads see the same moment, whatever others write meanwhile
  kWrite,  // takes the write lock at once, so that nothing fails half-way because of others
};

// All or nothing. Rolled back when it goes out of scope without commit().
class Transaction {
 public:
  static base::Result<Transaction> begin(const Connection& connection, Purpose purpose,
                                         std::string_view doing);
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

  // Without a fault everything since begin() is on the disk.
  base::Result<void> commit();

 private:
  Transaction(const Connection& connection, std::string_view doing)
      : connection_(&connection), doing_(doing) {}

  const Connection* connection_;  // nothing once committed or moved from
  std::string_view doing_;
};

}  // namespace gummiband::ledger
