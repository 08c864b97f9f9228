#include "content/yaml_file.h"

#include "content/limits.h"
#include "content/text_rules.h"

namespace gummiband::content {

std::optional<YamlNode> read_yaml_file(const base::Path& file, Report& report) {
  const auto content = base::read_file(file, kMostTextFileBytes);
  if (!content) {
    report.error({file, 0}, content.fault().sentence, "Mend or remove the file.");
    return std::nullopt;
  }
  if (const auto bad = find_bad_text(*content)) {
    report.error({file, line_of(*content, bad->offset)}, "The file " + bad->what + " here.",
                 "Save it as UTF-8 text.");
    return std::nullopt;
  }
  std::string_view text = *content;
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  return read_yaml(text, file, 1, report);
}

}  // namespace gummiband::content
