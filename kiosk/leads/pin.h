// The staff's PIN as a hash (Argon2id) that can be kept on a disk, and whether a PIN is the one.
//
// A PIN keeps passers-by out of the staff area. It opens no lead: those are sealed to keys that are
// not on the kiosk. Each call of hash_pin() and is_pin() takes a tenth of a second and 64 MiB, so
// neither belongs on the UI thread. Any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace gummiband::leads {

inline constexpr size_t kFewestPinDigits = 4;
inline constexpr size_t kMostPinDigits = 12;
// Longer than any hash that libsodium makes.
inline constexpr size_t kMostPinHashBytes = 128;

// What is wrong with a new PIN, in a sentence: no digits, too short, too long, guessed at once.
// Empty: it is fine.
std::string pin_fault(std::string_view pin);

// "$argon2id$v=19$m=65536,t=2,p=1$...". A fault where there is not enough memory.
base::Result<std::string> hash_pin(std::string_view pin);

// Whether `hash` is one of ours at all; what is not matches no PIN.
bool is_pin_hash(std::string_view hash);
bool is_pin(std::string_view pin, std::string_view hash);

}  // namespace gummiband::leads
