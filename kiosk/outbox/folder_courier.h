// Delivers into a folder of this machine: a stick, a share that is mounted, a synced folder.
//
// One parcel, one file, written whole or not at all and fsynced, then read back. What lies there is
// never overwritten. The folder must exist: a stick that is not plugged in must not become a folder
// on the kiosk's own disk.
#pragma once

#include <memory>

#include "base/file.h"
#include "outbox/courier.h"

namespace gummiband::outbox {

std::unique_ptr<Courier> make_folder_courier(const base::Path& folder);

}  // namespace gummiband::outbox
