// A withdrawal on its way to a recipient who has a lead, or may have it: forget this one.
//
// Text of six lines, signed with the kiosk's own Ed25519 key, so that nobody who can write into the
// recipient's folder can take leads away. It names no person. The same arguments give the same
// bytes, so that it can be sent again. The form stands in kiosk/leads/README.md. Any thread.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/uuid.h"
#include "leads/keys.h"

namespace gummiband::leads {

struct Withdrawal {
  base::Uuid lead_id;
  std::string recipient_id;
  int64_t requested_wall_ms = 0;    // as the kiosk's clock believed
  std::array<uint8_t, 32> kiosk{};  // who signed it; that of the lead's envelope, if it counts
  bool operator==(const Withdrawal&) const = default;
};

inline constexpr size_t kMostWithdrawalBytes = 512;

// A recipient id that cannot stand on an envelope and a time before 1970 are faults.
base::Result<std::string> sign_withdrawal(const base::Uuid& lead_id,
                                          const std::string& recipient_id,
                                          int64_t requested_wall_ms, const KioskKey& kiosk);

// Form and signature checked; whether the kiosk is one of ours is for the caller to ask.
base::Result<Withdrawal> parse_withdrawal(const std::string& bytes);

}  // namespace gummiband::leads
