// Sums and signatures put right again over bytes that chance has spoilt, so that it gets below
// them.
#pragma once

#include <algorithm>
#include <string>

#include "leads/interest.h"
#include "leads/keys.h"

namespace gummiband::test {

// The same bytes before the signature, signed anew: what somebody with a kiosk key of his own can
// bring about.
inline std::string signed_again(std::string bytes, const leads::KioskKey& kiosk) {
  constexpr size_t kSignatureBytes = 64;
  bytes.resize(bytes.size() - std::min(bytes.size(), kSignatureBytes));
  const auto signature = kiosk.sign(bytes);
  bytes.append(signature.begin(), signature.end());
  return bytes;
}

// The last line is the sum of those before it: right again.
inline std::string summed_again(const std::string& text) {
  const size_t check = text.rfind("check ");
  if (check == std::string::npos) return text;
  const std::string before = text.substr(0, check);
  return before + "check " + leads::sha256_hex(before).substr(0, 16) + "\n";
}

}  // namespace gummiband::test
