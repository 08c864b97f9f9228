#include "ledger/checksum.h"

#include <array>

namespace gummiband::ledger {
namespace {

constexpr std::array<uint32_t, 256> make_table() {
  constexpr uint32_t kPolynomial = 0xEDB88320;
  std::array<uint32_t, 256> table{};
  for (uint32_t i = 0; i < table.size(); ++i) {
    uint32_t value = i;
    for (int bit = 0; bit < 8; ++bit) value = value >> 1 ^ ((value & 1) != 0 ? kPolynomial : 0);
    table[i] = value;
  }
  return table;
}

constexpr std::array<uint32_t, 256> kTable = make_table();

uint32_t step(uint32_t crc, uint8_t byte) {
  return crc >> 8 ^ kTable[(crc ^ byte) & 0xFF];
}

}  // namespace

uint32_t checksum(std::initializer_list<std::string_view> fields) {
  uint32_t crc = 0xFFFFFFFF;
  for (std::string_view field : fields) {
    const uint64_t length = field.size();
    for (int i = 0; i < 8; ++i) crc = step(crc, static_cast<uint8_t>(length >> (8 * i)));
    for (char byte : field) crc = step(crc, static_cast<uint8_t>(byte));
  }
  return ~crc;
}

}  // namespace gummiband::ledger
