#include "content/finding.h"

#include <algorithm>

namespace gummiband::content {

std::string Finding::text() const {
  std::string all = file.string();
  if (line > 0) all += ":" + std::to_string(line);
  all += severity == Severity::kError ? ": error: " : ": warning: ";
  all += sentence;
  if (!remedy.empty()) all += " " + remedy;
  return all;
}

bool has_error(const std::vector<Finding>& findings) {
  return std::ranges::any_of(
      findings, [](const Finding& finding) { return finding.severity == Severity::kError; });
}

}  // namespace gummiband::content
