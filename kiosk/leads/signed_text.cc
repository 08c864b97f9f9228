#include "leads/signed_text.h"

#include <sodium.h>

#include "base/check.h"
#include "base/text.h"

namespace gummiband::leads {
namespace {

constexpr std::string_view kWord = "signature ";

const unsigned char* raw(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

}  // namespace

std::string sign_text(std::string text, const KioskKey& kiosk) {
  base::check(text.ends_with('\n'), "a text without an end is to be signed");
  const auto signature = kiosk.sign(text);
  return std::move(text) + std::string(kWord) + base::to_hex(signature) + "\n";
}

base::Result<std::string_view> signed_text(std::string_view bytes,
                                           const std::array<uint8_t, 32>& kiosk) {
  const std::string_view lines = bytes.substr(0, bytes.empty() ? 0 : bytes.size() - 1);
  const size_t begin = lines.rfind('\n') + 1;  // 0 where there is one line only
  const std::string_view last = lines.substr(begin);
  if (!bytes.ends_with('\n') || begin == 0 || !last.starts_with(kWord)) {
    return base::Fault{"It has no signature: it is cut short, or anybody may have written it."};
  }
  const auto signature = base::from_hex(last.substr(kWord.size()));
  const std::string_view text = bytes.substr(0, begin);
  if (!signature || signature->size() != crypto_sign_BYTES ||
      crypto_sign_verify_detached(raw(*signature), raw(text), text.size(), kiosk.data()) != 0) {
    return base::Fault{
        "Its signature is wrong: it was changed, or another has written it in this kiosk's name."};
  }
  return text;
}

}  // namespace gummiband::leads
