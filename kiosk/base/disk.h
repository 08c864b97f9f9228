// The disk as a whole. Any thread.
#pragma once

#include "base/file.h"
#include "base/result.h"

namespace gummiband::base {

// Without a fault everything that was written to the file system of `path` so far is on the disk:
// files, names, renames. For many files at once; one fsync for each takes seconds on a card.
Result<void> sync_disk_of(const Path& path);

// Makes the next reading of a file come from the disk and not from memory, if it was synced before.
void forget_cached(const Path& file);

}  // namespace gummiband::base
