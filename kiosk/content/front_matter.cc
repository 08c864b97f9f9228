#include "content/front_matter.h"

#include "base/text.h"

namespace gummiband::content {
namespace {

constexpr std::string_view kFence = "---";

// The line at `start` without its end.
std::string_view line_at(std::string_view text, size_t start) {
  return text.substr(start, text.find('\n', start) - start);
}

bool is_fence(std::string_view line) {
  return line.starts_with(kFence) && base::trim(line.substr(kFence.size())).empty();
}

}  // namespace

std::optional<FrontMatter> split_front_matter(std::string_view text, const base::Path& file,
                                              Report& report) {
  if (!is_fence(line_at(text, 0))) {
    report.error({file, 1}, "The first line is not \"---\".",
                 "Begin with a line ---, then title: and the other short texts, then a line ---.");
    return std::nullopt;
  }
  const size_t begin = line_at(text, 0).size() + 1;
  size_t at = begin;
  int line = 2;
  while (at < text.size() && !is_fence(line_at(text, at))) {
    at += line_at(text, at).size() + 1;
    ++line;
  }
  if (at >= text.size()) {
    report.error({file, 1}, "The short texts have no end.",
                 "Write a second line --- between them and the long text.");
    return std::nullopt;
  }
  auto yaml = read_yaml(text.substr(begin, at - begin), file, 2, report);
  if (!yaml) return std::nullopt;
  FrontMatter parts;
  parts.yaml = std::move(*yaml);
  const size_t behind = at + line_at(text, at).size() + 1;
  if (behind < text.size()) parts.body = text.substr(behind);
  parts.body_line = line + 1;
  return parts;
}

}  // namespace gummiband::content
