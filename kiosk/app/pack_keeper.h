// The last pack that loaded without an error, kept beside the data: when somebody breaks the pack
// at the booth, the kiosk still has something to show.
#pragma once

#include "base/file.h"
#include "content/pack.h"

namespace gummiband::app {

// Where the copy is, also after a power cut while it was being replaced.
base::Path last_good_pack(const base::Path& data);

// Copies the pack's files there, whole or not at all, if any of them has changed since the last
// copy. The copy that was there goes last. A copy that fails is said in the log and changes
// nothing.
void keep_last_good(const content::Pack& pack, const base::Path& data);

}  // namespace gummiband::app
