// A text that a kiosk signs with its own Ed25519 key: the last line is the signature over all lines
// before it.
//
// For what is no lead and no secret: how the kiosk is, what was counted at it. Whether the kiosk is
// one of ours is for the caller to ask. Any thread.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "leads/keys.h"

namespace gummiband::leads {

// `text` ends with a line feed; behind it comes "signature HEX128" and another one. The same text
// gives the same bytes.
std::string sign_text(std::string text, const KioskKey& kiosk);

// The text before the signature, if this kiosk has signed exactly it. What is not signed at all and
// what is signed wrongly are different sentences.
base::Result<std::string_view> signed_text(std::string_view bytes,
                                           const std::array<uint8_t, 32>& kiosk);

}  // namespace gummiband::leads
