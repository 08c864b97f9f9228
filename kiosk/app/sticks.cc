#include "app/sticks.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "base/text.h"
#include "leads/keys.h"

namespace gummiband::app {
namespace {

constexpr size_t kMostMountinfoBytes = 1 << 20;
constexpr size_t kMostEntriesSeen = 1000;  // of a stick's uppermost folder
constexpr size_t kMountPoint = 4;          // the fifth word of a line

bool is_octal(char byte) {
  return byte >= '0' && byte <= '7';
}

// The kernel writes space, tab, line break and backslash as \040, \011, \012, \134.
std::string unescaped(std::string_view text) {
  std::string plain;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '\\' && i + 3 < text.size() && is_octal(text[i + 1]) &&
                        is_octal(text[i + 2]) && is_octal(text[i + 3]);
    if (!escape) {
      plain += text[i];
      continue;
    }
    plain +=
        static_cast<char>((text[i + 1] - '0') * 64 + (text[i + 2] - '0') * 8 + text[i + 3] - '0');
    i += 3;
  }
  return plain;
}

bool holds_sticks(const std::string& folder) {
  for (const std::string_view above : {"/media/", "/run/media/"}) {
    if (folder.starts_with(above) && folder.size() > above.size()) return true;
  }
  return false;
}

// Cut at the limit rather than refused: the sticks before it are as good as ever.
std::string read_mountinfo(const base::Path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text;
  char byte = 0;
  while (text.size() < kMostMountinfoBytes && in.get(byte)) text += byte;
  return text;
}

std::vector<std::string> key_files(const base::Path& folder) {
  std::vector<std::string> found;
  std::error_code error;
  size_t seen = 0;
  std::filesystem::directory_iterator at(folder, error);
  for (; !error && at != std::filesystem::directory_iterator() && seen < kMostEntriesSeen;
       at.increment(error), ++seen) {
    const base::Path file = at->path();
    if (file.extension() != ".gbkey" || !leads::read_public_key(file).ok()) continue;
    found.push_back(file.string());
  }
  std::ranges::sort(found);
  if (found.size() > kMostKeyFilesOnStick) found.resize(kMostKeyFilesOnStick);
  return found;
}

}  // namespace

std::vector<base::Path> stick_folders(std::string_view mountinfo) {
  std::vector<base::Path> folders;
  for (const std::string_view line : base::split(mountinfo, '\n')) {
    const auto words = base::split(line, ' ');
    if (words.size() <= kMountPoint) continue;
    const std::string folder = unescaped(words[kMountPoint]);
    if (!holds_sticks(folder) || !base::is_utf8(folder)) continue;
    if (std::ranges::find(folders, base::Path(folder)) == folders.end())
      folders.emplace_back(folder);
  }
  return folders;
}

std::vector<screens::staff::Stick> find_sticks(const base::Path& mountinfo_file,
                                               const base::Path& configured) {
  std::vector<base::Path> folders = stick_folders(read_mountinfo(mountinfo_file));
  if (!configured.empty()) folders.push_back(configured);
  std::vector<screens::staff::Stick> sticks;
  for (const base::Path& folder : folders) {
    std::error_code error;
    if (sticks.size() >= kMostSticks) break;
    if (!std::filesystem::is_directory(folder, error)) continue;
    screens::staff::Stick stick;
    stick.folder = folder.string();
    stick.name = folder.filename().empty() ? stick.folder : folder.filename().string();
    const std::filesystem::space_info space = std::filesystem::space(folder, error);
    if (!error) stick.free_bytes = static_cast<int64_t>(space.available);
    stick.key_files = key_files(folder);
    sticks.push_back(std::move(stick));
  }
  return sticks;
}

}  // namespace gummiband::app
