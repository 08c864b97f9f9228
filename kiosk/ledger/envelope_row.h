// The row of an envelope, written the same way by a capture and by a migration from version 1. A
// version that captures otherwise leaves this one to the migration. Private to this folder.
#pragma once

#include <string_view>

#include "base/result.h"
#include "ledger/chain.h"
#include "ledger/sqlite.h"

namespace gummiband::ledger {

// Within the caller's transaction. The number is the link's, so that the chain can say it;
// AUTOINCREMENT still counts with us. `doing` is for the sentence of a fault.
base::Result<void> insert_envelope(const Connection& connection, const Link& link,
                                   std::string_view bytes, std::string_view chain,
                                   std::string_view doing);

}  // namespace gummiband::ledger
