// Folders and files for what is nobody else's business.
#pragma once

#include <string>
#include <system_error>

#include "base/file.h"

namespace gummiband::base {

// Makes the folder and those above it; its owner alone may look into one that was not there. One
// that was keeps its rights: somebody may have chosen them.
Result<void> make_private_folder(const Path& path);

// An empty file that its owner alone may read and write, from the first moment on; one that was
// there stays as it is. Whether it is new; whoever opens it next says what kept it from being made.
bool make_private_file(const Path& path);

// What to do about a folder that could not be made, private or not.
std::string folder_remedy(const std::error_code& error);

}  // namespace gummiband::base
