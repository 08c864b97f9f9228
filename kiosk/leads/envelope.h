// A lead sealed for one recipient: the only form in which it reaches a disk.
//
// crypto_box_seal (X25519, XSalsa20-Poly1305) to the recipient's public key over the lead as JSON,
// padded to 256 bytes so that the length tells nothing; signed with the kiosk's own Ed25519 key.
// The kiosk cannot open it. The format stands in kiosk/leads/README.md. Any thread.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "base/random.h"
#include "base/result.h"
#include "base/uuid.h"
#include "leads/interest.h"
#include "leads/keys.h"

namespace gummiband::leads {

struct Envelope {
  base::Uuid lead_id;        // the same for all recipients of one lead
  std::string recipient_id;  // as in the pack
  std::string key_id;        // which public key it was sealed to
  std::string bytes;         // the whole envelope as it is stored and delivered
  bool operator==(const Envelope&) const = default;
};

inline constexpr size_t kMostEnvelopeBytes = 64 * 1024;

// Seals the lead for one recipient. A fault (an unusable key) leaves nothing behind.
base::Result<Envelope> seal(const Lead& lead, const std::string& recipient_id,
                            const PublicKey& recipient, const KioskKey& kiosk);

// What the outside of an envelope says, with the form checked: not yet opened, not yet believed.
base::Result<Envelope> parse_envelope(const std::string& bytes);

// Opens it with the recipient's key. A fault says whether the key is the wrong one, or the
// envelope was damaged.
base::Result<Lead> open(const Envelope& envelope, const KeyPair& recipient);

}  // namespace gummiband::leads
