// The six characters a visitor takes home, to withdraw a lead at the kiosk.
//
// Five characters and a check character over an alphabet without look-alikes (no 0 O 1 I L, and one
// each of 2 Z, 5 S, 8 B, U V). The check character finds every single wrong character and every two
// neighbours that changed places. 27^5 = 14 million codes: enough that none is guessed at a kiosk,
// and the ledger sees to it that no two leads have the same. A code says nothing about the lead;
// it is derived from the lead's id and the ledger's own random name, so that it needs not be
// stored. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/uuid.h"

namespace gummiband::leads {

inline constexpr std::string_view kReceiptAlphabet = "23456789ACDEFGHJKMNPQRTVWXY";
inline constexpr size_t kReceiptCodeLength = 6;
// Of `book`: what keys the derivation.
inline constexpr size_t kBookNameBytes = 16;

// The `attempt`-th code (from 0) of the lead in the ledger whose random name is `book`
// (kBookNameBytes). The same arguments give the same code.
std::string receipt_code(const base::Uuid& lead, std::string_view book, uint32_t attempt);

// A code as somebody types it -> as receipt_code() writes it: small letters, spaces and hyphens are
// taken, and B, S, U, Z for the character they look like. Nothing if it cannot be a code; then it
// was mistyped.
std::optional<std::string> parse_receipt_code(std::string_view typed);

// Eight bytes under which the ledger finds a code without writing it down.
std::string receipt_code_index(std::string_view code, std::string_view book);

}  // namespace gummiband::leads
