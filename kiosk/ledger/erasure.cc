// What goes away: withdrawn by the visitor, purged after delivery, erased by order. Rows stay,
// their bytes become NULL; the hash that stays in the chain is of sealed bytes and tells nothing.
#include <functional>
#include <string>

#include "leads/receipt_code.h"
#include "ledger/sqlite_ledger.h"

namespace gummiband::ledger {
namespace {

constexpr int64_t kDayMs = 24LL * 60 * 60 * 1000;
constexpr std::string_view kWithdraw = "withdraw a lead";
constexpr std::string_view kErase = "erase leads";

// Which envelopes something is done to: a condition on their rows, and the values in it.
struct Which {
  std::string condition;
  std::function<void(Statement&)> bind;
};

// `index` as it stands in the column.
Which of_code(const std::string& index) {
  return {"code = ?1", [index](Statement& statement) { statement.bind_blob(1, index); }};
}

Which captured_before(int64_t wall_ms, Clocks clocks) {
  const int64_t trust = clocks == Clocks::kTrusted ? 1 : 0;
  return {"captured_wall_ms < ?1 AND clock_trusted >= ?2",
          [=](Statement& statement) { statement.bind(1, wall_ms).bind(2, trust); }};
}

Which of_them(const Which& which, const std::string& condition) {
  return {which.condition + " AND " + condition, which.bind};
}

// Those that nobody has given a receipt for.
Which undelivered(const Which& which) {
  return of_them(which, "state IN ('waiting', 'quarantined')");
}

// How many rows the statement changed that begins with `sql` and ends with "WHERE" and which.
base::Result<int64_t> change(const Connection& connection, const std::string& sql,
                             const Which& which, std::string_view doing) {
  Statement statement(connection, sql + " WHERE " + which.condition, doing);
  which.bind(statement);
  if (auto done = statement.finish(); !done) return done.fault();
  return int64_t{sqlite3_changes64(connection.get())};
}

base::Result<int64_t> forget(const Connection& connection, const Which& which,
                             std::string_view doing) {
  return change(connection, "UPDATE envelope SET bytes = NULL", of_them(which, "bytes IS NOT NULL"),
                doing);
}

// Queues a notice for the recipients of these, if there is none yet; for how many.
base::Result<int64_t> tell(const Connection& connection, const Which& which, int64_t now_ms,
                           std::string_view doing) {
  const Which fresh{which.condition + " ON CONFLICT DO NOTHING", which.bind};
  return change(connection,
                "INSERT INTO notice (sequence, requested_wall_ms) SELECT sequence, " +
                    std::to_string(now_ms) + " FROM envelope",
                fresh, doing);
}

// Takes back what is undelivered of these, and tells those who may have it all the same.
base::Result<Withdrawal> take_back(const Connection& connection, const Which& which, int64_t now_ms,
                                   std::string_view doing) {
  const Which back = undelivered(which);
  const auto notices = tell(connection, of_them(back, "tried = 1"), now_ms, doing);
  if (!notices) return notices.fault();
  const Which refused{"sequence IN (SELECT sequence FROM envelope WHERE " + back.condition + ")",
                      back.bind};
  const auto refusals = change(connection, "DELETE FROM refusal", refused, doing);
  if (!refusals) return refusals.fault();
  const auto taken =
      change(connection, "UPDATE envelope SET state = 'withdrawn', bytes = NULL", back, doing);
  if (!taken) return taken.fault();
  return Withdrawal{*taken, *notices};
}

base::Result<Withdrawal> withdraw_all(const Connection& connection, const std::string& index,
                                      int64_t now_ms) {
  const Which lead = of_code(index);
  const auto told = tell(connection, of_them(lead, "state = 'delivered'"), now_ms, kWithdraw);
  if (!told) return told.fault();
  auto withdrawal = take_back(connection, lead, now_ms, kWithdraw);
  if (!withdrawal) return withdrawal;
  if (auto forgotten = forget(connection, lead, kWithdraw); !forgotten) return forgotten.fault();
  withdrawal->notices += *told;
  return withdrawal;
}

base::Result<int64_t> count(const Connection& connection, const Which& which) {
  Statement statement(connection, "SELECT count(*) FROM envelope WHERE " + which.condition, kErase);
  which.bind(statement);
  const int64_t count = statement.row() ? statement.integer(0) : 0;
  if (auto finished = statement.finish(); !finished) return finished.fault();
  return count;
}

}  // namespace

base::Result<std::optional<Withdrawal>> SqliteLedger::withdraw(std::string_view code) {
  return with_reserve([&] { return withdraw_once(code); });
}

base::Result<std::optional<Withdrawal>> SqliteLedger::withdraw_once(std::string_view code) {
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
  // Days that nobody vouches for are not counted: a clock that stands in 2038 would end them all.
  if (!clock_.wall_trusted()) return int64_t{0};
  return with_reserve([&] { return purge_once(days); });
}

base::Result<int64_t> SqliteLedger::purge_once(int days) {
  const int64_t now_ms = clock_.wall_ms();
  auto transaction = begin(kErase);
  if (!transaction) return transaction.fault();
  Statement from_now(connection_,
                     "UPDATE receipt SET kept_from_wall_ms = ?1 WHERE kept_from_wall_ms IS NULL",
                     kErase);
  if (auto begun = from_now.bind(1, now_ms).finish(); !begun) return begun.fault();
  const int64_t until_ms = now_ms - days * kDayMs;
  const Which old{
      "state = 'delivered' AND sequence IN "
      "(SELECT sequence FROM receipt WHERE kept_from_wall_ms <= ?1)",
      [=](Statement& statement) { statement.bind(1, until_ms); }};
  auto forgotten = forget(connection_, old, kErase);
  if (!forgotten) return forgotten;
  if (auto done = transaction->commit(); !done) return done.fault();
  return forgotten;
}

base::Result<Erasure> SqliteLedger::erase(int64_t before_wall_ms, Extent extent, Clocks clocks) {
  return with_reserve([&] { return erase_once(before_wall_ms, extent, clocks); });
}

base::Result<Erasure> SqliteLedger::erase_once(int64_t before_wall_ms, Extent extent,
                                               Clocks clocks) {
  auto transaction = begin(kErase);
  if (!transaction) return transaction.fault();
  const Which old = captured_before(before_wall_ms, clocks);
  const auto forgotten = forget(connection_, of_them(old, "state = 'delivered'"), kErase);
  if (!forgotten) return forgotten.fault();
  base::Result<Withdrawal> given_up = Withdrawal{};
  if (extent == Extent::kUndeliveredToo) {
    given_up = take_back(connection_, old, clock_.wall_ms(), kErase);
    if (!given_up) return given_up.fault();
  }
  const auto kept = count(connection_, undelivered(old));
  if (!kept) return kept.fault();
  const Which undated{"captured_wall_ms < ?1 AND clock_trusted < ?2 AND bytes IS NOT NULL",
                      old.bind};
  const auto doubtful = count(connection_, undated);
  if (!doubtful) return doubtful.fault();
  if (auto done = transaction->commit(); !done) return done.fault();
  return Erasure{*forgotten, given_up->kept_back, *kept, *doubtful};
}

}  // namespace gummiband::ledger
