#include "base/uuid.h"

#include <algorithm>

#include "base/text.h"

namespace gummiband::base {
namespace {

constexpr size_t kTextLength = 36;
constexpr std::array<size_t, 4> kDashes = {8, 13, 18, 23};

bool is_dash(size_t index) {
  return std::ranges::find(kDashes, index) != kDashes.end();
}

}  // namespace

std::string Uuid::text() const {
  std::string hex = to_hex(bytes);
  for (size_t dash : kDashes) hex.insert(dash, 1, '-');
  return hex;
}

std::optional<Uuid> Uuid::parse(std::string_view text) {
  if (text.size() != kTextLength) return std::nullopt;
  std::string hex;
  for (size_t i = 0; i < text.size(); ++i) {
    if (is_dash(i) != (text[i] == '-')) return std::nullopt;
    if (text[i] >= 'A' && text[i] <= 'F') return std::nullopt;  // one form of a name, not two
    if (!is_dash(i)) hex.push_back(text[i]);
  }
  const std::optional<std::string> bytes = from_hex(hex);
  if (!bytes) return std::nullopt;
  Uuid uuid;
  std::ranges::copy(*bytes, uuid.bytes.begin());
  return uuid;
}

Uuid new_uuid(int64_t wall_ms, Random& random) {
  Uuid uuid;
  random.fill(uuid.bytes);
  const auto time = static_cast<uint64_t>(wall_ms);
  for (int i = 0; i < 6; ++i) uuid.bytes[i] = static_cast<uint8_t>(time >> (40 - 8 * i));
  uuid.bytes[6] = static_cast<uint8_t>(0x70 | (uuid.bytes[6] & 0x0F));
  uuid.bytes[8] = static_cast<uint8_t>(0x80 | (uuid.bytes[8] & 0x3F));
  return uuid;
}

}  // namespace gummiband::base
