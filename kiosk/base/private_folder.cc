#include "base/private_folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace gummiband::base {

namespace fs = std::filesystem;

Result<void> make_private_folder(const Path& path) {
  if (!path.empty() && !path.has_filename()) return make_private_folder(path.parent_path());
  const Path above = path.parent_path();
  if (std::error_code error; !above.empty() && !fs::create_directories(above, error) && error) {
    return Fault{"Cannot make the folder " + path.string() + ": " + above.string() + ": " +
                 error.message() + ". " + folder_remedy(error)};
  }
  if (::mkdir(path.c_str(), S_IRWXU) == 0) return {};
  if (errno == EEXIST) return make_folder(path);  // says it where it is no folder
  const std::error_code error(errno, std::generic_category());
  return Fault{"Cannot make the folder " + path.string() + ": " + error.message() + ". " +
               folder_remedy(error)};
}

std::string folder_remedy(const std::error_code& error) {
  if (error == std::errc::not_a_directory || error == std::errc::file_exists) {
    return "A file of this name is in the way: move it, or name another folder.";
  }
  return "Check who may write there.";
}

bool make_private_file(const Path& path) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (fd < 0) return false;
  ::close(fd);
  return true;
}

}  // namespace gummiband::base
