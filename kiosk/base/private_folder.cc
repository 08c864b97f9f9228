#include "base/private_folder.h"

namespace gummiband::base {

Result<void> make_private_folder(const Path& path) {
  const bool was_there = is_there(path);
  auto made = make_folder(path);
  if (!made || was_there) return made;
  std::error_code error;
  std::filesystem::permissions(path, std::filesystem::perms::owner_all, error);
  if (!error) return {};
  return Fault{"Cannot keep others out of " + path.string() + ": " + error.message() +
               ". Put the folder on a disk whose file system knows owners."};
}

}  // namespace gummiband::base
