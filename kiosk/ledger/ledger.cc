#include "ledger/ledger.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "base/text.h"
#include "ledger/lock.h"
#include "ledger/schema.h"
#include "ledger/sqlite.h"

namespace gummiband::ledger {
namespace {

base::Fault refused(const base::Path& file, const std::string& why) {
  return {file.string() + ": nothing was stored: " + why};
}

bool is_name(std::string_view text) {
  return text.size() <= kMostNameBytes && base::is_utf8(text);
}

// Empty when it may be stored.
std::string why_not(const leads::Envelope& envelope) {
  if (envelope.recipient_id.empty() || !is_name(envelope.recipient_id)) {
    return "the id of a recipient must have 1 to " + std::to_string(kMostNameBytes) +
           " bytes. Check the recipients in the pack.";
  }
  if (!is_name(envelope.key_id)) {
    return "the id of a key has more than " + std::to_string(kMostNameBytes) +
           " bytes. Check the keys in the pack.";
  }
  if (envelope.bytes.empty() || envelope.bytes.size() > leads::kMostEnvelopeBytes) {
    return "an envelope has " + std::to_string(envelope.bytes.size()) +
           " bytes; it must have 1 to " + std::to_string(leads::kMostEnvelopeBytes) + ".";
  }
  return {};
}

std::string raw(const base::Uuid& id) {
  return {id.bytes.begin(), id.bytes.end()};
}

class SqliteLedger final : public Ledger {
 public:
  SqliteLedger(std::unique_ptr<Lock> lock, Connection connection, const base::Clock& clock)
      : lock_(std::move(lock)), connection_(std::move(connection)), clock_(clock) {}

  base::Result<void> capture(std::span<const leads::Envelope> envelopes) override;
  base::Result<Counts> counts() const override;
  base::Result<std::vector<StoredEnvelope>> envelopes(int64_t after_sequence,
                                                      int limit) const override;
  base::Result<void> add(const visit::Tallies& tallies) override;
  base::Result<visit::Tallies> tallies() const override;
  base::Result<void> set(std::string_view name, std::string_view value) override;
  base::Result<std::optional<std::string>> get(std::string_view name) const override;

 private:
  base::Result<void> insert(const leads::Envelope& envelope, const Capture& capture);
  base::Result<bool> has(const leads::Envelope& envelope) const;
  base::Result<Transaction> begin(std::string_view doing) const;

  std::unique_ptr<Lock> lock_;  // nothing for readers; let go of after the connection
  Connection connection_;
  const base::Clock& clock_;
};

base::Result<Transaction> SqliteLedger::begin(std::string_view doing) const {
  if (!lock_) return refused(connection_.file(), "it was opened for reading only.");
  return Transaction::begin(connection_, Purpose::kWrite, doing);
}

base::Result<void> SqliteLedger::capture(std::span<const leads::Envelope> envelopes) {
  if (envelopes.empty()) {
    return refused(connection_.file(),
                   "the lead has no recipient. Check the recipients in the pack.");
  }
  if (envelopes.size() > kMostEnvelopesPerLead) {
    return refused(connection_.file(), "the lead has more than " +
                                           std::to_string(kMostEnvelopesPerLead) + " recipients.");
  }
  for (const leads::Envelope& envelope : envelopes) {
    if (const std::string why = why_not(envelope); !why.empty()) {
      return refused(connection_.file(), why);
    }
  }
  const Capture now{clock_.wall_ms(), clock_.boot_ms(), clock_.boot_id(), clock_.wall_trusted()};
  auto transaction = begin("store a lead");
  if (!transaction) return transaction.fault();
  for (const leads::Envelope& envelope : envelopes) {
    const auto known = has(envelope);
    if (!known) return known.fault();
    if (*known) continue;
    if (auto inserted = insert(envelope, now); !inserted) return inserted;
  }
  return transaction->commit();
}

base::Result<bool> SqliteLedger::has(const leads::Envelope& envelope) const {
  Statement statement(connection_,
                      "SELECT 1 FROM envelope WHERE recipient_id = ?1 AND lead_id = ?2",
                      "store a lead");
  statement.bind(1, envelope.recipient_id).bind_blob(2, raw(envelope.lead_id));
  if (statement.row()) return true;
  if (auto finished = statement.finished(); !finished) return finished.fault();
  return false;
}

// Not INSERT OR IGNORE: that uses up a number for nothing, and `captured` counts numbers.
base::Result<void> SqliteLedger::insert(const leads::Envelope& envelope, const Capture& capture) {
  Statement statement(connection_,
                      "INSERT INTO envelope (lead_id, recipient_id, key_id, bytes, checksum, "
                      "captured_wall_ms, captured_boot_ms, boot_id, clock_trusted) "
                      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                      "store a lead");
  return statement.bind_blob(1, raw(envelope.lead_id))
      .bind(2, envelope.recipient_id)
      .bind(3, envelope.key_id)
      .bind_blob(4, envelope.bytes)
      .bind(5, row_checksum(envelope, capture))
      .bind(6, capture.wall_ms)
      .bind(7, capture.boot_ms)
      .bind(8, capture.boot_id)
      .bind(9, int64_t{capture.clock_trusted ? 1 : 0})
      .finish();
}

// One statement, so that all numbers are of one moment.
base::Result<Counts> SqliteLedger::counts() const {
  Statement statement(
      connection_,
      "SELECT COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'envelope'), 0), "
      "(SELECT count(*) FROM envelope WHERE state = 'delivered'), "
      "(SELECT count(*) FROM envelope WHERE state = 'waiting'), "
      "(SELECT count(*) FROM envelope WHERE state = 'quarantined'), "
      "(SELECT count(*) FROM envelope WHERE state = 'withdrawn')",
      "count the leads");
  if (!statement.row()) return statement.finished().fault();
  const Counts counts{statement.integer(0), statement.integer(1), statement.integer(2),
                      statement.integer(3), statement.integer(4)};
  if (counts.captured !=
      counts.delivered + counts.waiting + counts.quarantined + counts.withdrawn) {
    return damaged(connection_.file(), "the counts do not add up");
  }
  return counts;
}

base::Result<std::vector<StoredEnvelope>> SqliteLedger::envelopes(int64_t after_sequence,
                                                                  int limit) const {
  Statement statement(connection_,
                      "SELECT sequence, captured_wall_ms, clock_trusted, lead_id, recipient_id, "
                      "key_id, bytes FROM envelope WHERE sequence > ?1 AND bytes IS NOT NULL "
                      "ORDER BY sequence LIMIT ?2",
                      "read the envelopes");
  statement.bind(1, after_sequence).bind(2, int64_t{std::clamp(limit, 0, kMostEnvelopesAtOnce)});
  std::vector<StoredEnvelope> found;
  while (statement.row()) {
    StoredEnvelope stored;
    stored.sequence = statement.integer(0);
    stored.captured_wall_ms = statement.integer(1);
    stored.clock_trusted = statement.integer(2) != 0;
    const std::string id = statement.bytes(3);
    if (id.size() != stored.envelope.lead_id.bytes.size()) {
      return damaged(connection_.file(), "the id of a lead has the wrong length");
    }
    std::ranges::copy(id, stored.envelope.lead_id.bytes.begin());
    stored.envelope.recipient_id = statement.bytes(4);
    stored.envelope.key_id = statement.bytes(5);
    stored.envelope.bytes = statement.bytes(6);
    found.push_back(std::move(stored));
  }
  if (auto finished = statement.finished(); !finished) return finished.fault();
  return found;
}

base::Result<void> SqliteLedger::add(const visit::Tallies& tallies) {
  if (tallies.size() > kMostTalliesAtOnce) {
    return refused(connection_.file(), "too many tallies at once.");
  }
  auto transaction = begin("store tallies");
  if (!transaction) return transaction.fault();
  Statement statement(connection_,
                      "INSERT INTO tally (hour, what, subject, n) VALUES (?1, ?2, ?3, ?4) "
                      "ON CONFLICT DO UPDATE SET n = n + excluded.n",
                      "store tallies");
  for (const auto& [key, count] : tallies) {
    base::check(count >= 0, "a tally counted backwards");
    if (!is_name(key.what) || !is_name(key.subject)) {
      return refused(connection_.file(), "a word of a tally has more than " +
                                             std::to_string(kMostNameBytes) + " bytes.");
    }
    statement.again();
    statement.bind(1, key.hour).bind(2, key.what).bind(3, key.subject).bind(4, count);
    if (auto added = statement.finish(); !added) return added;
  }
  return transaction->commit();
}

base::Result<visit::Tallies> SqliteLedger::tallies() const {
  Statement statement(connection_, "SELECT hour, what, subject, n FROM tally", "read the tallies");
  visit::Tallies tallies;
  while (statement.row()) {
    tallies[{statement.integer(0), statement.bytes(1), statement.bytes(2)}] = statement.integer(3);
  }
  if (auto finished = statement.finished(); !finished) return finished.fault();
  return tallies;
}

base::Result<void> SqliteLedger::set(std::string_view name, std::string_view value) {
  if (name.empty() || !is_name(name) || value.size() > kMostSettingBytes) {
    return refused(connection_.file(),
                   "a setting's name has at most " + std::to_string(kMostNameBytes) +
                       " bytes, its value at most " + std::to_string(kMostSettingBytes) + ".");
  }
  auto transaction = begin("store a setting");
  if (!transaction) return transaction.fault();
  Statement statement(connection_,
                      "INSERT INTO setting (name, value) VALUES (?1, ?2) "
                      "ON CONFLICT DO UPDATE SET value = excluded.value",
                      "store a setting");
  if (auto stored = statement.bind(1, name).bind(2, value).finish(); !stored) return stored;
  return transaction->commit();
}

base::Result<std::optional<std::string>> SqliteLedger::get(std::string_view name) const {
  Statement statement(connection_, "SELECT value FROM setting WHERE name = ?1", "read a setting");
  statement.bind(1, name);
  if (statement.row()) return std::optional(statement.bytes(0));
  if (auto finished = statement.finished(); !finished) return finished.fault();
  return std::optional<std::string>();
}

enum class Presence { kThere, kAbsent };

// What SQLite would take for a new ledger, and is none: an empty file, or a log without its file.
base::Result<Presence> look(const base::Path& file) {
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  if (status.type() == std::filesystem::file_type::not_found) {
    base::Path log = file;
    log += "-wal";
    const auto size = std::filesystem::file_size(log, error);
    if (error || size == 0) return Presence::kAbsent;
    return base::Fault{file.string() + " is gone, but its log " + log.string() +
                       " is still there and may hold leads. Put the ledger back beside it, or move "
                       "the log to a safe place; then start again."};
  }
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

base::Result<std::unique_ptr<Ledger>> open_verified(const base::Path& file,
                                                    std::unique_ptr<Lock> lock,
                                                    const base::Clock& clock) {
  auto connection = Connection::open(file, lock ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY);
  if (!connection) return connection.fault();
  if (auto verified = verify_ledger(*connection); !verified) return verified.fault();
  if (lock) {
    if (auto hardened = harden(*connection); !hardened) return hardened.fault();
    connection->keep_checkpoints();
  }
  return std::unique_ptr<Ledger>(
      std::make_unique<SqliteLedger>(std::move(lock), std::move(connection).value(), clock));
}

}  // namespace

base::Result<std::unique_ptr<Ledger>> Ledger::open(const base::Path& file, Access access,
                                                   const base::Clock& clock) {
  std::unique_ptr<Lock> lock;
  if (access == Access::kReadWrite) {
    auto taken = Lock::take(file);
    if (!taken) return taken.fault();
    lock = std::make_unique<Lock>(std::move(taken).value());
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
