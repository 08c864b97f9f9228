// Folders for what is nobody else's business.
#pragma once

#include "base/file.h"

namespace gummiband::base {

// Makes the folder and those above it; its owner alone may look into one that was not there. One
// that was keeps its rights: somebody may have chosen them.
Result<void> make_private_folder(const Path& path);

}  // namespace gummiband::base
