#include "app/withdrawals.h"

#include <algorithm>
#include <utility>

#include "leads/envelope.h"
#include "leads/interest.h"
#include "leads/keys.h"
#include "leads/withdrawal.h"

namespace gummiband::app {
namespace {

base::Result<std::vector<ledger::Notice>> all_notices(const ledger::Ledger& ledger) {
  const auto recipients = ledger.counts_by_recipient();
  if (!recipients) return recipients.fault();
  std::vector<ledger::Notice> all;
  for (const auto& [recipient, counts] : *recipients) {
    int64_t after = 0;
    while (true) {
      auto rows = ledger.notices(recipient, after, ledger::kMostEnvelopesAtOnce);
      if (!rows) return rows.fault();
      if (rows->empty()) break;
      after = rows->back().sequence;
      std::ranges::move(*rows, std::back_inserter(all));
    }
  }
  return all;
}

}  // namespace

base::Result<std::vector<outbox::Parcel>> signed_withdrawals(const ledger::Ledger& ledger,
                                                             const base::Path& key_file) {
  const auto notices = all_notices(ledger);
  if (!notices) return notices.fault();
  std::vector<outbox::Parcel> parcels;
  if (notices->empty()) return parcels;
  const auto key = leads::KioskKey::read_or_make(key_file);
  if (!key) return key.fault();
  for (const ledger::Notice& notice : *notices) {
    if (!leads::is_recipient_id(notice.recipient_id)) continue;
    auto text = leads::sign_withdrawal(notice.lead_id, notice.recipient_id,
                                       std::max<int64_t>(0, notice.requested_wall_ms), *key);
    if (!text) return text.fault();
    outbox::Parcel parcel{
        {outbox::Kind::kWithdrawal, notice.lead_id, notice.recipient_id}, std::move(*text), ""};
    parcel.sha256 = leads::sha256_hex(parcel.bytes);
    parcels.push_back(std::move(parcel));
  }
  return parcels;
}

base::Result<std::vector<ledger::Notice>> withdrawals_for(const ledger::Ledger& ledger,
                                                          const leads::PublicKey& key) {
  const auto notices = all_notices(ledger);
  if (!notices) return notices;
  std::vector<ledger::Notice> found;
  for (const ledger::Notice& notice : *notices) {
    const auto envelopes = ledger.envelopes_of(notice.lead_id);
    if (!envelopes) return envelopes.fault();
    const bool ours = std::ranges::any_of(*envelopes, [&](const ledger::StoredEnvelope& stored) {
      return stored.sequence == notice.sequence && leads::is_sealed_to(stored.envelope, key);
    });
    if (ours) found.push_back(notice);
  }
  return found;
}

}  // namespace gummiband::app
