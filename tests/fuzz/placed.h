// Of findings about one file of this text: each has a place that there is, and a remedy.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "base/check.h"
#include "base/file.h"
#include "content/finding.h"

namespace gummiband::test {

inline void expect_placed(const std::vector<content::Finding>& findings, const base::Path& file,
                          const std::string& text) {
  // For YAML a carriage return by itself ends a line as well.
  const auto lines =
      1 + std::count(text.begin(), text.end(), '\n') + std::count(text.begin(), text.end(), '\r');
  for (const content::Finding& finding : findings) {
    base::check(!finding.file.empty() && finding.line >= 0, "a finding without a place");
    base::check(finding.file.filename() != file || finding.line <= lines + 1,
                "a finding behind the end of its file");
    base::check(!finding.sentence.empty() && !finding.remedy.empty(), "a finding without a word");
  }
}

}  // namespace gummiband::test
