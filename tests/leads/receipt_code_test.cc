// The code a visitor takes home: readable, checked, and nothing in it about the visitor.
#include "leads/receipt_code.h"

#include <algorithm>
#include <set>
#include <utility>

#include "catch.h"

namespace gummiband::leads {
namespace {

const std::string kBook = "sixteen bytes!!!";

base::Uuid lead(uint8_t number) {
  base::Uuid id;
  id.bytes.fill(number);
  return id;
}

TEST_CASE("A receipt code has six characters, none of which looks like another") {
  for (const char bad : std::string("01OILBSZU")) {
    REQUIRE(kReceiptAlphabet.find(bad) == std::string_view::npos);
  }
  REQUIRE(kReceiptAlphabet.size() == 27);
  for (uint8_t i = 0; i < 100; ++i) {
    const std::string code = receipt_code(lead(i), kBook, 0);
    REQUIRE(code.size() == kReceiptCodeLength);
    REQUIRE(parse_receipt_code(code) == code);
  }
}

TEST_CASE("The same lead has the same code in its ledger, another one elsewhere or next time") {
  const std::string code = receipt_code(lead(1), kBook, 0);
  REQUIRE(receipt_code(lead(1), kBook, 0) == code);
  REQUIRE(receipt_code(lead(2), kBook, 0) != code);
  REQUIRE(receipt_code(lead(1), kBook, 1) != code);
  REQUIRE(receipt_code(lead(1), "another 16 bytes", 0) != code);
}

TEST_CASE("The codes use the whole alphabet and hardly ever meet") {
  std::set<std::string> codes;
  std::set<char> characters;
  for (uint32_t attempt = 0; attempt < 1000; ++attempt) {
    const std::string code = receipt_code(lead(9), kBook, attempt);
    codes.insert(code);
    characters.insert(code.begin(), code.end());
  }
  REQUIRE(codes.size() >= 998);
  REQUIRE(characters.size() == kReceiptAlphabet.size());
}

TEST_CASE("A code is taken as people type it") {
  const std::string code = receipt_code(lead(3), kBook, 0);
  std::string small = code;
  for (char& byte : small) byte = byte >= 'A' ? static_cast<char>(byte - 'A' + 'a') : byte;
  REQUIRE(parse_receipt_code(small) == code);
  REQUIRE(parse_receipt_code(" " + code.substr(0, 3) + "-" + code.substr(3) + " ") == code);
  std::string alike;
  for (uint32_t attempt = 0; alike.find('8') == std::string::npos; ++attempt) {
    alike = receipt_code(lead(3), kBook, attempt);
  }
  std::string mistaken = alike;
  std::ranges::replace(mistaken, '8', 'B');
  REQUIRE(parse_receipt_code(mistaken) == alike);
}

TEST_CASE("Every single wrong character and every swap of neighbours is noticed") {
  for (uint8_t number = 0; number < 20; ++number) {
    const std::string code = receipt_code(lead(number), kBook, 0);
    for (size_t i = 0; i < code.size(); ++i) {
      for (const char other : kReceiptAlphabet) {
        std::string wrong = code;
        wrong[i] = other;
        REQUIRE(parse_receipt_code(wrong).has_value() == (other == code[i]));
      }
      if (i + 1 == code.size() || code[i] == code[i + 1]) continue;
      std::string swapped = code;
      std::swap(swapped[i], swapped[i + 1]);
      REQUIRE_FALSE(parse_receipt_code(swapped).has_value());
    }
  }
}

TEST_CASE("What cannot be a code is none") {
  const std::string code = receipt_code(lead(4), kBook, 0);
  for (const std::string& typed :
       {std::string(), code.substr(1), code + code, code.substr(0, 5) + "0", std::string("ÄÖÜ234"),
        std::string(6, '\0'), std::string(1000, ' ')}) {
    REQUIRE_FALSE(parse_receipt_code(typed).has_value());
  }
}

TEST_CASE("The index of a code is neither the code nor the same in another ledger") {
  const std::string code = receipt_code(lead(5), kBook, 0);
  const std::string index = receipt_code_index(code, kBook);
  REQUIRE(index.size() == 8);
  REQUIRE(index.find(code) == std::string::npos);
  REQUIRE(receipt_code_index(code, kBook) == index);
  REQUIRE(receipt_code_index(code, "another 16 bytes") != index);
}

}  // namespace
}  // namespace gummiband::leads
