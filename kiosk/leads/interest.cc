#include "leads/interest.h"

#include <sodium.h>

#include <array>

#include "base/text.h"
#include "leads/secret.h"

namespace gummiband::leads {

std::string sha256_hex(std::string_view bytes) {
  ready_sodium();
  std::array<uint8_t, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), bytes_of(bytes), bytes.size());
  return base::to_hex(hash);
}

}  // namespace gummiband::leads
