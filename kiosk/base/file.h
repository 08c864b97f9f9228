// Files, with limits on the way in and durability on the way out.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace gummiband::base {

using Path = std::filesystem::path;

// The whole content of a regular file of at most `most_bytes`. A larger one is a fault, and
// nothing of it is kept.
Result<std::string> read_file(const Path& path, size_t most_bytes);

// Whether something has this name, be it a link that leads nowhere. Not for what must stay shut or
// unwritten in doubt: where the folder cannot be looked into, nothing is there.
bool is_there(const Path& path);

// Replaces `path` by `content`, whole or not at all, even if the power goes: written beside it,
// fsynced, renamed, the folder fsynced. On a fault the old file is still there.
Result<void> write_file_durably(const Path& path, std::string_view content);

// Makes `path` anew and durable, readable by its owner alone. What is already there is never
// overwritten: that is a fault. Works without links, which the file systems of sticks lack. After
// a fault there is no new file.
Result<void> write_new_file_durably(const Path& path, std::string_view content);

// Renames `from`, already durable, to `to` in the same file system, replacing what is there, and
// makes the name durable. On a fault before the rename both are as they were.
Result<void> rename_durably(const Path& from, const Path& to);

// Makes the folder and those above it. Fine if it is there already.
Result<void> make_folder(const Path& path);

}  // namespace gummiband::base
