// The outbox on a thread of its own: delivers whenever there is a network, and no frame waits for
// it.
//
// It starts by itself and needs no switch. The ledger is the bookkeeper's, which is asked for short
// pieces of work only. Every call to the destination is bounded; destroying it ends a transfer
// within a second or two (reaching a hub that does not answer: within its patience), and what was
// on its way is tried again at the next start.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "app/bookkeeper.h"
#include "base/clock.h"
#include "base/random.h"
#include "content/settings.h"
#include "leads/keys.h"
#include "outbox/destination.h"
#include "outbox/outbox.h"
#include "outbox/sync.h"

namespace gummiband::app {

// What the kiosk tells about itself, and where. Without a board, nothing.
struct Reporting {
  std::unique_ptr<outbox::Board> board{};
  outbox::ConditionOf condition{};
};

class SyncWorker {
 public:
  // Bookkeeper, key and clock must outlive it; without a key withdrawals wait, and nothing is told
  // but leads. `wake` is called from the worker whenever report() has changed.
  SyncWorker(std::unique_ptr<outbox::Courier> courier, Bookkeeper& bookkeeper,
             const leads::KioskKey* key, const base::Clock& clock, outbox::OutboxOptions options,
             std::function<void()> wake, Reporting reporting = {});
  ~SyncWorker();
  SyncWorker(const SyncWorker&) = delete;
  SyncWorker& operator=(const SyncWorker&) = delete;

  // A lead was stored, or taken back.
  void nudge();
  // "Send now".
  void hurry();
  // As of the last turn.
  outbox::OutboxReport report() const;

 private:
  void work();

  const std::unique_ptr<outbox::Courier> courier_;  // the worker's
  base::SystemRandom random_;
  const std::unique_ptr<outbox::Board> board_;
  outbox::Outbox outbox_;  // the worker's
  outbox::Sync sync_;      // the worker's
  const std::function<void()> wake_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  outbox::OutboxReport report_;
  bool nudged_ = false;
  bool hurried_ = false;
  std::atomic<bool> closing_ = false;
  std::thread worker_;
};

// As kiosk.yaml names it.
outbox::Destination destination_of(const content::Settings& settings);

}  // namespace gummiband::app
