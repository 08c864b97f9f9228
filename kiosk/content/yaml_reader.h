// YAML as a plain tree with line numbers. The only place that knows yaml-cpp: its exceptions become
// findings here, and what makes YAML dangerous or surprising (anchors, aliases, tags, keys given
// twice, deep nesting, several documents) is refused here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/report.h"

namespace gummiband::content {

enum class YamlKind { kNothing, kText, kList, kMapping };

struct YamlNode {
  YamlKind kind = YamlKind::kNothing;
  int line = 0;      // of the value in its file, from 1
  std::string text;  // of a scalar, as written: "no" is "no", 10:30 is "10:30"
  std::string key;   // the key, where this is the value in a mapping
  int key_line = 0;
  std::vector<YamlNode> items;  // members of a list, values of a mapping in their order
};

// Nothing after an error. `first_line` is the line of the file in which `text` begins. Text of size
// zero or only comments is an empty mapping.
std::optional<YamlNode> read_yaml(std::string_view text, const base::Path& file, int first_line,
                                  Report& report);

}  // namespace gummiband::content
