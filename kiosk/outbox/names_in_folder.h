// The names of ours that lie in a folder: of parcels, of bulletins.
#pragma once

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "base/file.h"
#include "base/result.h"

namespace gummiband::outbox {

// Behind the name of what is not whole yet: base::write_file_durably() leaves it there when the
// power goes.
inline constexpr std::string_view kUnfinished = ".new";

// Said instead of a list that is longer than anybody reads.
inline base::Fault too_much(const std::string& where) {
  return {where + " holds too much. Move away what was exported and reported long ago."};
}

// Those of `files` that are ours, each once, in order: `parse` makes a Name of a file's name, or
// nothing where it is not one of ours. A fault where there are more than `most`.
template <typename Name>
base::Result<std::vector<Name>> names_among(const std::vector<std::string>& files, size_t most,
                                            std::optional<Name> (*parse)(std::string_view),
                                            const std::string& where) {
  std::vector<Name> names;
  for (const std::string& file : files) {
    if (auto name = parse(file)) names.push_back(std::move(*name));
  }
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  if (names.size() > most) return too_much(where);
  return names;
}

// The same of a folder of this machine; a fault also where it cannot be read.
template <typename Name>
base::Result<std::vector<Name>> names_in_folder(const base::Path& folder, size_t most,
                                                std::optional<Name> (*parse)(std::string_view)) {
  std::error_code error;
  std::vector<Name> names;
  auto entry = std::filesystem::directory_iterator(folder, error);
  for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
    auto name = parse(entry->path().filename().string());
    if (!name || !std::filesystem::is_regular_file(entry->symlink_status(error))) continue;
    if (names.size() == most) return too_much(folder.string());
    names.push_back(std::move(*name));
  }
  if (error) {
    return base::Fault{"Cannot read the folder " + folder.string() + ": " + error.message() +
                       ". Check the path and who may read it."};
  }
  std::ranges::sort(names);
  return names;
}

}  // namespace gummiband::outbox
