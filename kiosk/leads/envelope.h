// A lead sealed for one recipient: the only form in which it reaches a disk.
//
// crypto_box_seal (X25519, XSalsa20-Poly1305) to the recipient's public key over the lead as JSON,
// padded to 256 bytes so that the length tells nothing; signed with the kiosk's own Ed25519 key.
// The kiosk cannot open it. The format stands in kiosk/leads/README.md. Any thread.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/random.h"
#include "base/result.h"
#include "base/uuid.h"
#include "leads/interest.h"
#include "leads/keys.h"

namespace gummiband::leads {

struct Envelope {
  base::Uuid lead_id;        // the same for all recipients of one lead
  std::string recipient_id;  // as in the pack
  std::string key_id;        // which public keys it was sealed to: one, or several with '+' between
  std::string bytes;         // the whole envelope as it is stored and delivered
  bool operator==(const Envelope&) const = default;
};

inline constexpr size_t kMostEnvelopeBytes = 64 * 1024;
inline constexpr size_t kMostRecipientIdBytes = 64;
// The most a lead may need as JSON: what fits into the largest envelope after padding.
inline constexpr size_t kMostLeadBytes = 253 * 256 - 1;
// Of one recipient: two desks, one that takes over from another, one that lies in a safe (escrow).
inline constexpr size_t kMostKeysPerEnvelope = 4;

// Whether this can stand on an envelope, in a file name and in an address: ASCII letters, digits,
// '-', '_' and '.', not beginning with a dot, at most kMostRecipientIdBytes.
bool is_recipient_id(std::string_view text);

// Seals the lead for one recipient. A fault (a recipient id that cannot stand on an envelope, an
// unusable key, a lead beyond its limits) leaves nothing behind.
base::Result<Envelope> seal(const Lead& lead, const std::string& recipient_id,
                            const PublicKey& recipient, const KioskKey& kiosk);
// The same for several keys of the recipient, 1 to kMostKeysPerEnvelope: each of them opens it.
base::Result<Envelope> seal(const Lead& lead, const std::string& recipient_id,
                            std::span<const PublicKey> keys, const KioskKey& kiosk);

// Whether this key opens it, going by the names of its keys; its bytes may be forgotten.
bool is_sealed_to(const Envelope& envelope, const PublicKey& key);

// What the outside of an envelope says, with the form and the signature checked. So damage on the
// way is found without any key; but whether the kiosk that signed it is one of ours is for the
// caller to ask (signer_of). Nothing of it is opened.
base::Result<Envelope> parse_envelope(const std::string& bytes);

// The Ed25519 public key of the kiosk that signed it. The envelope is one that seal() or
// parse_envelope() made; anything else is a fault.
base::Result<std::array<uint8_t, 32>> signer_of(const Envelope& envelope);

// Opens it with the recipient's key. A fault says whether the key is the wrong one, or the
// envelope was damaged or put together by somebody other than the kiosk that signed it.
base::Result<Lead> open(const Envelope& envelope, const KeyPair& recipient);

}  // namespace gummiband::leads
