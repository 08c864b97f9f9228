// What the ledger says of itself.
#include <algorithm>

#include "base/text.h"
#include "ledger/sqlite_ledger.h"
#include "ledger/verify.h"

namespace gummiband::ledger {
namespace {

// Of an envelope, in the order of read_envelopes().
constexpr std::string_view kColumns =
    "SELECT e.sequence, captured_wall_ms, clock_trusted, lead_id, recipient_id, key_id, bytes, "
    "state, tried, sha256, COALESCE(receipt.courier, refusal.courier, ''), "
    "COALESCE(reason, '') FROM envelope AS e LEFT JOIN receipt USING (sequence) "
    "LEFT JOIN refusal USING (sequence) ";

constexpr State kStates[] = {State::kWaiting, State::kDelivered, State::kQuarantined,
                             State::kWithdrawn};

int64_t& count_of(Counts& counts, State state) {
  switch (state) {
    case State::kDelivered:
      return counts.delivered;
    case State::kQuarantined:
      return counts.quarantined;
    case State::kWithdrawn:
      return counts.withdrawn;
    case State::kWaiting:
      break;
  }
  return counts.waiting;
}

std::optional<State> state_of(std::string_view word) {
  for (const State state : kStates) {
    if (word == state_word(state)) return state;
  }
  return std::nullopt;
}

bool adds_up(const Counts& counts) {
  return counts.captured ==
         counts.delivered + counts.waiting + counts.quarantined + counts.withdrawn;
}

std::string hex(std::string_view bytes) {
  return base::to_hex({reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()});
}

base::Result<visit::Tallies> read_tallies(Statement& statement) {
  visit::Tallies tallies;
  while (statement.row()) {
    tallies[{statement.integer(0), statement.bytes(1), statement.bytes(2)}] = statement.integer(3);
  }
  if (auto finished = statement.finished(); !finished) return finished.fault();
  return tallies;
}

}  // namespace

base::Fault refused(const base::Path& file, const std::string& why) {
  return {file.string() + ": nothing was stored: " + why};
}

bool is_name(std::string_view text) {
  return text.size() <= kMostNameBytes && base::is_utf8(text);
}

const char* state_word(State state) {
  switch (state) {
    case State::kDelivered:
      return "delivered";
    case State::kQuarantined:
      return "quarantined";
    case State::kWithdrawn:
      return "withdrawn";
    case State::kWaiting:
      break;
  }
  return "waiting";
}

// One statement, so that all numbers are of one moment.
base::Result<Counts> SqliteLedger::counts() const {
  Statement statement(
      connection_,
      "SELECT COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'envelope'), 0), "
      "count(*) FILTER (WHERE state = 'delivered'), count(*) FILTER (WHERE state = 'waiting'), "
      "count(*) FILTER (WHERE state = 'quarantined'), "
      "count(*) FILTER (WHERE state = 'withdrawn') FROM envelope",
      "count the leads");
  if (!statement.row()) return statement.finished().fault();
  const Counts counts{statement.integer(0), statement.integer(1), statement.integer(2),
                      statement.integer(3), statement.integer(4)};
  if (!adds_up(counts)) return damaged(connection_.file(), "the counts do not add up");
  return counts;
}

base::Result<int64_t> SqliteLedger::count_leads() const {
  Statement statement(connection_, "SELECT count(DISTINCT lead_id) FROM envelope",
                      "count the leads");
  const int64_t count = statement.row() ? statement.integer(0) : 0;
  if (auto finished = statement.finish(); !finished) return finished.fault();
  return count;
}

base::Result<CountsByRecipient> SqliteLedger::counts_by_recipient() const {
  Statement statement(connection_,
                      "SELECT recipient_id, '', n FROM captured UNION ALL "
                      "SELECT recipient_id, state, count(*) FROM envelope GROUP BY 1, 2",
                      "count the leads");
  CountsByRecipient all;
  while (statement.row()) {
    Counts& counts = all[statement.bytes(0)];
    const auto state = state_of(statement.bytes(1));
    (state ? count_of(counts, *state) : counts.captured) = statement.integer(2);
  }
  if (auto finished = statement.finished(); !finished) return finished.fault();
  for (const auto& [recipient, counts] : all) {
    if (!adds_up(counts)) {
      return damaged(connection_.file(), "the counts of \"" + recipient + "\" do not add up");
    }
  }
  return all;
}

base::Result<Waiting> SqliteLedger::waiting() const {
  Waiting found;
  const auto notices =
      number(connection_, "SELECT count(*) FROM notice WHERE delivered_wall_ms IS NULL");
  if (!notices) return notices.fault();
  found.withdrawals = *notices;
  // By recipient, as the index is: without, all that was ever delivered is gone through.
  Statement first(connection_,
                  "SELECT captured_wall_ms, clock_trusted FROM envelope WHERE sequence = "
                  "(SELECT min((SELECT min(sequence) FROM envelope "
                  "WHERE recipient_id = captured.recipient_id AND state = 'waiting')) "
                  "FROM captured)",
                  "look what waits");
  if (first.row()) {
    found.oldest_wall_ms = first.integer(0);
    found.oldest_trusted = first.integer(1) != 0;
  }
  if (auto finished = first.finish(); !finished) return finished.fault();
  return found;
}

base::Result<void> SqliteLedger::reconcile() const {
  const auto head = read_head(connection_.file());
  if (!head) return head.fault();
  if (const auto verified = verify_ledger(connection_, *head); !verified) return verified.fault();
  const auto total = counts();
  if (!total) return total.fault();
  const auto each = counts_by_recipient();
  if (!each) return each.fault();
  Counts sum;
  for (const auto& [recipient, counts] : *each) {
    sum.captured += counts.captured;
    for (const State state : kStates) {
      Counts copy = counts;
      count_of(sum, state) += count_of(copy, state);
    }
  }
  if (sum == *total) return {};
  return damaged(connection_.file(), "the recipients' counts are not those of the whole");
}

base::Result<std::vector<StoredEnvelope>> SqliteLedger::read_envelopes(Statement& statement) const {
  std::vector<StoredEnvelope> found;
  while (statement.row()) {
    StoredEnvelope stored;
    stored.sequence = statement.integer(0);
    stored.captured_wall_ms = statement.integer(1);
    stored.clock_trusted = statement.integer(2) != 0;
    const std::string id = statement.bytes(3);
    const auto state = state_of(statement.bytes(7));
    if (id.size() != stored.envelope.lead_id.bytes.size() || !state) {
      return damaged(connection_.file(),
                     "envelope " + std::to_string(stored.sequence) + " is not as it was captured");
    }
    std::ranges::copy(id, stored.envelope.lead_id.bytes.begin());
    stored.envelope.recipient_id = statement.bytes(4);
    stored.envelope.key_id = statement.bytes(5);
    stored.envelope.bytes = statement.bytes(6);
    stored.state = *state;
    stored.tried = statement.integer(8) != 0;
    stored.sha256 = hex(statement.bytes(9));
    stored.courier = statement.bytes(10);
    stored.reason = statement.bytes(11);
    found.push_back(std::move(stored));
  }
  if (auto finished = statement.finished(); !finished) return finished.fault();
  return found;
}

base::Result<std::vector<StoredEnvelope>> SqliteLedger::envelopes(int64_t after_sequence,
                                                                  int limit) const {
  const std::string sql = std::string(kColumns) +
                          "WHERE e.sequence > ?1 AND bytes IS NOT NULL "
                          "ORDER BY e.sequence LIMIT ?2";
  Statement statement(connection_, sql, "read the envelopes");
  statement.bind(1, after_sequence).bind(2, int64_t{std::clamp(limit, 0, kMostEnvelopesAtOnce)});
  return read_envelopes(statement);
}

base::Result<std::vector<StoredEnvelope>> SqliteLedger::envelopes_of(std::string_view recipient_id,
                                                                     State state,
                                                                     int64_t after_sequence,
                                                                     int limit) const {
  const std::string sql = std::string(kColumns) +
                          "WHERE recipient_id = ?3 AND state = ?4 AND e.sequence > ?1 "
                          "ORDER BY e.sequence LIMIT ?2";
  Statement statement(connection_, sql, "read the envelopes");
  statement.bind(1, after_sequence)
      .bind(2, int64_t{std::clamp(limit, 0, kMostEnvelopesAtOnce)})
      .bind(3, recipient_id)
      .bind(4, std::string_view(state_word(state)));
  return read_envelopes(statement);
}

base::Result<std::vector<StoredEnvelope>> SqliteLedger::envelopes_of(
    const base::Uuid& lead_id) const {
  const std::string sql = std::string(kColumns) + "WHERE lead_id = ?1 ORDER BY e.sequence";
  Statement statement(connection_, sql, "read the envelopes");
  statement.bind_blob(1, raw(lead_id));
  return read_envelopes(statement);
}

base::Result<std::vector<Notice>> SqliteLedger::notices(std::string_view recipient_id,
                                                        int64_t after_sequence, int limit) const {
  Statement statement(connection_,
                      "SELECT sequence, lead_id, recipient_id, requested_wall_ms FROM notice "
                      "JOIN envelope USING (sequence) WHERE delivered_wall_ms IS NULL AND "
                      "recipient_id = ?3 AND sequence > ?1 ORDER BY sequence LIMIT ?2",
                      "read the withdrawals");
  statement.bind(1, after_sequence)
      .bind(2, int64_t{std::clamp(limit, 0, kMostEnvelopesAtOnce)})
      .bind(3, recipient_id);
  std::vector<Notice> found;
  while (statement.row()) {
    Notice notice;
    notice.sequence = statement.integer(0);
    const std::string id = statement.bytes(1);
    if (id.size() != notice.lead_id.bytes.size()) {
      return damaged(connection_.file(), "the id of a lead has the wrong length");
    }
    std::ranges::copy(id, notice.lead_id.bytes.begin());
    notice.recipient_id = statement.bytes(2);
    notice.requested_wall_ms = statement.integer(3);
    found.push_back(std::move(notice));
  }
  if (auto finished = statement.finished(); !finished) return finished.fault();
  return found;
}

base::Result<std::optional<ConsentText>> SqliteLedger::text(std::string_view sha256_hex) const {
  Statement statement(connection_,
                      "SELECT text_id, language, text FROM consent_text WHERE sha256 = ?1",
                      "read a text");
  statement.bind_blob(1, base::from_hex(sha256_hex).value_or(""));
  if (statement.row()) {
    return std::optional(ConsentText{statement.bytes(0), statement.bytes(1), statement.bytes(2)});
  }
  if (auto finished = statement.finished(); !finished) return finished.fault();
  return std::optional<ConsentText>();
}

base::Result<visit::Tallies> SqliteLedger::tallies() const {
  Statement statement(connection_, "SELECT hour, what, subject, n FROM tally", "read the tallies");
  return read_tallies(statement);
}

base::Result<std::map<int64_t, int64_t>> SqliteLedger::tally_sums() const {
  // Rounded down, before 1970 too.
  Statement statement(connection_,
                      "SELECT (hour - ((hour % 24) + 24) % 24) / 24, sum(n) FROM tally GROUP BY 1",
                      "add up the tallies");
  std::map<int64_t, int64_t> sums;
  while (statement.row()) sums[statement.integer(0)] = statement.integer(1);
  if (auto finished = statement.finished(); !finished) return finished.fault();
  return sums;
}

base::Result<visit::Tallies> SqliteLedger::tallies_of_day(int64_t day) const {
  Statement statement(connection_,
                      "SELECT hour, what, subject, n FROM tally WHERE hour >= ?1 AND hour < ?2",
                      "read the tallies");
  constexpr int64_t kHours = 24;
  statement.bind(1, day * kHours).bind(2, (day + 1) * kHours);
  return read_tallies(statement);
}

base::Result<std::optional<std::string>> SqliteLedger::get(std::string_view name) const {
  Statement statement(connection_, "SELECT value FROM setting WHERE name = ?1", "read a setting");
  statement.bind(1, name);
  if (statement.row()) return std::optional(statement.bytes(0));
  if (auto finished = statement.finished(); !finished) return finished.fault();
  return std::optional<std::string>();
}

}  // namespace gummiband::ledger
