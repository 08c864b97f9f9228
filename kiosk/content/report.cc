#include "content/report.h"

#include <algorithm>
#include <tuple>

#include "base/text.h"
#include "content/limits.h"

namespace gummiband::content {

void Report::error(const Place& place, std::string sentence, std::string remedy) {
  has_error_ = true;
  add({Severity::kError, place.file, place.line, std::move(sentence), std::move(remedy)});
}

void Report::warning(const Place& place, std::string sentence, std::string remedy) {
  add({Severity::kWarning, place.file, place.line, std::move(sentence), std::move(remedy)});
}

void Report::take(Report other) {
  has_error_ = has_error_ || other.has_error_;
  left_off_ += other.left_off_;
  for (Finding& finding : other.findings_) add(std::move(finding));
}

void Report::add(Finding finding) {
  if (findings_.size() < kMostFindings) {
    findings_.push_back(std::move(finding));
  } else {
    ++left_off_;
  }
}

std::vector<Finding> Report::sorted() const {
  std::vector<Finding> all = findings_;
  std::ranges::stable_sort(all, [](const Finding& a, const Finding& b) {
    return std::tie(a.file, a.line) < std::tie(b.file, b.line);
  });
  if (left_off_ > 0) {
    all.push_back({has_error_ ? Severity::kError : Severity::kWarning, all.back().file, 0,
                   std::to_string(left_off_) + " more findings are not listed.",
                   "Mend those above first."});
  }
  return all;
}

std::string in_quotes(std::string_view text) {
  constexpr size_t kMostShown = 60;
  std::string shown = base::one_line(base::first_code_points(text, kMostShown));
  if (shown.size() < text.size()) shown += "…";
  return '"' + shown + '"';
}

}  // namespace gummiband::content
