// A YAML file on disk -> a plain tree, or findings that say what is wrong with it.
#pragma once

#include <optional>

#include "base/file.h"
#include "content/yaml_reader.h"

namespace gummiband::content {

// Nothing after an error: not there, too large, no UTF-8, no YAML. A byte order mark is skipped.
std::optional<YamlNode> read_yaml_file(const base::Path& file, Report& report);

}  // namespace gummiband::content
