// Numbers that stand for content: of textures, shapes and tiles.
//
// Quick and well spread, not safe against somebody who wants two things to have the same number;
// nobody gains by that here. Any thread.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace gummiband::ui {

// The multipliers of xxHash64: odd, without pattern.
inline constexpr uint64_t kHashOne = 0x9E3779B185EBCA87;
inline constexpr uint64_t kHashTwo = 0xC2B2AE3D27D4EB4F;

// `hash` after it has also seen `word`. The order matters.
inline uint64_t mixed(uint64_t hash, uint64_t word) {
  hash = (hash ^ word) * kHashOne;
  return hash ^ (hash >> 29);
}

// Of many bytes, four lanes at a time, some gigabytes a second.
inline uint64_t hash_bytes(const void* bytes, size_t count, uint64_t seed) {
  constexpr size_t kLanes = 4;
  uint64_t lanes[kLanes] = {seed, seed + kHashOne, seed + kHashTwo, ~seed};
  const auto* at = static_cast<const std::byte*>(bytes);
  uint64_t words[kLanes];
  for (; count >= sizeof words; at += sizeof words, count -= sizeof words) {
    std::memcpy(words, at, sizeof words);
    for (size_t i = 0; i < kLanes; ++i) {
      lanes[i] = std::rotl(lanes[i] + words[i] * kHashTwo, 31) * kHashOne;
    }
  }
  uint64_t hash = mixed(seed, count);
  for (uint64_t lane : lanes) hash = mixed(hash, lane);
  for (; count > 0; ++at, --count) hash = mixed(hash, std::to_integer<uint64_t>(*at));
  return hash;
}

}  // namespace gummiband::ui
