// The form of a ledger file: making one.
//
// The tables stand in kiosk/ledger/README.md. Private to this folder.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/file.h"
#include "base/result.h"
#include "ledger/sqlite.h"

namespace gummiband::ledger {

inline constexpr int64_t kApplicationId = 0x47756D62;  // "Gumb"; `file` shows it
inline constexpr int64_t kVersion = 3;

// Makes an empty ledger beside `file` and renames it, so that `file` is absent or whole. With a
// fault there is no `file`; what was left beside it goes with the next attempt.
base::Result<void> make_ledger(const base::Path& file);

// All tables of kVersion, empty but for a new name of the ledger.
std::string schema_sql();
// Of these the one that version 2 had otherwise.
std::string_view receipt_table_sql();

}  // namespace gummiband::ledger
