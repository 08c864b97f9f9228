// A ledger as version 1 of this program left it: its tables word for word, filled by hand.
#pragma once

#include <cstdint>

#include "base/file.h"

namespace gummiband::ledger {

// Leads 1 to `leads`, each for "stadt" and "kreis", some tallies and a setting.
void make_version_1(const base::Path& file, uint32_t leads);

}  // namespace gummiband::ledger
