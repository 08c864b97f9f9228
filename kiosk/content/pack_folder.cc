#include "content/pack_folder.h"

#include <algorithm>
#include <system_error>

#include "base/text.h"
#include "content/limits.h"
#include "content/text_rules.h"

namespace gummiband::content {
namespace {

namespace fs = std::filesystem;

bool is_within(const base::Path& path, const base::Path& folder) {
  const auto [end, rest] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return end == folder.end();
}

bool leads_out_by_name(const base::Path& relative) {
  return relative.is_absolute() ||
         std::ranges::any_of(relative, [](const base::Path& part) { return part == ".."; });
}

// Sums up what is in the folder without following links.
bool sums_up(const base::Path& folder, Report& report) {
  std::error_code error;
  uintmax_t bytes = 0;
  size_t files = 0;
  const auto refuse = [&](std::string sentence, std::string remedy) {
    report.error({folder, 0}, std::move(sentence), std::move(remedy));
    return false;
  };
  auto walk = fs::recursive_directory_iterator(folder, error);
  for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
    if (walk.depth() > kMostFolderDepth) {
      return refuse(
          "Folders are nested more than " + std::to_string(kMostFolderDepth) + " levels deep.",
          "Move things up.");
    }
    if (++files > kMostPackFiles) {
      return refuse("There are more than " + std::to_string(kMostPackFiles) + " files.",
                    "Check that it is the right folder.");
    }
    const fs::file_status status = walk->symlink_status(error);
    if (fs::is_regular_file(status)) bytes += walk->file_size(error);
    if (bytes > kMostPackBytes) {
      return refuse("It is larger than " + std::to_string(kMostPackBytes / (1024 * 1024)) + " MiB.",
                    "Make the pictures smaller.");
    }
    if (!fs::is_regular_file(status) && !fs::is_directory(status) && !fs::is_symlink(status)) {
      report.error({walk->path(), 0}, "This is neither a file nor a folder.", "Remove it.");
      return false;
    }
  }
  if (!error) return true;
  return refuse("It cannot be read: " + error.message() + ".", "Check who may read it.");
}

bool is_left_by_windows(std::string_view name) {
  const std::string lower = base::lower_ascii(name);
  return lower == "thumbs.db" || lower == "ehthumbs.db" || lower == "desktop.ini";
}

void use_unix_line_ends(std::string& text) {
  std::string plain;
  plain.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      plain.push_back(text[i]);
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      plain.push_back('\n');
    }
  }
  text = std::move(plain);
}

}  // namespace

PackFolder::PackFolder(base::Path path, base::Path absolute)
    : path_(std::move(path)), absolute_(std::move(absolute)) {}

std::optional<PackFolder> PackFolder::open(const base::Path& folder, Report& report) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    report.error({folder, 0}, "There is no such folder.", "Check the path of the pack.");
    return std::nullopt;
  }
  const base::Path absolute = fs::canonical(folder, error);
  if (error) {
    report.error({folder, 0}, "It cannot be read: " + error.message() + ".",
                 "Check who may read it.");
    return std::nullopt;
  }
  return PackFolder(folder, absolute);
}

bool PackFolder::is_within_limits(Report& report) const {
  return sums_up(path_, report);
}

FoundFile PackFolder::find(const base::Path& relative) const {
  if (leads_out_by_name(relative)) return {Found::kOutside, {}};
  std::error_code error;
  const base::Path path = fs::canonical(absolute_ / relative, error);
  if (error) return {Found::kMissing, {}};
  if (!is_within(path, absolute_)) return {Found::kOutside, {}};
  if (!fs::is_regular_file(path, error)) return {Found::kNoFile, {}};
  return {Found::kFile, path};
}

FoundFile PackFolder::find_beside(const base::Path& beside, std::string_view name) const {
  const base::Path relative(name);
  if (leads_out_by_name(relative)) return {Found::kOutside, {}};
  FoundFile found = find(beside.parent_path() / relative);
  if (found.found == Found::kFile) return found;
  FoundFile in_pack = find(relative);
  // What lies beside but cannot be used is said rather than that nothing lies in the pack's folder.
  return in_pack.found == Found::kMissing ? found : in_pack;
}

std::optional<std::string> PackFolder::read_text(const base::Path& relative, Report& report) const {
  const base::Path shown = path_ / relative;
  const FoundFile found = find(relative);
  if (found.found == Found::kOutside) {
    report.error({shown, 0}, "This leads out of the pack.", "Put the file itself there.");
    return std::nullopt;
  }
  if (found.found == Found::kMissing) {
    report.error({shown, 0}, "This file is missing.", "Add it, or check its name.");
    return std::nullopt;
  }
  if (found.found == Found::kNoFile) {
    report.error({shown, 0}, "This is a folder, not a file.", "Put the file itself there.");
    return std::nullopt;
  }
  auto content = base::read_file(found.path, kMostTextFileBytes);
  if (!content) {
    report.error({shown, 0}, content.fault().sentence,
                 "A text file may have " + std::to_string(kMostTextFileBytes / 1024) + " KiB.");
    return std::nullopt;
  }
  std::string text = std::move(content).value();
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
  use_unix_line_ends(text);
  if (const auto bad = find_bad_text(text)) {
    report.error({shown, line_of(text, bad->offset)}, "The file " + bad->what + " here.",
                 "Save it as UTF-8 text, and type what stands here anew.");
    return std::nullopt;
  }
  return text;
}

std::vector<std::string> PackFolder::names(const base::Path& relative) const {
  std::vector<std::string> all;
  std::error_code error;
  if (!is_folder(relative)) return all;
  auto entry = fs::directory_iterator(absolute_ / relative, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    std::string name = entry->path().filename().string();
    if (!name.starts_with('.') && !is_left_by_windows(name)) all.push_back(std::move(name));
  }
  std::ranges::sort(all);
  return all;
}

bool PackFolder::is_folder(const base::Path& relative) const {
  std::error_code error;
  const base::Path path = fs::canonical(absolute_ / relative, error);
  return !error && is_within(path, absolute_) && fs::is_directory(path, error);
}

}  // namespace gummiband::content
