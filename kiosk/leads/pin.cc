#include "leads/pin.h"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "leads/secret.h"

namespace gummiband::leads {
namespace {

static_assert(crypto_pwhash_STRBYTES <= kMostPinHashBytes);

constexpr auto kPasses = crypto_pwhash_OPSLIMIT_INTERACTIVE;
constexpr size_t kMemoryBytes = crypto_pwhash_MEMLIMIT_INTERACTIVE;

bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

// 0000, 1234, 9876: the same step from each digit to the next.
bool is_run(std::string_view pin) {
  const int step = pin[1] - pin[0];
  if (step < -1 || step > 1) return false;
  for (size_t i = 1; i < pin.size(); ++i) {
    if (pin[i] - pin[i - 1] != step) return false;
  }
  return true;
}

}  // namespace

std::string pin_fault(std::string_view pin) {
  if (!std::ranges::all_of(pin, is_digit)) {
    return "A PIN has digits only: the kiosk has no other keys for it.";
  }
  if (pin.size() < kFewestPinDigits || pin.size() > kMostPinDigits) {
    return "A PIN has " + std::to_string(kFewestPinDigits) + " to " +
           std::to_string(kMostPinDigits) + " digits; this one has " + std::to_string(pin.size()) +
           ".";
  }
  if (is_run(pin)) return "Everybody tries that PIN first. Take digits that are no row.";
  return {};
}

base::Result<std::string> hash_pin(std::string_view pin) {
  ready_sodium();
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_str(hash.data(), pin.data(), pin.size(), kPasses, kMemoryBytes) != 0) {
    return base::Fault{
        "There is not enough memory to work with the PIN. It needs 64 MiB; close other programs "
        "and try again."};
  }
  return std::string(hash.data());
}

bool is_pin_hash(std::string_view hash) {
  return hash.size() < kMostPinHashBytes && hash.starts_with("$argon2id$") &&
         hash.find('\0') == std::string_view::npos;
}

bool is_pin(std::string_view pin, std::string_view hash) {
  ready_sodium();
  if (!is_pin_hash(hash) || pin.size() > kMostPinDigits) return false;
  return crypto_pwhash_str_verify(std::string(hash).c_str(), pin.data(), pin.size()) == 0;
}

}  // namespace gummiband::leads
