// One writing process per ledger: an exclusive lock on FILE.lock, held as long as this lives.
//
// SQLite's own locks keep two writers from mixing their bytes, not two kiosks from working on one
// book. The kernel lets go of the lock when the process dies, however it dies; the file itself
// stays and means nothing. Any thread.
#pragma once

#include "base/file.h"
#include "base/result.h"

namespace gummiband::ledger {

class Lock {
 public:
  // Takes the lock at once or not at all. A fault names the process that has it, if it can.
  static base::Result<Lock> take(const base::Path& ledger);
  Lock(Lock&& other) noexcept;
  Lock& operator=(Lock&&) = delete;
  ~Lock();

 private:
  explicit Lock(int fd) : fd_(fd) {}
  int fd_;  // -1 when moved from
};

}  // namespace gummiband::ledger
