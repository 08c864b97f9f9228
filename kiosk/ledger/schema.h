// The form of a ledger file: making one, and believing one only after looking.
//
// The tables stand in kiosk/ledger/README.md. Private to this folder.
#pragma once

#include <cstdint>
#include <string>

#include "base/file.h"
#include "base/result.h"
#include "leads/envelope.h"
#include "ledger/sqlite.h"

namespace gummiband::ledger {

inline constexpr int64_t kApplicationId = 0x47756D62;  // "Gumb"; `file` shows it
inline constexpr int64_t kVersion = 1;

// Makes an empty ledger beside `file` and renames it, so that `file` is absent or whole. With a
// fault there is no `file`; what was left beside it goes with the next attempt.
base::Result<void> make_ledger(const base::Path& file);

// Refuses a file of another program, of a newer version, or damaged: structure, indexes,
// constraints, the checksum of each envelope, and that no envelope is missing. Writes nothing.
base::Result<void> verify_ledger(const Connection& connection);

// When and where an envelope was captured.
struct Capture {
  int64_t wall_ms = 0;
  int64_t boot_ms = 0;
  std::string boot_id;
  bool clock_trusted = false;
};

// What stands in the column `checksum` of that row.
int64_t row_checksum(const leads::Envelope& envelope, const Capture& capture);

}  // namespace gummiband::ledger
