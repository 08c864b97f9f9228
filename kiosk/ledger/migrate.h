// Bringing a ledger of an older version up to date. Private to this folder.
#pragma once

#include "base/result.h"
#include "ledger/sqlite.h"

namespace gummiband::ledger {

// Version 1 -> kVersion, in one transaction: with a fault or after a power cut it is whole and of
// the one or the other. Each row is believed only if its check sum of version 1 is right.
base::Result<void> migrate_ledger(const Connection& connection);

}  // namespace gummiband::ledger
