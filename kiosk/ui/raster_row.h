// Rows of pixels put over rows of pixels: the innermost loops of the CPU painter.
//
// Pixels are native 0xAARRGGBB, colour premultiplied by alpha; what is painted on is opaque and
// stays so. Every product is rounded to the nearest of 255 steps, and the same operands always give
// the same pixel, wherever in a row it stands. A source whose colour exceeds its alpha is cut off
// at white. Source and target never overlap. Any thread.
#pragma once

#include <cstdint>

namespace gummiband::ui {

// (a * b) / 255, rounded, for 0..255.
constexpr uint32_t scaled_byte(uint32_t a, uint32_t b) {
  const uint32_t t = a * b + 128;
  return (t + (t >> 8)) >> 8;
}

// Each channel of `pixel` times that of `by`.
constexpr uint32_t modulated(uint32_t pixel, uint32_t by) {
  uint32_t result = 0;
  for (int shift = 0; shift < 32; shift += 8) {
    result |= scaled_byte((pixel >> shift) & 0xFF, (by >> shift) & 0xFF) << shift;
  }
  return result;
}

// `from` and `to` mixed by `weight` of `to`, 0..256.
constexpr uint32_t mixed_pixels(uint32_t from, uint32_t to, uint32_t weight) {
  constexpr uint32_t kPair = 0x00FF00FF;
  constexpr uint32_t kHalf = 0x00800080;
  const uint32_t rest = 256 - weight;
  const uint32_t even = (from & kPair) * rest + (to & kPair) * weight + kHalf;
  const uint32_t odd = ((from >> 8) & kPair) * rest + ((to >> 8) & kPair) * weight + kHalf;
  return ((even >> 8) & kPair) | (odd & ~kPair);
}
constexpr uint8_t mixed_bytes(uint8_t from, uint8_t to, uint32_t weight) {
  return static_cast<uint8_t>((from * (256 - weight) + to * weight + 128) >> 8);
}

inline constexpr uint32_t kWhite = 0xFFFFFFFF;

// One colour over `count` pixels.
void paint_solid(uint32_t* target, int count, uint32_t colour);
// Pixels, times `colour`, over pixels.
void paint_pixels(uint32_t* target, const uint32_t* source, int count, uint32_t colour = kWhite);
// One colour through a mask of coverages.
void paint_mask(uint32_t* target, const uint8_t* mask, int count, uint32_t colour);

// Colours that change evenly along a row: blue, green, red, alpha with kRampBits of fraction, each
// within 0..255 from the first pixel to the last.
inline constexpr int kRampBits = 16;
struct Ramp {
  int32_t start[4] = {};
  int32_t step[4] = {};
};
void fill_ramp(uint32_t* target, int count, const Ramp& ramp);

// Two rows mixed by `weight` of the second, 0..256, as by mixed_pixels() and mixed_bytes().
void mix_rows(uint32_t* target, const uint32_t* first, const uint32_t* second, int count,
              uint32_t weight);
void mix_rows(uint8_t* target, const uint8_t* first, const uint8_t* second, int count,
              uint32_t weight);

}  // namespace gummiband::ui
