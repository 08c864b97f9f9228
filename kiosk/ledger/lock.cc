#include "ledger/lock.h"

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

namespace gummiband::ledger {
namespace {

std::string holder(int fd) {
  std::array<char, 32> text{};
  const ssize_t got = ::pread(fd, text.data(), text.size(), 0);
  if (got <= 0) return {};
  return " (process " +
         std::string(base::trim(std::string_view(text.data(), static_cast<size_t>(got)))) + ")";
}

// For the sentence only: the lock holds without it.
void sign(int fd) {
  const std::string pid = std::to_string(::getpid()) + "\n";
  if (::ftruncate(fd, 0) != 0) return;
  [[maybe_unused]] const ssize_t written = ::pwrite(fd, pid.data(), pid.size(), 0);
}

}  // namespace

base::Result<Lock> Lock::take(const base::Path& ledger) {
  base::Path path = ledger;
  path += ".lock";
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR | S_IRGRP);
  if (fd < 0) {
    return base::Fault{"Cannot lock " + path.string() + ": " + std::strerror(errno) +
                       ". Check that the folder exists, is mounted for writing and belongs to "
                       "the kiosk's user."};
  }
  Lock lock(fd);
  if (::flock(fd, LOCK_EX | LOCK_NB) == 0) {
    sign(fd);
    return lock;
  }
  if (errno != EWOULDBLOCK) {
    return base::Fault{"Cannot lock " + path.string() + ": " + std::strerror(errno) +
                       ". Put the ledger on a local disk."};
  }
  return base::Fault{ledger.string() + " is in use by another Gummiband" + holder(fd) +
                     ". Stop that one first, or give this one a folder of its own with --data."};
}

Lock::Lock(Lock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

Lock::~Lock() {
  if (fd_ >= 0) ::close(fd_);
}

}  // namespace gummiband::ledger
