// Not a test but a measure, built and run by scripts/bench: how long one capture takes, and to open
// the ledger, when so many envelopes are in it already.
//
//     bench_captures FOLDER ENVELOPES
//
// Prints names and figures, a tab between them.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

#include "base/check.h"
#include "base/clock.h"
#include "ledger/ledger.h"

using namespace gummiband;

namespace {

constexpr int kMeasured = 300;
constexpr uint32_t kRecipientsOfOneLead = 8;  // as many as a pack may have
constexpr double kMsPerS = 1000;

double took_ms(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return kMsPerS * std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

// The ledger does not look inside; what is sealed comes padded to 256 bytes.
leads::Envelope envelope(uint32_t lead, uint32_t recipient) {
  constexpr size_t kUsualBytes = 1400;
  leads::Envelope made;
  for (size_t i = 0; i < 4; ++i) made.lead_id.bytes[i] = static_cast<uint8_t>(lead >> (8 * i));
  made.recipient_id = "recipient-" + std::to_string(recipient);
  made.key_id = "key-of-" + made.recipient_id;
  made.bytes.assign(kUsualBytes, static_cast<char>(lead * 31 + recipient));
  return made;
}

void capture(ledger::Ledger& ledger, uint32_t lead, uint32_t recipients) {
  std::vector<leads::Envelope> envelopes;
  for (uint32_t i = 0; i < recipients; ++i) envelopes.push_back(envelope(lead, i));
  const auto code = ledger.capture(envelopes, {"consent 1", "de", "Ich bin einverstanden.\n"});
  base::check(code.ok(), code.ok() ? "" : code.fault().sentence.c_str());
}

double at(std::vector<double> sorted, double share) {
  std::ranges::sort(sorted);
  return sorted[static_cast<size_t>(share * static_cast<double>(sorted.size() - 1))];
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const base::Path file = base::Path(argv[1]) / "ledger.db";
  const auto wanted = static_cast<uint32_t>(std::strtoul(argv[2], nullptr, 10));
  const base::SystemClock clock;
  uint32_t lead = 1;
  const auto open = [&] {
    auto ledger = ledger::Ledger::open(file, ledger::Access::kReadWrite, clock);
    base::check(ledger.ok(), ledger.ok() ? "" : ledger.fault().sentence.c_str());
    return std::move(*ledger);
  };
  {
    const auto ledger = open();
    for (uint32_t kept = 0; kept + kRecipientsOfOneLead <= wanted; kept += kRecipientsOfOneLead) {
      capture(*ledger, lead++, kRecipientsOfOneLead);
    }
  }
  std::unique_ptr<ledger::Ledger> ledger;
  const double open_ms = took_ms([&] { ledger = open(); });
  std::vector<double> each_ms;
  for (int i = 0; i < kMeasured; ++i) {
    each_ms.push_back(took_ms([&] { capture(*ledger, lead++, 1); }));
  }
  std::printf("open_ms\t%.2f\ncapture_ms\t%.3f\ncapture_p95_ms\t%.3f\n", open_ms, at(each_ms, 0.5),
              at(each_ms, 0.95));
  return 0;
}
