// Bringing a ledger of an older version up to date. Private to this folder.
#pragma once

#include <optional>

#include "base/result.h"
#include "ledger/head.h"
#include "ledger/sqlite.h"

namespace gummiband::ledger {

// An older version -> kVersion, in one transaction: with a fault or after a power cut it is whole
// and of the one or the other. A row of version 1 is believed only if its check sum is right; what
// has come of either must be as verify_ledger() demands it, `head` too.
base::Result<void> migrate_ledger(const Connection& connection, const std::optional<Head>& head);

}  // namespace gummiband::ledger
