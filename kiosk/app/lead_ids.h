// The id a lead is stored under, given at its capture.
//
// After a failed sync a lead that was said not to be stored may turn up all the same. So the same
// words, sent again by the same visitor, are the same lead: under its id the ledger takes them
// once. UI thread only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/random.h"
#include "base/uuid.h"
#include "screens/screen.h"

namespace gummiband::app {

class LeadIds {
 public:
  // The id of the lead that could not be stored, if this is the same once more; else a new one.
  base::Uuid id_of(const screens::CaptureLead& wish, int64_t wall_ms, base::Random& random);
  // The last one is in the ledger, or its visitor has gone: whatever comes is another lead.
  void forget() { unstored_.reset(); }

 private:
  struct Unstored {
    base::Uuid lead;
    std::string sha256;  // of what was in it
  };
  std::optional<Unstored> unstored_;
};

}  // namespace gummiband::app
