// Whether the kiosk has words of its own in the languages of a pack.
#pragma once

#include <vector>

#include "base/file.h"
#include "content/finding.h"
#include "content/mention.h"

namespace gummiband::content {

// Of a pack's mentions: its languages for which there are no words in `folder` (content/words.h),
// each with its line. Where there are no words at all that is no fault of the pack's; Words::load
// says so.
std::vector<Finding> unspoken_languages(const base::Path& folder,
                                        const std::vector<Mention>& mentions);

}  // namespace gummiband::content
