// A lead <-> the JSON inside an envelope. The names of the fields stand in kiosk/leads/README.md.
// Inside this folder only. Pure; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "leads/interest.h"

namespace gummiband::leads {

// What the outside of the envelope says and the inside repeats, so that nobody can put the sealed
// part of one envelope into another.
struct Binding {
  std::string recipient_id;
  std::array<uint8_t, 32> kiosk{};  // the kiosk's public key
  bool operator==(const Binding&) const = default;
};

struct BoundLead {
  Lead lead;
  Binding binding;
  bool operator==(const BoundLead&) const = default;
};

// The lead must be within its limits (lead_fault). At most kMostLeadBytes come back, with room for
// the padding; wipe them, they are the visitor's.
std::string lead_json(const BoundLead& lead);

// A fault says what is missing, of the wrong type or beyond its limits. Fields with unknown names
// are passed over.
base::Result<BoundLead> parse_lead_json(std::string_view json);

}  // namespace gummiband::leads
