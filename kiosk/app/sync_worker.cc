#include "app/sync_worker.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace gummiband::app {
namespace {

// Longer rests are cut in pieces: the boot time goes on while the machine sleeps, and the clock
// that wakes us does not.
constexpr int64_t kLongestRestMs = 30'000;

}  // namespace

SyncWorker::SyncWorker(std::unique_ptr<outbox::Courier> courier, Bookkeeper& bookkeeper,
                       const leads::KioskKey* key, const base::Clock& clock,
                       outbox::OutboxOptions options, std::function<void()> wake,
                       Reporting reporting)
    : courier_(std::move(courier)),
      board_(std::move(reporting.board)),
      outbox_(
          *courier_,
          [&bookkeeper](const outbox::BookWork& work) { return bookkeeper.with_ledger(work); }, key,
          clock, random_, options),
      sync_(outbox_, board_ && key != nullptr
                         ? std::make_unique<outbox::Reporter>(
                               *board_,
                               [&bookkeeper](const outbox::BookWork& work) {
                                 return bookkeeper.with_ledger(work);
                               },
                               *key, clock, random_, std::move(reporting.condition))
                         : nullptr),
      wake_(std::move(wake)),
      worker_([this] { work(); }) {}

SyncWorker::~SyncWorker() {
  {
    const std::scoped_lock lock(mutex_);
    closing_ = true;
  }
  changed_.notify_all();
  worker_.join();
}

void SyncWorker::nudge() {
  {
    const std::scoped_lock lock(mutex_);
    nudged_ = true;
  }
  changed_.notify_all();
}

void SyncWorker::hurry() {
  {
    const std::scoped_lock lock(mutex_);
    hurried_ = true;
  }
  changed_.notify_all();
}

outbox::OutboxReport SyncWorker::report() const {
  const std::scoped_lock lock(mutex_);
  return report_;
}

void SyncWorker::work() {
  std::unique_lock lock(mutex_);
  while (!closing_) {
    if (std::exchange(nudged_, false)) sync_.nudge();
    if (std::exchange(hurried_, false)) sync_.hurry();
    const int64_t rest_ms = std::min(sync_.wait_ms(), kLongestRestMs);
    if (rest_ms > 0) {
      changed_.wait_for(lock, std::chrono::milliseconds(rest_ms),
                        [&] { return closing_ || nudged_ || hurried_; });
      continue;
    }
    lock.unlock();
    sync_.tick([this] { return !closing_; });
    lock.lock();
    if (report_ == sync_.report()) continue;
    report_ = sync_.report();
    lock.unlock();
    wake_();
    lock.lock();
  }
}

outbox::Destination destination_of(const content::Settings& settings) {
  outbox::Destination destination;
  destination.address = settings.destination;
  destination.password_file = settings.destination_password_file;
  destination.certificate = settings.destination_certificate;
  destination.key = settings.destination_key;
  destination.authorities = settings.destination_ca;
  return destination;
}

}  // namespace gummiband::app
