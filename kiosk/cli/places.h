// Where the data and the pack are, by flags first, then by kiosk.yaml, then by default.
#pragma once

#include "base/file.h"
#include "base/result.h"
#include "cli/commands.h"

namespace gummiband::cli {

// A fault where kiosk.yaml cannot tell where the data is: the default might be another ledger.
base::Result<base::Path> data_folder(const Places& places);
base::Path pack_folder(const Places& places);

}  // namespace gummiband::cli
