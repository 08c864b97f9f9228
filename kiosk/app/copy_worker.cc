#include "app/copy_worker.h"

#include <chrono>

#include "base/log.h"

namespace gummiband::app {

CopyWorker::CopyWorker(const base::Path& folder, Bookkeeper& bookkeeper, std::function<void()> wake)
    : copy_(folder,
            [&bookkeeper](const outbox::BookWork& work) { return bookkeeper.with_ledger(work); }),
      wake_(std::move(wake)),
      worker_([this] { work(); }) {}

CopyWorker::~CopyWorker() {
  {
    const std::scoped_lock lock(mutex_);
    closing_ = true;
  }
  changed_.notify_all();
  worker_.join();
}

void CopyWorker::nudge() {
  {
    const std::scoped_lock lock(mutex_);
    nudged_ = true;
  }
  changed_.notify_all();
}

outbox::CopyReport CopyWorker::report() const {
  const std::scoped_lock lock(mutex_);
  return report_;
}

void CopyWorker::finish() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return !nudged_ && !working_; });
}

void CopyWorker::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait_for(lock, std::chrono::seconds(kCopyEveryS), [&] { return closing_ || nudged_; });
    if (closing_) return;
    nudged_ = false;
    working_ = true;
    lock.unlock();
    copy_.renew([this] { return !closing_; });
    lock.lock();
    working_ = false;
    const outbox::CopyReport before = std::exchange(report_, copy_.report());
    if (report_.trouble != before.trouble && !report_.trouble.empty()) {
      base::log(base::Priority::kWarning, "copy", report_.trouble);
    }
    changed_.notify_all();
    if (report_ != before) wake_();
  }
}

}  // namespace gummiband::app
