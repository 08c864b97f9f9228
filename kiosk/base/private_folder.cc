#include "base/private_folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace gummiband::base {

namespace fs = std::filesystem;

Result<void> make_private_folder(const Path& path) {
  if (!path.empty() && !path.has_filename()) return make_private_folder(path.parent_path());
  const Path above = path.parent_path();
  if (std::error_code error; !above.empty() && !fs::create_directories(above, error) && error) {
    return Fault{"Cannot make the folder " + path.string() + ": " + above.string() + ": " +
                 error.message() + ". Check who may write there."};
  }
  if (::mkdir(path.c_str(), S_IRWXU) == 0) return {};
  if (errno == EEXIST) return make_folder(path);  // says it where it is no folder
  return Fault{"Cannot make the folder " + path.string() + ": " + std::strerror(errno) +
               ". Check who may write there."};
}

bool make_private_file(const Path& path) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (fd < 0) return false;
  ::close(fd);
  return true;
}

}  // namespace gummiband::base
