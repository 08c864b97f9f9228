// Envelopes of a ledger opened with a recipient's key. On the kiosk only while staff have brought
// the key.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "leads/envelope.h"
#include "leads/interest.h"
#include "leads/keys.h"
#include "ledger/ledger.h"

namespace gummiband::app {

struct OpenedLeads {
  OpenedLeads() = default;
  OpenedLeads(OpenedLeads&&) = default;
  OpenedLeads& operator=(OpenedLeads&&) = default;
  ~OpenedLeads();  // wipes what tells who they were

  std::vector<leads::Lead> leads;    // one for each recipient
  int64_t for_others = 0;            // sealed to another key
  std::vector<std::string> damaged;  // a sentence each
};

// Envelopes may leave only once the ledger knows that they may have left: a withdrawal is then told
// to their recipients. To be called, with the kiosk's own ledger, before they go onto a stick.
base::Result<void> mark_leaving(ledger::Ledger& ledger);

// kMarked leaves out what was captured after mark_leaving().
enum class Which { kAll, kMarked };

// Calls `see` for every envelope whose bytes are there, in the order of capture.
base::Result<void> for_each_envelope(
    const ledger::Ledger& ledger, Which which,
    const std::function<base::Result<void>(const ledger::StoredEnvelope&)>& see);

base::Result<OpenedLeads> open_ledger_leads(const ledger::Ledger& ledger, Which which,
                                            const leads::KeyPair& pair);

}  // namespace gummiband::app
