// FILE.reserve: room on the disk that is kept for leads, so that a disk which others have filled
// still takes them. It is given up step by step when a lead finds the disk full, and filled again
// when there is room. Its bytes mean nothing. Private to this folder.
#pragma once

#include <cstdint>

#include "base/file.h"
#include "base/result.h"

namespace gummiband::ledger {

// Small enough that others cannot take much of what is given up before a lead does.
inline constexpr int64_t kReserveStepBytes = 4 * 1024 * 1024;

// Grows the reserve to `bytes`, step by step. With a fault it has as many steps as there was room
// for.
base::Result<void> fill_reserve(const base::Path& ledger, int64_t bytes);
// Gives up one step; how many bytes are left. None left to give up is -1.
base::Result<int64_t> shrink_reserve(const base::Path& ledger);
base::Result<int64_t> reserve_left(const base::Path& ledger);

}  // namespace gummiband::ledger
