// The door of the staff area: the PIN's hash and the count of failures, both in the data folder.
//
//     staff.pin       "gummiband staff pin 1", a line with the Argon2id hash
//     staff.failures  "gummiband staff failures 1", then lines: failures N, boot_id ID, boot_ms N
//
// A failure is on the disk before the PIN is checked, so that pulling the plug wins no try; where
// it cannot be written the door stays shut. Five failures are answered by a wait of half a minute,
// each further one by twice as long, a quarter of an hour at most. Waits go by the boot clock,
// which nobody can set. They outlive a restart of the program; one of the machine begins them anew.
// The right PIN forgets all failures. Not in the ledger: the door must open when that does not.
//
// One thread at a time; try_pin() and set_pin() take a tenth of a second.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/file.h"
#include "base/result.h"
#include "screens/staff.h"

namespace gummiband::app {

inline constexpr int kFailuresAtOnce = 5;
inline constexpr int64_t kFirstGateWaitMs = 30'000;
inline constexpr int64_t kLongestGateWaitMs = 15 * 60'000;

// How long to wait after so many failures.
int64_t gate_wait_ms(int failures);

struct GateAnswer {
  screens::staff::GateState state = screens::staff::GateState::kShut;
  int64_t wait_ms = 0;  // from now on; no PIN is checked before
  std::string fault;    // kFault: a sentence
};

class StaffGate {
 public:
  // The clock must outlive the gate.
  StaffGate(base::Path data, const base::Clock& clock);

  // Whether there is a PIN, and how long to wait: kNoPin, kShut or kFault.
  GateAnswer look() const;
  // kOpen, kWrong, kShut (wait: it was not checked), kNoPin or kFault.
  GateAnswer try_pin(std::string_view pin);
  // Keeps the PIN and forgets all failures. A fault leaves the old PIN, and says what is wrong.
  base::Result<void> set_pin(std::string_view pin);

 private:
  struct Failures {
    int count = 0;
    std::string boot_id;
    int64_t boot_ms = 0;
  };
  base::Result<std::string> read_hash() const;
  base::Result<Failures> read_failures() const;
  base::Result<void> write_failures(int count) const;
  int64_t wait_left_ms(const Failures& failures) const;

  const base::Path pin_file_;
  const base::Path failures_file_;
  const base::Clock& clock_;
};

}  // namespace gummiband::app
