// What comes in: leads, the texts they agreed to, tallies, settings.
#include "base/check.h"
#include "base/text.h"
#include "leads/interest.h"
#include "ledger/envelope_row.h"
#include "ledger/reserve.h"
#include "ledger/sqlite_ledger.h"

namespace gummiband::ledger {
namespace {

constexpr std::string_view kStore = "store a lead";

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

std::string why_not(const ConsentText& text) {
  if (!text.text.empty() && text.text.size() <= kMostConsentTextBytes && base::is_utf8(text.text) &&
      is_name(text.text_id) && is_name(text.language)) {
    return {};
  }
  return "the text that was agreed to must have 1 to " + std::to_string(kMostConsentTextBytes) +
         " bytes of UTF-8, its id and language at most " + std::to_string(kMostNameBytes) +
         ". Check legal: in the pack.";
}

std::string why_not(std::span<const leads::Envelope> envelopes) {
  if (envelopes.empty()) return "the lead has no recipient. Check the recipients in the pack.";
  if (envelopes.size() > kMostEnvelopesPerLead) {
    return "the lead has more than " + std::to_string(kMostEnvelopesPerLead) + " recipients.";
  }
  for (const leads::Envelope& envelope : envelopes) {
    if (std::string why = why_not(envelope); !why.empty()) return why;
    if (envelope.lead_id != envelopes.front().lead_id) {
      return "the envelopes are of several leads. This is a fault of the program; please report "
             "it.";
    }
  }
  return {};
}

}  // namespace

base::Result<Transaction> SqliteLedger::begin(std::string_view doing) const {
  if (!lock_) return refused(connection_.file(), "it was opened for reading only.");
  return Transaction::begin(connection_, Purpose::kWrite, doing);
}

base::Result<std::string> SqliteLedger::capture(std::span<const leads::Envelope> envelopes,
                                                const ConsentText& agreed_to) {
  for (const std::string& why : {why_not(envelopes), why_not(agreed_to)}) {
    if (!why.empty()) return refused(connection_.file(), why);
  }
  Head end = end_;
  const auto code = with_reserve([&] {
    end = end_;
    return insert_all(envelopes, agreed_to, end);
  });
  if (!code) return code.fault();
  if (end == end_) return code->text;
  end_ = end;
  // The lead is stored, whatever becomes of the head: an older one only finds out less.
  [[maybe_unused]] const auto written = write_head(connection_.file(), end_);
  return code->text;
}

base::Result<void> SqliteLedger::keep_reserve(int64_t bytes) {
  if (!lock_) return refused(connection_.file(), "it was opened for reading only.");
  wanted_reserve_ = bytes;
  auto filled = fill_reserve(connection_.file(), bytes);
  const auto left = reserve_left(connection_.file());
  if (!left) return left.fault();
  room_ = *left >= bytes ? Room::kPlenty : *left > 0 ? Room::kReserve : Room::kNone;
  return filled;
}

bool SqliteLedger::make_room() {
  const auto left = shrink_reserve(connection_.file());
  // The last step is for those who are typing right now.
  room_ = left && *left > 0 ? Room::kReserve : Room::kNone;
  return left && *left >= 0;
}

// One transaction; `end` is moved to the new end of the chain.
base::Result<Code> SqliteLedger::insert_all(std::span<const leads::Envelope> envelopes,
                                            const ConsentText& agreed_to, Head& end) {
  const Capture now{clock_.wall_ms(), clock_.boot_ms(), clock_.boot_id(), clock_.wall_trusted()};
  auto transaction = begin(kStore);
  if (!transaction) return transaction.fault();
  auto code = code_of(connection_, end.book, envelopes.front().lead_id);
  if (!code) return code;
  for (const leads::Envelope& envelope : envelopes) {
    const auto known = has(envelope);
    if (!known) return known.fault();
    if (*known) continue;
    const Link link{end.sequence + 1,
                    envelope.lead_id,
                    envelope.recipient_id,
                    envelope.key_id,
                    leads::sha256(envelope.bytes),
                    now,
                    code->index};
    std::string chain = chain_next(end.chain, link);
    if (auto inserted = insert(link, envelope, chain); !inserted) return inserted.fault();
    end.sequence = link.sequence;
    end.chain = std::move(chain);
  }
  if (auto kept = insert(agreed_to); !kept) return kept.fault();
  if (auto done = transaction->commit(); !done) return done.fault();
  return code;
}

base::Result<bool> SqliteLedger::has(const leads::Envelope& envelope) const {
  Statement statement(connection_,
                      "SELECT 1 FROM envelope WHERE recipient_id = ?1 AND lead_id = ?2", kStore);
  statement.bind(1, envelope.recipient_id).bind_blob(2, raw(envelope.lead_id));
  if (statement.row()) return true;
  if (auto finished = statement.finished(); !finished) return finished.fault();
  return false;
}

base::Result<void> SqliteLedger::insert(const Link& link, const leads::Envelope& envelope,
                                        std::string_view chain) {
  if (auto inserted = insert_envelope(connection_, link, envelope.bytes, chain, kStore);
      !inserted) {
    return inserted;
  }
  Statement count(connection_,
                  "INSERT INTO captured (recipient_id, n) VALUES (?1, 1) "
                  "ON CONFLICT DO UPDATE SET n = n + 1",
                  kStore);
  return count.bind(1, link.recipient_id).finish();
}

// The same text for one lead after the other: only the first of them takes room.
base::Result<void> SqliteLedger::insert(const ConsentText& text) {
  Statement statement(connection_,
                      "INSERT INTO consent_text (sha256, text_id, language, text) "
                      "VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
                      kStore);
  return statement.bind_blob(1, leads::sha256(text.text))
      .bind(2, text.text_id)
      .bind(3, text.language)
      .bind(4, text.text)
      .finish();
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

}  // namespace gummiband::ledger
