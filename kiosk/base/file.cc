#include "base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>

#include "base/private_folder.h"

namespace gummiband::base {
namespace {

Fault system_fault(const std::string& what, const Path& path, const std::string& remedy) {
  return Fault{what + " " + path.string() + ": " + std::strerror(errno) + ". " + remedy};
}

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }
  bool valid() const { return fd_ >= 0; }

 private:
  int fd_;
};

bool write_all(int fd, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(fd, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    content.remove_prefix(static_cast<size_t>(written));
  }
  return true;
}

constexpr const char* kWriteRemedy = "Check that the folder exists, is writable and has room.";

// A new file's content on the disk, its name not yet. What is there is refused, be it a link that
// somebody has laid out. On a fault the file is gone, unless it was refused.
Result<void> write_and_sync(const Path& path, std::string_view content) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                               S_IRUSR | S_IWUSR));
  if (!file.valid() && errno == EEXIST) {
    return Fault{"There is already a file " + path.string() +
                 ". It is never overwritten; choose another name."};
  }
  if (!file.valid()) return system_fault("Cannot write", path, kWriteRemedy);
  if (write_all(file.get(), content) && ::fsync(file.get()) == 0) return {};
  const Fault fault = system_fault("Cannot write", path, kWriteRemedy);
  ::unlink(path.c_str());
  return fault;
}

Result<void> sync_folder_of(const Path& path) {
  const Path folder = path.has_parent_path() ? path.parent_path() : Path(".");
  const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (directory.valid() && ::fsync(directory.get()) == 0) return {};
  return system_fault("Cannot make durable", folder, kWriteRemedy);
}

}  // namespace

Result<std::string> read_file(const Path& path, size_t most_bytes) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.valid()) {
    return system_fault("Cannot read", path, "Check the path and who may read it.");
  }
  struct stat status {};
  if (::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) {
    return Fault{"Cannot read " + path.string() + ": it is not a file. Check the path."};
  }
  std::string content;
  std::string chunk(64 * 1024, '\0');
  while (true) {
    const ssize_t got = ::read(file.get(), chunk.data(), chunk.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return system_fault("Cannot read", path, "Check the disk.");
    if (got == 0) return content;
    content.append(chunk, 0, static_cast<size_t>(got));
    if (content.size() > most_bytes) {
      return Fault{path.string() + " is larger than " + std::to_string(most_bytes) +
                   " bytes. Check that it is the right file."};
    }
  }
}

bool is_there(const Path& path) {
  std::error_code error;
  return std::filesystem::exists(std::filesystem::symlink_status(path, error));
}

Result<void> write_file_durably(const Path& path, std::string_view content) {
  Path beside = path;
  beside += ".new";
  // What a power cut has left. Not written into: it may be a link, or open to others.
  if (::unlink(beside.c_str()) != 0 && errno != ENOENT) {
    return system_fault("Cannot write", beside, kWriteRemedy);
  }
  auto written = write_and_sync(beside, content);
  if (written) written = rename_durably(beside, path);
  if (!written) ::unlink(beside.c_str());
  return written;
}

Result<void> write_new_file_durably(const Path& path, std::string_view content) {
  auto written = write_and_sync(path, content);
  if (written) {
    written = sync_folder_of(path);
    if (!written) ::unlink(path.c_str());
  }
  return written;
}

Result<void> rename_durably(const Path& from, const Path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) {
    return system_fault("Cannot replace", to, kWriteRemedy);
  }
  return sync_folder_of(to);
}

Result<void> make_folder(const Path& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (error || !std::filesystem::is_directory(path, error)) {
    return Fault{"Cannot make the folder " + path.string() + ": " + error.message() + ". " +
                 folder_remedy(error)};
  }
  return {};
}

}  // namespace gummiband::base
