// A fault in content or configuration: where it is, what is wrong, and what to do about it.
#pragma once

#include <string>
#include <vector>

#include "base/file.h"

namespace gummiband::content {

enum class Severity { kWarning, kError };

struct Finding {
  Severity severity = Severity::kError;
  base::Path file;
  int line = 0;  // from 1; 0: the file as a whole
  std::string sentence;
  std::string remedy;

  // "content/x/de.md:4: error: ... Remedy."
  std::string text() const;
  bool operator==(const Finding&) const = default;
};

bool has_error(const std::vector<Finding>& findings);

}  // namespace gummiband::content
