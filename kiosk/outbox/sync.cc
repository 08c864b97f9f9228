#include "outbox/sync.h"

#include <algorithm>

namespace gummiband::outbox {

void Sync::tick(const GoOn& go_on) {
  if (outbox_.wait_ms() == 0) {
    const ledger::Counts before = outbox_.report().counts;
    outbox_.tick(go_on);
    if (reporter_ && outbox_.report().counts != before) reporter_->nudge();
    return;
  }
  if (!may_tell() || reporter_->wait_ms() > 0) return;
  reporter_->tick(go_on);
  if (reporter_->trouble().empty()) outbox_.heard();
}

int64_t Sync::wait_ms() const {
  const int64_t wait_ms = outbox_.wait_ms();
  return may_tell() ? std::min(wait_ms, reporter_->wait_ms()) : wait_ms;
}

void Sync::hurry() {
  outbox_.hurry();
  if (reporter_) reporter_->hurry();
}

}  // namespace gummiband::outbox
