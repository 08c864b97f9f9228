// What goes away: withdrawn by the visitor, purged after delivery, erased by order. Rows stay,
// their bytes become NULL; the hash that stays in the chain is of sealed bytes and tells nothing.
#include "leads/receipt_code.h"
#include "ledger/sqlite_ledger.h"

namespace gummiband::ledger {
namespace {

constexpr int64_t kDayMs = 24LL * 60 * 60 * 1000;
constexpr std::string_view kWithdraw = "withdraw a lead";
constexpr std::string_view kErase = "erase leads";

// Runs one statement that changes rows; how many. `bind` fills its places.
template <typename Bind>
base::Result<int64_t> change(const Connection& connection, std::string_view sql,
                             std::string_view doing, Bind bind) {
  Statement statement(connection, sql, doing);
  bind(statement);
  if (auto done = statement.finish(); !done) return done.fault();
  return int64_t{sqlite3_changes64(connection.get())};
}

// The envelopes of one receipt code: `index` as it stands in the column.
base::Result<Withdrawal> withdraw_all(const Connection& connection, const std::string& index,
                                      int64_t now_ms) {
  const auto by_code = [&](Statement& statement) { statement.bind_blob(1, index); };
  const auto by_code_now = [&](Statement& statement) {
    statement.bind_blob(1, index).bind(2, now_ms);
  };
  // For whatever may have reached the recipient: delivered, or tried without a receipt.
  const auto notices =
      change(connection,
             "INSERT INTO notice (sequence, requested_wall_ms) SELECT sequence, ?2 FROM envelope "
             "WHERE code = ?1 AND (state = 'delivered' OR (state <> 'withdrawn' AND tried = 1)) "
             "ON CONFLICT DO NOTHING",
             kWithdraw, by_code_now);
  if (!notices) return notices.fault();
  const auto refusals = change(connection,
                               "DELETE FROM refusal WHERE sequence IN "
                               "(SELECT sequence FROM envelope WHERE code = ?1)",
                               kWithdraw, by_code);
  if (!refusals) return refusals.fault();
  const auto kept_back = change(connection,
                                "UPDATE envelope SET state = 'withdrawn', bytes = NULL "
                                "WHERE code = ?1 AND state IN ('waiting', 'quarantined')",
                                kWithdraw, by_code);
  if (!kept_back) return kept_back.fault();
  const auto forgotten =
      change(connection, "UPDATE envelope SET bytes = NULL WHERE code = ?1 AND bytes IS NOT NULL",
             kWithdraw, by_code);
  if (!forgotten) return forgotten.fault();
  return Withdrawal{*kept_back, *notices};
}

// Which envelopes an erasure is about: ?1 and ?2 are bound by Date.
constexpr const char* kDated = "captured_wall_ms < ?1 AND clock_trusted >= ?2";

struct Date {
  int64_t before_ms = 0;
  Clocks clocks = Clocks::kTrusted;

  void bind(Statement& statement) const {
    statement.bind(1, before_ms).bind(2, int64_t{clocks == Clocks::kTrusted ? 1 : 0});
  }
};

base::Result<int64_t> counted(const Connection& connection, const std::string& sql,
                              const Date& date) {
  Statement statement(connection, sql, kErase);
  date.bind(statement);
  const int64_t count = statement.row() ? statement.integer(0) : 0;
  if (auto finished = statement.finish(); !finished) return finished.fault();
  return count;
}

base::Result<int64_t> give_up(const Connection& connection, const Date& date, int64_t now_ms) {
  const auto bind = [&](Statement& statement) { date.bind(statement); };
  const std::string dated = kDated;
  const auto notices =
      change(connection,
             "INSERT INTO notice (sequence, requested_wall_ms) SELECT sequence, ?3 FROM envelope "
             "WHERE " +
                 dated +
                 " AND state IN ('waiting', 'quarantined') AND tried = 1 "
                 "ON CONFLICT DO NOTHING",
             kErase, [&](Statement& statement) {
               bind(statement);
               statement.bind(3, now_ms);
             });
  if (!notices) return notices.fault();
  const auto refusals = change(connection,
                               "DELETE FROM refusal WHERE sequence IN "
                               "(SELECT sequence FROM envelope WHERE " +
                                   dated + ")",
                               kErase, bind);
  if (!refusals) return refusals.fault();
  return change(connection,
                "UPDATE envelope SET state = 'withdrawn', bytes = NULL WHERE " + dated +
                    " AND state IN ('waiting', 'quarantined')",
                kErase, bind);
}

}  // namespace

base::Result<std::optional<Withdrawal>> SqliteLedger::withdraw(std::string_view code) {
  auto transaction = begin(kWithdraw);
  if (!transaction) return transaction.fault();
  const std::string index = leads::receipt_code_index(code, end_.book);
  Statement known(connection_, "SELECT 1 FROM envelope WHERE code = ?1 LIMIT 1", kWithdraw);
  known.bind_blob(1, index);
  const bool there = known.row();
  if (auto finished = known.finish(); !finished) return finished.fault();
  if (!there) return std::optional<Withdrawal>();
  const auto withdrawal = withdraw_all(connection_, index, clock_.wall_ms());
  if (!withdrawal) return withdrawal.fault();
  if (auto done = transaction->commit(); !done) return done.fault();
  return std::optional(*withdrawal);
}

base::Result<int64_t> SqliteLedger::purge(int days) {
  if (days < 0 || days > kMostRetentionDays) {
    return base::Fault{"Leads are kept for 0 to " + std::to_string(kMostRetentionDays) +
                       " days after delivery, not " + std::to_string(days) + "."};
  }
  auto transaction = begin(kErase);
  if (!transaction) return transaction.fault();
  const int64_t until_ms = clock_.wall_ms() - days * kDayMs;
  auto forgotten = change(connection_,
                          "UPDATE envelope SET bytes = NULL WHERE bytes IS NOT NULL AND "
                          "state = 'delivered' AND sequence IN "
                          "(SELECT sequence FROM receipt WHERE received_wall_ms <= ?1)",
                          kErase, [&](Statement& statement) { statement.bind(1, until_ms); });
  if (!forgotten) return forgotten;
  if (auto done = transaction->commit(); !done) return done.fault();
  return forgotten;
}

base::Result<Erasure> SqliteLedger::erase(int64_t before_wall_ms, Extent extent, Clocks clocks) {
  auto transaction = begin(kErase);
  if (!transaction) return transaction.fault();
  const Date date{before_wall_ms, clocks};
  const std::string dated = kDated;
  const auto count = [&](const std::string& which) {
    return counted(connection_, "SELECT count(*) FROM envelope WHERE " + which, date);
  };
  const auto forgotten = change(connection_,
                                "UPDATE envelope SET bytes = NULL WHERE bytes IS NOT NULL AND "
                                "state = 'delivered' AND " +
                                    dated,
                                kErase, [&](Statement& statement) { date.bind(statement); });
  if (!forgotten) return forgotten.fault();
  const auto given_up = extent == Extent::kUndeliveredToo
                            ? give_up(connection_, date, clock_.wall_ms())
                            : base::Result<int64_t>(int64_t{0});
  if (!given_up) return given_up.fault();
  const auto kept = count(dated + " AND state IN ('waiting', 'quarantined')");
  if (!kept) return kept.fault();
  const auto undated = count("captured_wall_ms < ?1 AND clock_trusted < ?2 AND bytes IS NOT NULL");
  if (!undated) return undated.fault();
  if (auto done = transaction->commit(); !done) return done.fault();
  return Erasure{*forgotten, *given_up, *kept, *undated};
}

}  // namespace gummiband::ledger
