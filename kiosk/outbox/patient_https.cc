#include "outbox/patient_https.h"

#include <utility>

namespace gummiband::outbox {
namespace {

constexpr int64_t kFirstWaitMs = 1'000;

class PatientHttps final : public Https {
 public:
  PatientHttps(std::unique_ptr<Https> server, Pause pause)
      : server_(std::move(server)), pause_(std::move(pause)) {}

  Answered ask(const Request& request, const GoOn& go_on) override {
    int64_t wait_ms = kFirstWaitMs;
    for (int tries = 1;; ++tries, wait_ms *= 2) {
      Answered answered = server_->ask(request, go_on);
      if (!answered.answer || !is_busy(answered.answer->status)) return answered;
      const int64_t asked_ms = answered.answer->retry_after_ms.value_or(wait_ms);
      if (tries == kMostBusyTries || asked_ms > kMostBusyWaitMs || !pause_(asked_ms)) {
        return answered;
      }
    }
  }

 private:
  const std::unique_ptr<Https> server_;
  const Pause pause_;
};

}  // namespace

bool is_busy(int status) {
  return status == 408 || status == 429 || (status >= 502 && status <= 504);
}

std::unique_ptr<Https> make_patient_https(std::unique_ptr<Https> server, Pause pause) {
  return std::make_unique<PatientHttps>(std::move(server), std::move(pause));
}

}  // namespace gummiband::outbox
