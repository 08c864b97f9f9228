// What the answers of a WebDAV server mean, and the names of the files in its folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "outbox/https.h"

namespace gummiband::outbox {

// Of the list of a WebDAV folder: some 90,000 names.
inline constexpr size_t kMostListBytes = 64 * 1024 * 1024;

// What it says of the folder, one level deep. A fault if it cannot be read.
base::Result<std::vector<std::string>> list_webdav(const FolderAddress& folder, Https& server);

// What is wrong with the destination that answers so: neither "stored" nor "already there", nor
// something about the one file.
Trouble webdav_trouble(const FolderAddress& folder, const Answer& answer);

// Why the folder, or a file in it, cannot be read.
base::Fault unreadable(const FolderAddress& folder, const Answer& answer);
// Whether who answers so to a GET will answer the same to the next one, whatever it asks for.
bool says_nothing_of_one(int status);

}  // namespace gummiband::outbox
