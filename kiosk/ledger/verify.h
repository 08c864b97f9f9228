// Believing a ledger file only after looking. Private to this folder.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"
#include "ledger/head.h"
#include "ledger/sqlite.h"

namespace gummiband::ledger {

// The version of a file of ours, from 1 to kVersion. Refuses a file of another program or of a
// newer version. Writes nothing.
base::Result<int64_t> ledger_version(const Connection& connection);

// Structure, indexes, constraints of the file, as SQLite knows them. A disk that does not read is
// told from damage.
base::Result<void> verify_structure(const Connection& connection);

// Refuses a file of kVersion that is damaged: structure, indexes, constraints, the chain over all
// envelopes and the bytes of each, counts that do not add up, receipts without envelopes; and one
// that is behind `head`, which was read before. The end of the chain that was found. Writes
// nothing.
base::Result<Head> verify_ledger(const Connection& connection, const std::optional<Head>& head);

// The same within a transaction of the caller, as the file is there.
base::Result<Head> verify_moment(const Connection& connection, const std::optional<Head>& head);

// One number from one PRAGMA or SELECT.
base::Result<int64_t> number(const Connection& connection, std::string_view sql);

}  // namespace gummiband::ledger
