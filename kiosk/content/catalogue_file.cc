#include "content/catalogue_file.h"

#include <cstdint>
#include <cstring>
#include <optional>

namespace gummiband::content {
namespace {

constexpr uint32_t kMagic = 0x950412DE;
constexpr uint64_t kWord = sizeof(uint32_t);

// Where the header keeps what, in words.
enum HeaderWord : uint64_t {
  kMagicAt,
  kRevisionAt,
  kCountAt,
  kKeysAt,
  kTextsAt,
  kSlotsAt,
  kHashAt
};

// The word at a byte offset, which a table of up to 2^32 words may put beyond 32 bits.
std::optional<uint32_t> word_at(std::string_view bytes, uint64_t offset) {
  if (offset + kWord > bytes.size()) return std::nullopt;
  uint32_t word = 0;
  std::memcpy(&word, bytes.data() + offset, sizeof word);
  return word;
}

// A table of `count` pairs (length, offset).
bool are_texts_within(std::string_view bytes, uint64_t table, uint32_t count) {
  for (uint64_t i = 0; i < count; ++i) {
    const auto length = word_at(bytes, table + i * 2 * kWord);
    const auto offset = word_at(bytes, table + i * 2 * kWord + kWord);
    if (!length || !offset) return false;
    const uint64_t end = uint64_t{*offset} + *length;
    if (end >= bytes.size() || bytes[end] != '\0') return false;
  }
  return true;
}

}  // namespace

base::Path catalogue_path(const base::Path& words, const std::string& language) {
  return words / language / "LC_MESSAGES" / (std::string(kWordsDomain) + ".mo");
}

bool is_whole_catalogue(std::string_view bytes) {
  const auto header = [&](HeaderWord which) { return word_at(bytes, which * kWord); };
  if (header(kMagicAt) != kMagic || header(kRevisionAt) != 0 || !header(kHashAt)) return false;
  const uint32_t count = *header(kCountAt);
  if (!are_texts_within(bytes, *header(kKeysAt), count)) return false;
  if (!are_texts_within(bytes, *header(kTextsAt), count)) return false;
  const uint64_t hash = *header(kHashAt);
  for (uint64_t slot = 0; slot < *header(kSlotsAt); ++slot) {
    const auto entry = word_at(bytes, hash + slot * kWord);
    if (!entry || *entry > count) return false;
  }
  return true;
}

}  // namespace gummiband::content
