#include "app/opened_leads.h"

#include <utility>

namespace gummiband::app {
namespace {

constexpr int kRowsAtOnce = 500;

void open_into(OpenedLeads& opened, const leads::Envelope& envelope, const leads::KeyPair& pair) {
  if (!leads::is_sealed_to(envelope, pair.public_key())) {
    ++opened.for_others;
    return;
  }
  base::Result<leads::Lead> lead = leads::open(envelope, pair);
  if (lead) {
    opened.leads.push_back(std::move(*lead));
    return;
  }
  opened.damaged.push_back("lead " + envelope.lead_id.text() + ": " + lead.fault().sentence);
}

}  // namespace

OpenedLeads::~OpenedLeads() {
  for (leads::Lead& lead : leads) wipe(lead.interest);
}

base::Result<void> mark_leaving(ledger::Ledger& ledger) {
  std::vector<int64_t> leaving;
  const auto all =
      for_each_envelope(ledger, Which::kAll, [&](const ledger::StoredEnvelope& stored) {
        if (!stored.tried) leaving.push_back(stored.sequence);
        return base::Result<void>();
      });
  if (!all || leaving.empty()) return all;
  return ledger.sending(leaving);
}

base::Result<void> for_each_envelope(
    const ledger::Ledger& ledger, Which which,
    const std::function<base::Result<void>(const ledger::StoredEnvelope&)>& see) {
  int64_t after = 0;
  while (true) {
    const auto rows = ledger.envelopes(after, kRowsAtOnce);
    if (!rows) return rows.fault();
    for (const ledger::StoredEnvelope& stored : *rows) {
      after = stored.sequence;
      if (which == Which::kMarked && !stored.tried) continue;
      if (const auto seen = see(stored); !seen) return seen.fault();
    }
    if (rows->size() < static_cast<size_t>(kRowsAtOnce)) return {};
  }
}

base::Result<OpenedLeads> open_ledger_leads(const ledger::Ledger& ledger, Which which,
                                            const leads::KeyPair& pair) {
  OpenedLeads opened;
  const auto all = for_each_envelope(ledger, which, [&](const ledger::StoredEnvelope& stored) {
    open_into(opened, stored.envelope, pair);
    return base::Result<void>();
  });
  if (!all) return all.fault();
  return opened;
}

}  // namespace gummiband::app
