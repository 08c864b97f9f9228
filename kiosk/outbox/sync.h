// The outbox and the reporter as one machine: leads first, and what the kiosk tells about itself
// once they rest and the destination is open.
//
// Turned from outside, as both are. One thread at a time.
#pragma once

#include <cstdint>
#include <memory>

#include "outbox/outbox.h"
#include "outbox/reporter.h"

namespace gummiband::outbox {

class Sync {
 public:
  // Without a reporter nothing is told but leads. The outbox must outlive it.
  Sync(Outbox& outbox, std::unique_ptr<Reporter> reporter)
      : outbox_(outbox), reporter_(std::move(reporter)) {}

  void tick(const GoOn& go_on);
  int64_t wait_ms() const;
  void nudge() { outbox_.nudge(); }
  void hurry();
  // A whole round of leads has found nothing more to try.
  bool resting() const { return outbox_.resting(); }
  bool met_suspect() const { return outbox_.met_suspect(); }
  const OutboxReport& report() const { return outbox_.report(); }
  // Nothing where there is no reporter.
  const Reporter* reporter() const { return reporter_.get(); }

 private:
  bool may_tell() const { return reporter_ && outbox_.resting() && outbox_.open(); }

  Outbox& outbox_;
  const std::unique_ptr<Reporter> reporter_;
};

}  // namespace gummiband::outbox
