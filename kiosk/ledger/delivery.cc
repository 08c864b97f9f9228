// What goes out: attempts, receipts, refusals, notices of withdrawal.
#include "base/text.h"
#include "ledger/sqlite_ledger.h"

namespace gummiband::ledger {
namespace {

constexpr std::string_view kTake = "take a receipt";

base::Fault no_such(const base::Path& file, std::string_view what) {
  return {file.string() + ": " + std::string(what) +
          ". Nothing was changed. Check whether the destination belongs to this kiosk."};
}

struct Delivered {
  int64_t sequence = 0;
  std::string state;
  std::string sha256;
};

base::Result<Delivered> find(const Connection& connection, const Receipt& receipt) {
  Statement statement(
      connection,
      "SELECT sequence, state, sha256 FROM envelope WHERE recipient_id = ?1 AND lead_id = ?2",
      kTake);
  statement.bind(1, receipt.recipient_id).bind_blob(2, raw(receipt.lead_id));
  if (statement.row()) {
    return Delivered{statement.integer(0), statement.bytes(1), statement.bytes(2)};
  }
  if (auto finished = statement.finished(); !finished) return finished.fault();
  return no_such(connection.file(), "there is no envelope " + receipt.lead_id.text() + " for \"" +
                                        receipt.recipient_id + "\", yet a receipt came for it");
}

base::Result<void> run(const Connection& connection, std::string_view sql, std::string_view doing,
                       int64_t sequence) {
  Statement statement(connection, sql, doing);
  return statement.bind(1, sequence).finish();
}

}  // namespace

base::Result<void> SqliteLedger::change_state(int64_t sequence, State from, State to,
                                              std::string_view doing) {
  Statement statement(connection_,
                      "UPDATE envelope SET state = ?3 WHERE sequence = ?1 AND state = ?2 "
                      "RETURNING 1",
                      doing);
  statement.bind(1, sequence)
      .bind(2, std::string_view(state_word(from)))
      .bind(3, std::string_view(state_word(to)));
  const bool changed = statement.row();
  if (auto finished = statement.finish(); !finished) return finished;
  if (changed) return {};
  return no_such(connection_.file(),
                 "envelope " + std::to_string(sequence) + " is not " + state_word(from));
}

base::Result<void> SqliteLedger::sending(std::span<const int64_t> sequences) {
  return with_reserve([&] { return sending_once(sequences); });
}

base::Result<void> SqliteLedger::sending_once(std::span<const int64_t> sequences) {
  constexpr std::string_view kDoing = "note what is being sent";
  auto transaction = begin(kDoing);
  if (!transaction) return transaction.fault();
  Statement statement(connection_, "UPDATE envelope SET tried = 1 WHERE sequence = ?1 RETURNING 1",
                      kDoing);
  for (const int64_t sequence : sequences) {
    statement.again();
    statement.bind(1, sequence);
    const bool there = statement.row();
    if (auto finished = statement.finish(); !finished) return finished;
    if (!there) {
      return no_such(connection_.file(), "there is no envelope " + std::to_string(sequence));
    }
  }
  return transaction->commit();
}

base::Result<void> SqliteLedger::insert_receipt(int64_t sequence, std::string_view courier) {
  const int64_t now_ms = clock_.wall_ms();
  Statement statement(connection_,
                      "INSERT INTO receipt (sequence, courier, received_wall_ms, "
                      "kept_from_wall_ms) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
                      kTake);
  statement.bind(1, sequence).bind(2, courier).bind(3, now_ms);
  if (clock_.wall_trusted()) statement.bind(4, now_ms);
  return statement.finish();
}

base::Result<void> SqliteLedger::deliver(const Receipt& receipt) {
  if (!is_name(receipt.courier)) {
    return refused(connection_.file(), "the courier of a receipt has more than " +
                                           std::to_string(kMostNameBytes) +
                                           " bytes, or is no proper text.");
  }
  return with_reserve([&] { return deliver_once(receipt); });
}

base::Result<void> SqliteLedger::deliver_once(const Receipt& receipt) {
  auto transaction = begin(kTake);
  if (!transaction) return transaction.fault();
  const auto found = find(connection_, receipt);
  if (!found) return found.fault();
  if (base::from_hex(receipt.sha256) != found->sha256) {
    return no_such(connection_.file(), "the receipt for envelope " + receipt.lead_id.text() +
                                           " for \"" + receipt.recipient_id +
                                           "\" is of other bytes than those sent");
  }
  if (auto received = insert_receipt(found->sequence, receipt.courier); !received) return received;
  if (found->state == state_word(State::kWithdrawn)) {
    Statement notice(connection_,
                     "INSERT INTO notice (sequence, requested_wall_ms) VALUES (?1, ?2) "
                     "ON CONFLICT DO NOTHING",
                     kTake);
    if (auto queued = notice.bind(1, found->sequence).bind(2, clock_.wall_ms()).finish(); !queued) {
      return queued;
    }
    return transaction->commit();
  }
  for (const std::string_view sql :
       {"UPDATE envelope SET state = 'delivered', tried = 1 WHERE sequence = ?1",
        "DELETE FROM refusal WHERE sequence = ?1"}) {
    if (auto done = run(connection_, sql, kTake, found->sequence); !done) return done;
  }
  return transaction->commit();
}

base::Result<void> SqliteLedger::quarantine(int64_t sequence, std::string_view courier,
                                            std::string_view reason) {
  constexpr std::string_view kDoing = "put an envelope aside";
  if (!is_name(courier) || !base::is_utf8(reason)) {
    return refused(connection_.file(), "the reason of a refusal is not proper text.");
  }
  auto transaction = begin(kDoing);
  if (!transaction) return transaction.fault();
  if (auto moved = change_state(sequence, State::kWaiting, State::kQuarantined, kDoing); !moved) {
    return moved;
  }
  std::string cut(reason);
  while (cut.size() > kMostReasonBytes) base::drop_last_code_point(cut);
  Statement statement(connection_,
                      "INSERT INTO refusal (sequence, courier, reason, refused_wall_ms) "
                      "VALUES (?1, ?2, ?3, ?4)",
                      kDoing);
  if (auto noted = statement.bind(1, sequence)
                       .bind(2, courier)
                       .bind(3, cut)
                       .bind(4, clock_.wall_ms())
                       .finish();
      !noted) {
    return noted;
  }
  return transaction->commit();
}

base::Result<void> SqliteLedger::release(int64_t sequence) {
  constexpr std::string_view kDoing = "take an envelope out of quarantine";
  auto transaction = begin(kDoing);
  if (!transaction) return transaction.fault();
  if (auto moved = change_state(sequence, State::kQuarantined, State::kWaiting, kDoing); !moved) {
    return moved;
  }
  if (auto done = run(connection_, "DELETE FROM refusal WHERE sequence = ?1", kDoing, sequence);
      !done) {
    return done;
  }
  return transaction->commit();
}

base::Result<void> SqliteLedger::notice_delivered(int64_t sequence) {
  constexpr std::string_view kDoing = "note that a withdrawal was told";
  auto transaction = begin(kDoing);
  if (!transaction) return transaction.fault();
  Statement statement(connection_,
                      "UPDATE notice SET delivered_wall_ms = COALESCE(delivered_wall_ms, ?2) "
                      "WHERE sequence = ?1 RETURNING 1",
                      kDoing);
  statement.bind(1, sequence).bind(2, clock_.wall_ms());
  const bool there = statement.row();
  if (auto finished = statement.finish(); !finished) return finished;
  if (!there) {
    return no_such(connection_.file(),
                   "there is no withdrawal of envelope " + std::to_string(sequence));
  }
  return transaction->commit();
}

}  // namespace gummiband::ledger
