#include "outbox/outbox.h"

#include <algorithm>
#include <span>
#include <utility>

#include "base/check.h"
#include "base/log.h"
#include "base/text.h"
#include "leads/withdrawal.h"

namespace gummiband::outbox {
namespace {

// Rows that are read at once to look for some that are due.
constexpr int kRowsAtOnce = 200;
constexpr int64_t kBookWaitMs = 60'000;
constexpr int64_t kPurgeEveryMs = 3'600'000;
// A parcel that may be to blame rests for so long, however often it happens: when only the network
// was to blame, it goes within a minute.
constexpr int64_t kSuspectWaitMs = 30'000;
constexpr int64_t kBreathMs = 1'000;

}  // namespace

Outbox::Outbox(Courier& courier, Book book, const leads::KioskKey* key, const base::Clock& clock,
               base::Random& random, OutboxOptions options)
    : courier_(courier),
      book_(std::move(book)),
      key_(key),
      clock_(clock),
      options_(options),
      schedule_(random) {}

int64_t Outbox::wait_ms() const {
  const int64_t now_ms = clock_.boot_ms();
  int64_t due_ms = look_at_ms_;
  if (in_round_) due_ms = 0;
  const auto& destination = schedule_.destination();
  if (destination) due_ms = std::max(due_ms, destination->until_ms);
  return std::max<int64_t>(0, due_ms - now_ms);
}

void Outbox::hurry() {
  schedule_.hurry();
  hurry_when_loaded_ = !loaded_;
  look_at_ms_ = 0;
}

void Outbox::heard() {
  schedule_.contact(clock_.wall_ms());
  note_report();
}

void Outbox::tick(const GoOn& go_on) {
  if (wait_ms() > 0) return;
  std::vector<Item> batch;
  const base::Result<void> gathered = book_([&](ledger::Ledger& ledger) -> base::Result<void> {
    if (!loaded_) {
      if (auto loaded = load(ledger); !loaded) return loaded;
    }
    if (!in_round_) {
      if (auto begun = begin_round(ledger); !begun) return begun;
    }
    if (auto found = gather(ledger, batch); !found) return found;
    return batch.empty() ? end_round(ledger) : base::Result<void>{};
  });
  const base::Result<void> done = gathered && !batch.empty() ? deliver(batch, go_on) : gathered;
  book_fault_.clear();
  if (!done) {
    // Nothing is lost: what the destination has by now it will not take twice.
    book_fault_ = done.fault().sentence;
    base::log(base::Priority::kWarning, "outbox", book_fault_);
    in_round_ = false;
    look_at_ms_ = clock_.boot_ms() + kBookWaitMs;
  }
  note_report();
}

base::Result<void> Outbox::load(ledger::Ledger& ledger) {
  const auto kept = ledger.get(kStatusSetting);
  if (!kept) return kept.fault();
  if (*kept) {
    written_ = **kept;
    schedule_.read(written_, courier_.name(), clock_.boot_id());
    if (hurry_when_loaded_) schedule_.hurry();
  }
  loaded_ = true;
  return {};
}

base::Result<void> Outbox::begin_round(ledger::Ledger& ledger) {
  const auto counts = ledger.counts_by_recipient();
  if (!counts) return counts.fault();
  recipients_.clear();
  for (const auto& [recipient, count] : *counts) recipients_.push_back(recipient);
  phase_ = Phase::kWithdrawals;
  recipient_ = 0;
  after_ = 0;
  second_turn_ = schedule_.second_turn(clock_.boot_ms());
  std::ranges::reverse(second_turn_);
  took_some_ = false;
  in_round_ = true;
  return {};
}

base::Result<void> Outbox::end_round(ledger::Ledger& ledger) {
  const int64_t now_ms = clock_.boot_ms();
  in_round_ = false;
  look_at_ms_ = now_ms + kMostIdleMs;
  // A destination that is open again, and that nothing was for, is no reason to look at once.
  const auto next = schedule_.next_ms();
  const bool due = next && (*next > now_ms || !schedule_.records().empty());
  if (due) look_at_ms_ = std::min(look_at_ms_, *next);
  const bool to_purge = !purged_ms_ || now_ms - *purged_ms_ >= kPurgeEveryMs;
  if (to_purge && clock_.wall_trusted()) {  // else it would wait for an hour more
    const auto purged = ledger.purge(options_.keep_delivered_days);
    if (!purged) return purged.fault();
    purged_ms_ = now_ms;
  }
  const auto counts = ledger.counts();
  if (!counts) return counts.fault();
  report_.counts = *counts;
  const auto waiting = ledger.waiting();
  if (!waiting) return waiting.fault();
  report_.waiting = *waiting;
  std::string status = schedule_.text(courier_.name(), clock_.boot_id());
  if (status == written_) return {};
  if (auto kept = ledger.set(kStatusSetting, status); !kept) return kept;
  written_ = std::move(status);
  return {};
}

base::Result<void> Outbox::gather(ledger::Ledger& ledger, std::vector<Item>& batch) {
  while (batch.empty() && phase_ != Phase::kSecondTurn) {
    if (recipient_ == recipients_.size()) {
      phase_ = phase_ == Phase::kWithdrawals ? Phase::kEnvelopes : Phase::kSecondTurn;
      recipient_ = 0;
      after_ = 0;
      continue;
    }
    const std::string& recipient = recipients_[recipient_];
    const auto rows = phase_ == Phase::kWithdrawals ? gather_withdrawals(ledger, recipient, batch)
                                                    : gather_envelopes(ledger, recipient, batch);
    if (!rows) return rows.fault();
    if (*rows == 0) {
      ++recipient_;
      after_ = 0;
    }
  }
  if (batch.empty()) {
    if (auto found = gather_second_turn(ledger, batch); !found) return found;
  }
  std::vector<int64_t> leaving;
  for (const Item& item : batch) {
    if (item.record.kind == Kind::kEnvelope && !item.tried) {
      leaving.push_back(item.record.sequence);
    }
  }
  if (leaving.empty()) return {};
  return ledger.sending(leaving);
}

base::Result<size_t> Outbox::gather_withdrawals(ledger::Ledger& ledger,
                                                const std::string& recipient,
                                                std::vector<Item>& batch) {
  const auto rows = ledger.notices(recipient, after_, kRowsAtOnce);
  if (!rows) return rows.fault();
  size_t seen = 0;
  for (const ledger::Notice& notice : *rows) {
    if (batch.size() == most_now()) break;
    ++seen;
    after_ = notice.sequence;
    if (!schedule_.has_failed({Kind::kWithdrawal, notice.sequence})) add(notice, batch);
  }
  return seen;
}

base::Result<size_t> Outbox::gather_envelopes(ledger::Ledger& ledger, const std::string& recipient,
                                              std::vector<Item>& batch) {
  auto rows = ledger.envelopes_of(recipient, ledger::State::kWaiting, after_, kRowsAtOnce);
  if (!rows) return rows.fault();
  size_t seen = 0;
  for (ledger::StoredEnvelope& stored : *rows) {
    if (batch.size() == most_now()) break;
    ++seen;
    after_ = stored.sequence;
    if (schedule_.has_failed({Kind::kEnvelope, stored.sequence})) continue;
    if (auto added = add(ledger, stored, batch); !added) return added.fault();
  }
  return seen;
}

base::Result<void> Outbox::gather_second_turn(ledger::Ledger& ledger, std::vector<Item>& batch) {
  while (batch.size() < most_now() && !second_turn_.empty()) {
    const Record record = second_turn_.back();
    second_turn_.pop_back();
    bool there = false;
    for (const std::string& recipient : recipients_) {
      if (record.kind == Kind::kWithdrawal) {
        const auto rows = ledger.notices(recipient, record.sequence - 1, 1);
        if (!rows) return rows.fault();
        there = !rows->empty() && rows->front().sequence == record.sequence;
        if (there) add(rows->front(), batch);
      } else {
        auto rows = ledger.envelopes_of(recipient, ledger::State::kWaiting, record.sequence - 1, 1);
        if (!rows) return rows.fault();
        there = !rows->empty() && rows->front().sequence == record.sequence;
        if (there) {
          if (auto added = add(ledger, rows->front(), batch); !added) return added;
        }
      }
      if (there) break;
    }
    // Withdrawn, erased or exported by hand meanwhile.
    if (!there) schedule_.done(record);
  }
  return {};
}

void Outbox::add(const ledger::Notice& notice, std::vector<Item>& batch) {
  Item item;
  item.record = {Kind::kWithdrawal, notice.sequence};
  item.parcel.name = {Kind::kWithdrawal, notice.lead_id, notice.recipient_id};
  base::Result<std::string> text =
      key_ == nullptr
          ? base::Fault{"The kiosk's key cannot be read, so the withdrawal cannot be signed."}
          : leads::sign_withdrawal(notice.lead_id, notice.recipient_id,
                                   std::max<int64_t>(0, notice.requested_wall_ms), *key_);
  if (!text) {
    Outcome outcome;
    outcome.sentence = text.fault().sentence;
    schedule_.again(item.record, outcome, clock_.boot_ms());
    return;
  }
  item.parcel.bytes = *text;
  item.parcel.sha256 = leads::sha256_hex(item.parcel.bytes);
  batch.push_back(std::move(item));
}

base::Result<void> Outbox::add(ledger::Ledger& ledger, ledger::StoredEnvelope& stored,
                               std::vector<Item>& batch) {
  const std::string& recipient = stored.envelope.recipient_id;
  if (!leads::is_recipient_id(recipient)) {
    return set_aside(ledger, stored.sequence, stored.envelope.lead_id,
                     "The recipient's id cannot stand in an address.");
  }
  Item item;
  item.record = {Kind::kEnvelope, stored.sequence};
  item.parcel.name = {Kind::kEnvelope, stored.envelope.lead_id, recipient};
  item.parcel.bytes = std::move(stored.envelope.bytes);
  item.parcel.sha256 = stored.sha256;
  item.tried = stored.tried;
  batch.push_back(std::move(item));
  return {};
}

base::Result<void> Outbox::deliver(const std::vector<Item>& batch, const GoOn& go_on) {
  std::vector<Parcel> parcels;
  parcels.reserve(batch.size());
  for (const Item& item : batch) parcels.push_back(item.parcel);
  Delivery delivery = courier_.deliver(parcels, go_on);
  base::check(delivery.outcomes.size() <= batch.size(), "a courier answered more than was asked");
  excuse(batch, delivery);
  note(delivery, batch);
  if (auto settled = settle_all(batch, delivery); !settled) return settled;
  if (!delivery.trouble && delivery.outcomes.size() == batch.size()) return {};
  // The rest of the round would meet the same: begin anew when the destination is open.
  return book_([&](ledger::Ledger& ledger) {
    auto ended = end_round(ledger);
    look_at_ms_ = clock_.boot_ms() + kBreathMs;
    return ended;
  });
}

void Outbox::excuse(const std::vector<Item>& batch, Delivery& delivery) {
  const Outcome* refusal = nullptr;
  for (size_t i = 0; i < delivery.outcomes.size(); ++i) {
    const Outcome& outcome = delivery.outcomes[i];
    if (outcome.verdict == Verdict::kReceipt) {
      took_some_ = true;
      schedule_.received();
    }
    if (outcome.verdict != Verdict::kRejected) continue;
    refused_.insert(batch[i].record);
    refusal = &outcome;
  }
  if (took_some_) refused_.clear();
  if (refusal == nullptr || refused_.size() < kRefusalsOfAll) return;
  if (!delivery.trouble) {
    delivery.trouble = Trouble{TroubleKind::kSettings, "Nothing is taken: " + refusal->sentence,
                               refusal->retry_after_ms, 0};
  }
  for (Outcome& outcome : delivery.outcomes) {
    if (outcome.verdict != Verdict::kRejected) continue;
    outcome.verdict = Verdict::kAgain;
    outcome.retry_after_ms = kSuspectWaitMs;
  }
}

void Outbox::note(const Delivery& delivery, const std::vector<Item>& batch) {
  const size_t answers = delivery.outcomes.size();
  const bool answered = std::ranges::any_of(delivery.outcomes,
                                            [](const Outcome& outcome) {
                                              return outcome.verdict != Verdict::kAgain;
                                            }) ||
                        (!delivery.trouble && answers > 0);
  if (answered) schedule_.contact(clock_.wall_ms());
  met_suspect_ = delivery.trouble && delivery.trouble->suspects > 0;
  if (!delivery.trouble) {
    at_once_ = std::min(at_once_ * 2, kMostAtOnce);
    return;
  }
  // Of several nobody knows which: from now on one by one, then two, then four.
  if (delivery.trouble->suspects > 1) at_once_ = 1;
  const bool known = delivery.trouble->suspects == 1 && answers < batch.size();
  note_trouble(*delivery.trouble, known ? &batch[answers].record : nullptr);
}

void Outbox::note_trouble(const Trouble& trouble, const Record* suspect) {
  base::log(base::Priority::kNotice, "outbox", trouble.sentence);
  const int64_t now_ms = clock_.boot_ms();
  const bool lasts = trouble.kind == TroubleKind::kServer || trouble.kind == TroubleKind::kSettings;
  if (suspect != nullptr && lasts && !trouble.retry_after_ms &&
      (took_some_ || schedule_.is_suspect(*suspect))) {
    schedule_.blame(*suspect, trouble.sentence, now_ms);
    return;
  }
  schedule_.trouble(trouble, now_ms);
  if (suspect == nullptr) return;
  Outcome outcome;
  outcome.sentence = trouble.sentence;
  outcome.retry_after_ms = kSuspectWaitMs;
  schedule_.again(*suspect, outcome, now_ms);
}

base::Result<void> Outbox::settle_all(const std::vector<Item>& batch, const Delivery& delivery) {
  for (size_t first = 0; first < delivery.outcomes.size(); first += kReceiptsAtOnce) {
    const size_t end = std::min(first + kReceiptsAtOnce, delivery.outcomes.size());
    const base::Result<void> settled = book_([&](ledger::Ledger& ledger) -> base::Result<void> {
      for (size_t i = first; i < end; ++i) {
        if (auto done = settle(ledger, batch[i], delivery.outcomes[i]); !done) return done;
      }
      return {};
    });
    if (!settled) return settled;
  }
  return {};
}

base::Result<void> Outbox::settle(ledger::Ledger& ledger, const Item& item, Outcome outcome) {
  if (outcome.verdict == Verdict::kReceipt) {
    if (outcome.name == item.parcel.name && outcome.sha256 == item.parcel.sha256) {
      return take_receipt(ledger, item);
    }
    outcome.verdict = Verdict::kAgain;
    outcome.sentence = "The receipt is for something else than what was sent.";
  }
  if (outcome.verdict == Verdict::kRejected) return reject(ledger, item, outcome);
  schedule_.again(item.record, outcome, clock_.boot_ms());
  return {};
}

base::Result<void> Outbox::take_receipt(ledger::Ledger& ledger, const Item& item) {
  schedule_.done(item.record);
  if (item.record.kind == Kind::kWithdrawal) {
    return ledger.notice_delivered(item.record.sequence);
  }
  return ledger.deliver({item.parcel.name.lead_id, item.parcel.name.recipient_id,
                         item.parcel.sha256, courier_name()});
}

std::string Outbox::courier_name() const {
  std::string name = courier_.name();
  // A path may hold any bytes.
  if (!base::is_utf8(name)) {
    std::ranges::replace_if(
        name, [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; }, '?');
  }
  return base::shortened(name, ledger::kMostNameBytes);
}

base::Result<void> Outbox::reject(ledger::Ledger& ledger, const Item& item,
                                  const Outcome& outcome) {
  const int rejections = schedule_.rejected(item.record, outcome, clock_.boot_ms());
  // A withdrawal is never given up: it is a person's right, and it is tried every few hours.
  if (item.record.kind == Kind::kWithdrawal || rejections < kRejectionsUntilQuarantine) return {};
  return set_aside(ledger, item.record.sequence, item.parcel.name.lead_id, outcome.sentence);
}

base::Result<void> Outbox::set_aside(ledger::Ledger& ledger, int64_t sequence,
                                     const base::Uuid& lead, const std::string& why) {
  const auto aside = ledger.quarantine(sequence, courier_name(), why);
  if (!aside) {
    const auto found = ledger.envelopes_of(lead);
    if (!found) return found.fault();
    const bool waits = std::ranges::any_of(*found, [&](const ledger::StoredEnvelope& stored) {
      return stored.sequence == sequence && stored.state == ledger::State::kWaiting;
    });
    if (waits) return aside;  // else it was withdrawn meanwhile, and that is all that was wanted
  }
  schedule_.done({Kind::kEnvelope, sequence});
  base::log(base::Priority::kWarning, "outbox",
            "envelope " + std::to_string(sequence) + " is set aside: " + why);
  return {};
}

void Outbox::note_report() {
  report_.last_contact_wall_ms = schedule_.last_contact_wall_ms();
  report_.trouble = book_fault_;
  report_.needs_a_person = false;
  if (const auto& destination = schedule_.destination()) {
    report_.trouble = destination->sentence;
    report_.needs_a_person = destination->kind == TroubleKind::kSettings ||
                             destination->kind == TroubleKind::kCertificate;
  }
  if (!report_.trouble.empty()) return;
  report_.trouble = courier_.obstacle();
  report_.needs_a_person = !report_.trouble.empty();
}

}  // namespace gummiband::outbox
