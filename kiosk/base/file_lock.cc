#include "base/file_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include "base/text.h"

namespace gummiband::base {
namespace {

std::string holder(int fd) {
  std::array<char, 32> text{};
  const ssize_t got = ::pread(fd, text.data(), text.size(), 0);
  if (got <= 0) return {};
  return " (process " + std::string(trim(std::string_view(text.data(), static_cast<size_t>(got)))) +
         ")";
}

// For the sentence only: the lock holds without it.
void sign(int fd) {
  const std::string pid = std::to_string(::getpid()) + "\n";
  if (::ftruncate(fd, 0) != 0) return;
  [[maybe_unused]] const ssize_t written = ::pwrite(fd, pid.data(), pid.size(), 0);
}

}  // namespace

Result<FileLock> FileLock::take(const Path& file, std::string_view remedy) {
  Path path = file;
  path += ".lock";
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (fd < 0) {
    return Fault{"Cannot lock " + path.string() + ": " + std::strerror(errno) +
                 ". Check that the folder exists, is mounted for writing and belongs to "
                 "the kiosk's user."};
  }
  FileLock lock(fd);
  if (::flock(fd, LOCK_EX | LOCK_NB) == 0) {
    sign(fd);
    return lock;
  }
  if (errno != EWOULDBLOCK) {
    return Fault{"Cannot lock " + path.string() + ": " + std::strerror(errno) +
                 ". Put it on a local disk."};
  }
  return Fault{file.string() + " is in use by another Gummiband" + holder(fd) + ". " +
               std::string(remedy)};
}

FileLock::FileLock(FileLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

FileLock::~FileLock() {
  if (fd_ >= 0) ::close(fd_);
}

}  // namespace gummiband::base
