// A text file of an item, LANGUAGE.md: short texts in YAML between two lines "---", then the body.
#pragma once

#include <optional>
#include <string>

#include "content/pack_folder.h"
#include "content/report.h"
#include "content/yaml_reader.h"

namespace gummiband::content {

struct FrontMatter {
  YamlNode yaml;  // lines count from the top of the file
  std::string body;
  int body_line = 1;  // where the body begins in the file
};

// `text` is the whole file. Nothing after a finding.
std::optional<FrontMatter> split_front_matter(std::string_view text, const base::Path& file,
                                              Report& report);

}  // namespace gummiband::content
