// The second copy on a thread of its own: a stick takes as long as it takes, and no visitor waits.
//
// It looks when a lead was stored or taken back, and every ten minutes for what was forgotten and
// for a stick that was put back. Trouble goes into the log once, until it changes. Destroying it
// ends a turn between two files.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>

#include "app/bookkeeper.h"
#include "base/file.h"
#include "outbox/second_copy.h"

namespace gummiband::app {

inline constexpr int kCopyEveryS = 600;

class CopyWorker {
 public:
  // The bookkeeper must outlive it. `wake` is called from the worker when report() has changed.
  CopyWorker(const base::Path& folder, Bookkeeper& bookkeeper, std::function<void()> wake);
  ~CopyWorker();
  CopyWorker(const CopyWorker&) = delete;
  CopyWorker& operator=(const CopyWorker&) = delete;

  // A lead was stored, or taken back.
  void nudge();
  // As of the last turn.
  outbox::CopyReport report() const;
  // Waits until nothing is left to do (tests).
  void finish();

 private:
  void work();

  outbox::SecondCopy copy_;  // the worker's
  const std::function<void()> wake_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  outbox::CopyReport report_;
  bool nudged_ = true;
  bool working_ = false;
  std::atomic<bool> closing_ = false;
  std::thread worker_;
};

}  // namespace gummiband::app
