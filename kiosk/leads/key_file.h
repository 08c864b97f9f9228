// The text of a key file and of a kiosk key file, without any secret opened. The grammar stands in
// kiosk/leads/README.md. Inside this folder only. Pure; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "leads/keys.h"

namespace gummiband::leads {

// A recipient's pair with its secret still wrapped.
struct WrappedKey {
  PublicKey public_key;
  WrapCost cost;
  std::array<uint8_t, 16> salt{};
  std::array<uint8_t, 24> nonce{};
  std::array<uint8_t, 48> box{};  // 16 bytes of proof, 32 bytes of secret
  bool operator==(const WrappedKey&) const = default;
};

std::string wrapped_key_text(const WrappedKey& key);
// `file_name` is for the sentence of a fault only.
base::Result<WrappedKey> parse_wrapped_key(std::string_view text, const std::string& file_name);

// The kiosk's own key as it lies in the data folder. Both carry the secret in clear: wipe them.
std::string kiosk_key_text(std::span<const uint8_t, 32> seed);
// Fills `seed`; a fault leaves it untouched.
base::Result<void> parse_kiosk_key(std::string_view text, const std::string& file_name,
                                   uint8_t* seed);

}  // namespace gummiband::leads
