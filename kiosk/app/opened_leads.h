// Envelopes opened with a recipient's key, from a ledger or from a folder of files as a stick or a
// courier has them. For the recipient's desk; on the kiosk only while staff have brought the key.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/result.h"
#include "leads/envelope.h"
#include "leads/interest.h"
#include "leads/keys.h"
#include "ledger/ledger.h"

namespace gummiband::app {

// "UUID.RECIPIENT.gbl": one sealed envelope in a file.
inline constexpr std::string_view kEnvelopeEnding = ".gbl";
std::string envelope_file_name(const leads::Envelope& envelope);

struct OpenedLeads {
  OpenedLeads() = default;
  OpenedLeads(OpenedLeads&&) = default;
  OpenedLeads& operator=(OpenedLeads&&) = default;
  ~OpenedLeads();  // wipes what tells who they were

  std::vector<leads::Lead> leads;    // one for each recipient
  int64_t for_others = 0;            // sealed to another key
  std::vector<std::string> damaged;  // a sentence each
};

// Calls `see` for every envelope whose bytes are there, in the order of capture.
base::Result<void> for_each_envelope(
    const ledger::Ledger& ledger,
    const std::function<base::Result<void>(const ledger::StoredEnvelope&)>& see);

base::Result<OpenedLeads> open_ledger_leads(const ledger::Ledger& ledger,
                                            const leads::KeyPair& pair);
// All *.gbl files of the folder, by name.
base::Result<OpenedLeads> open_folder_leads(const base::Path& folder, const leads::KeyPair& pair);

}  // namespace gummiband::app
