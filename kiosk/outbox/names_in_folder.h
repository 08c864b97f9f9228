// The names of ours that lie in a folder: of parcels, of bulletins.
#pragma once

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "base/file.h"
#include "base/result.h"

namespace gummiband::outbox {

// `parse` makes a Name of a file's name, or nothing where it is not one of ours. In order; a fault
// where there are more than `most`, or where the folder cannot be read.
template <typename Name>
base::Result<std::vector<Name>> names_in_folder(const base::Path& folder, size_t most,
                                                std::optional<Name> (*parse)(std::string_view)) {
  std::error_code error;
  std::vector<Name> names;
  auto entry = std::filesystem::directory_iterator(folder, error);
  for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
    auto name = parse(entry->path().filename().string());
    if (!name || !std::filesystem::is_regular_file(entry->symlink_status(error))) continue;
    if (names.size() == most) {
      return base::Fault{folder.string() + " holds too much. Move away what is long exported."};
    }
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
