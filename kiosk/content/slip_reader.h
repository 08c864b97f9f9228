// The part of pack.yaml that says what stands on every slip of paper.
#pragma once

#include <optional>
#include <vector>

#include "content/pack.h"
#include "content/picture_reader.h"

namespace gummiband::content {

// `node` stands in `file`, which is pack.yaml. What is wrong is reported and left out; nothing when
// it is no mapping.
std::optional<SlipFrame> read_slip_frame(const YamlNode& node, const base::Path& file,
                                         PictureReader& pictures,
                                         const std::vector<Language>& languages, Report& report);

}  // namespace gummiband::content
