// One writing process for each file: an exclusive lock on FILE.lock, held as long as this lives.
//
// The kernel lets go of the lock when the process dies, however it dies; the file itself
// stays and means nothing. Any thread.
#pragma once

#include <string_view>

#include "base/file.h"
#include "base/result.h"

namespace gummiband::base {

class FileLock {
 public:
  // Takes the lock at once or not at all. A fault names the process that has it, if it can, and
  // ends with `remedy`, a sentence.
  static Result<FileLock> take(const Path& file, std::string_view remedy);
  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&&) = delete;
  ~FileLock();

 private:
  explicit FileLock(int fd) : fd_(fd) {}
  int fd_;  // -1 when moved from
};

}  // namespace gummiband::base
