#include "leads/receipt_code.h"

#include <sodium.h>

#include <array>

#include "base/check.h"
#include "base/text.h"
#include "leads/secret.h"

namespace gummiband::leads {
namespace {

// Contexts, so that a code and the index of a code never come of the same hash.
constexpr std::string_view kCodeContext = "gummiband receipt code 1";
constexpr std::string_view kIndexContext = "gummiband receipt index 1";
constexpr size_t kIndexBytes = 8;

std::array<uint8_t, crypto_generichash_BYTES> keyed_hash(std::string_view context,
                                                         std::string_view text,
                                                         std::string_view book) {
  ready_sodium();
  base::check(book.size() == kBookNameBytes, "the name of a ledger has another length");
  std::string whole = std::string(context) + std::string(text);
  std::array<uint8_t, crypto_generichash_BYTES> hash{};
  crypto_generichash(hash.data(), hash.size(), bytes_of(whole), whole.size(), bytes_of(book),
                     book.size());
  base::wipe(whole);
  return hash;
}

// Weights 1 and 2 by turns: both have an inverse modulo 27, and so has their difference; so no
// single change and no swap of neighbours goes unnoticed.
size_t weighted(size_t place, size_t value) {
  return place % 2 == 0 ? value : 2 * value;
}

// What the last character, of weight 2, must be for the weighted sum to be 0 modulo 27.
char check_character(std::string_view body) {
  constexpr size_t kBase = kReceiptAlphabet.size();
  constexpr size_t kHalf = (kBase + 1) / 2;  // 2 * kHalf = 1 modulo 27
  size_t sum = 0;
  for (size_t i = 0; i < body.size(); ++i) sum += weighted(i, kReceiptAlphabet.find(body[i]));
  return kReceiptAlphabet[(kBase - sum % kBase) * kHalf % kBase];
}

char folded(char typed) {
  const char upper = typed >= 'a' && typed <= 'z' ? static_cast<char>(typed - 'a' + 'A') : typed;
  switch (upper) {
    case 'B':
      return '8';
    case 'S':
      return '5';
    case 'U':
      return 'V';
    case 'Z':
      return '2';
    default:
      return upper;
  }
}

}  // namespace

std::string receipt_code(const base::Uuid& lead, std::string_view book, uint32_t attempt) {
  std::string text(lead.bytes.begin(), lead.bytes.end());
  text += std::to_string(attempt);
  const auto hash = keyed_hash(kCodeContext, text, book);
  uint64_t number = 0;
  for (size_t i = 0; i < sizeof number; ++i) number = number << 8 | hash[i];
  std::string code;
  for (size_t i = 0; i + 1 < kReceiptCodeLength; ++i) {
    code += kReceiptAlphabet[number % kReceiptAlphabet.size()];
    number /= kReceiptAlphabet.size();
  }
  return code + check_character(code);
}

std::optional<std::string> parse_receipt_code(std::string_view typed) {
  std::string code;
  for (const char byte : typed) {
    if (byte == ' ' || byte == '-') continue;
    code += folded(byte);
    if (code.size() > kReceiptCodeLength) return std::nullopt;
    if (kReceiptAlphabet.find(code.back()) == std::string_view::npos) return std::nullopt;
  }
  if (code.size() != kReceiptCodeLength) return std::nullopt;
  if (check_character(std::string_view(code).substr(0, kReceiptCodeLength - 1)) != code.back()) {
    return std::nullopt;
  }
  return code;
}

std::string receipt_code_index(std::string_view code, std::string_view book) {
  const auto hash = keyed_hash(kIndexContext, code, book);
  return {hash.begin(), hash.begin() + kIndexBytes};
}

}  // namespace gummiband::leads
