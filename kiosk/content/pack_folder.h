// The folder of a pack, and the only way its files are reached: what lies outside, also by a link
// or by "..", is as good as not there.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "content/report.h"

namespace gummiband::content {

enum class Found { kFile, kMissing, kOutside, kNoFile };  // kNoFile: a folder, or a device

struct FoundFile {
  Found found = Found::kMissing;
  base::Path path;  // absolute, links resolved
};

class PackFolder {
 public:
  // Nothing, and a finding, if `folder` is no folder.
  static std::optional<PackFolder> open(const base::Path& folder, Report& report);
  // False, and a finding, if it holds more than the limits allow, or something that is neither
  // file, folder nor link. Looks at everything in it: takes longer the more that is.
  bool is_within_limits(Report& report) const;

  // As given; for findings.
  const base::Path& path() const { return path_; }
  // The folder itself, absolute.
  const base::Path& absolute() const { return absolute_; }
  // `relative` counts from the pack's folder.
  FoundFile find(const base::Path& relative) const;
  // The same, but first from the folder of `beside`, which itself counts from the pack's folder.
  FoundFile find_beside(const base::Path& beside, std::string_view name) const;
  // A text file's content, checked: UTF-8, no control characters, at most kMostTextFileBytes, a
  // byte order mark removed, line ends as "\n". A finding if it is there but not so, or missing.
  std::optional<std::string> read_text(const base::Path& relative, Report& report) const;
  // Names in a subfolder, sorted, without those that begin with a dot and those that Windows leaves
  // on a stick (Thumbs.db). Empty if there is no such folder in the pack.
  std::vector<std::string> names(const base::Path& relative) const;
  bool is_folder(const base::Path& relative) const;

 private:
  PackFolder(base::Path path, base::Path absolute);

  base::Path path_;
  base::Path absolute_;
};

}  // namespace gummiband::content
