#include "ui/raster_row.h"

#include <algorithm>
#include <bit>
#include <cstring>

// Four pixels at a time in the vectors GCC and Clang share: SSE2 on amd64, NEON on arm64, plain
// code elsewhere, without one intrinsic. A compiler left alone does not see through packed pixels.

namespace gummiband::ui {
namespace {

static_assert(std::endian::native == std::endian::little, "lanes() takes bytes apart in order");

using Bytes = uint8_t __attribute__((vector_size(16)));
using Words = uint16_t __attribute__((vector_size(16)));
using Ints = int32_t __attribute__((vector_size(16)));
using SignedWords = int16_t __attribute__((vector_size(16)));

constexpr int kStep = 4;  // pixels in a vector
constexpr uint32_t kAlpha = 0xFF000000;

// Four pixels with 16 bits for each channel.
struct Lanes {
  Words low;
  Words high;
};

inline Lanes lanes(Bytes bytes) {
  const Bytes zero = {};
  return {reinterpret_cast<Words>(__builtin_shufflevector(bytes, zero, 0, 16, 1, 17, 2, 18, 3, 19,
                                                          4, 20, 5, 21, 6, 22, 7, 23)),
          reinterpret_cast<Words>(__builtin_shufflevector(bytes, zero, 8, 24, 9, 25, 10, 26, 11, 27,
                                                          12, 28, 13, 29, 14, 30, 15, 31))};
}

inline Bytes packed(const Lanes& four) {
  return __builtin_shufflevector(reinterpret_cast<Bytes>(four.low),
                                 reinterpret_cast<Bytes>(four.high), 0, 2, 4, 6, 8, 10, 12, 14, 16,
                                 18, 20, 22, 24, 26, 28, 30);
}

template <typename T>
inline Bytes loaded(const T* from) {
  Bytes bytes;
  std::memcpy(&bytes, from, sizeof bytes);
  return bytes;
}

template <typename T>
inline void store(T* to, Bytes bytes) {
  std::memcpy(to, &bytes, sizeof bytes);
}

inline Bytes repeated(uint32_t pixel) {
  const uint32_t four[kStep] = {pixel, pixel, pixel, pixel};
  return loaded(four);
}

inline Words alphas(Words two) {
  return __builtin_shufflevector(two, two, 3, 3, 3, 3, 7, 7, 7, 7);
}

// scaled_byte() of each lane; the largest product, 255 * 255 + 128, still fits.
inline Words scaled(Words a, Words b) {
  const Words t = a * b + 128;
  return (t + (t >> 8)) >> 8;
}

inline Words over(Words source, Words target) {
  const SignedWords sum =
      reinterpret_cast<SignedWords>(source + scaled(target, 255 - alphas(source)));
  const SignedWords most = SignedWords{} + 255;
  return reinterpret_cast<Words>(sum > most ? most : sum);
}

inline Bytes over(const Lanes& source, Bytes target) {
  const Lanes below = lanes(target);
  return packed({over(source.low, below.low), over(source.high, below.high)});
}

inline Lanes scaled(const Lanes& a, const Lanes& b) {
  return {scaled(a.low, b.low), scaled(a.high, b.high)};
}

// Each coverage in all four channels of its pixel. Two interleavings, as every processor has them.
inline Lanes of_mask(uint32_t four_coverages) {
  const Ints single = {static_cast<int32_t>(four_coverages), 0, 0, 0};
  const Bytes m = reinterpret_cast<Bytes>(single);
  const Words twice = reinterpret_cast<Words>(
      __builtin_shufflevector(m, m, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23));
  return lanes(
      reinterpret_cast<Bytes>(__builtin_shufflevector(twice, twice, 0, 8, 1, 9, 2, 10, 3, 11)));
}

inline Words mixed(Words from, Words to, uint16_t weight) {
  const uint16_t rest = static_cast<uint16_t>(256 - weight);
  return (from * rest + to * weight + 128) >> 8;
}

inline Bytes mixed(Bytes from, Bytes to, uint16_t weight) {
  const Lanes a = lanes(from);
  const Lanes b = lanes(to);
  return packed({mixed(a.low, b.low, weight), mixed(a.high, b.high, weight)});
}

inline void fill(uint32_t* target, int count, uint32_t colour) {
  if (count >= kStep) {
    const Bytes four = repeated(colour);
    for (; count >= kStep; count -= kStep, target += kStep) store(target, four);
  }
  for (int i = 0; i < count; ++i) target[i] = colour;
}

// One pixel, two channels at a time in one number: for the rest of a row, and for short spans.
inline uint32_t over(uint32_t source, uint32_t target) {
  constexpr uint32_t kPair = 0x00FF00FF;
  constexpr uint32_t kHalf = 0x00800080;
  constexpr uint32_t kCarry = 0x01000100;
  const uint32_t rest = 255 - (source >> 24);
  const auto pair = [&](uint32_t above, uint32_t below) {
    const uint32_t t = (below & kPair) * rest + kHalf;
    const uint32_t sum = (above & kPair) + (((t + ((t >> 8) & kPair)) >> 8) & kPair);
    const uint32_t carry = sum & kCarry;
    return (sum | (carry - (carry >> 8))) & kPair;
  };
  return pair(source, target) | pair(source >> 8, target >> 8) << 8;
}

inline void paint_four(uint32_t* target, const uint32_t* source) {
  const uint32_t all = source[0] & source[1] & source[2] & source[3];
  if (all >= kAlpha) return store(target, loaded(source));
  if ((source[0] | source[1] | source[2] | source[3]) == 0) return;
  store(target, over(lanes(loaded(source)), loaded(target)));
}

inline void paint_four(uint32_t* target, const uint32_t* source, const Lanes& colour) {
  if ((source[0] | source[1] | source[2] | source[3]) == 0) return;
  store(target, over(scaled(lanes(loaded(source)), colour), loaded(target)));
}

}  // namespace

void paint_solid(uint32_t* target, int count, uint32_t colour) {
  if (colour >= kAlpha) return fill(target, count, colour);
  if (colour == 0) return;
  if (count >= kStep) {
    const Lanes source = lanes(repeated(colour));
    for (; count >= kStep; count -= kStep, target += kStep) {
      store(target, over(source, loaded(target)));
    }
  }
  for (int i = 0; i < count; ++i) target[i] = over(colour, target[i]);
}

void paint_pixels(uint32_t* target, const uint32_t* source, int count, uint32_t colour) {
  const bool plain = colour == kWhite;
  if (count >= kStep) {
    const Lanes by = lanes(repeated(colour));
    for (; count >= kStep; count -= kStep, target += kStep, source += kStep) {
      plain ? paint_four(target, source) : paint_four(target, source, by);
    }
  }
  for (int i = 0; i < count; ++i) {
    target[i] = over(plain ? source[i] : modulated(source[i], colour), target[i]);
  }
}

void paint_mask(uint32_t* target, const uint8_t* mask, int count, uint32_t colour) {
  const Lanes by = lanes(repeated(colour));
  const bool opaque = colour >= kAlpha;
  const Bytes whole = repeated(colour);
  for (; count >= kStep; count -= kStep, target += kStep, mask += kStep) {
    uint32_t coverage = 0;
    std::memcpy(&coverage, mask, sizeof coverage);
    if (coverage == 0) continue;
    if (opaque && coverage == kWhite) {
      store(target, whole);
    } else {
      store(target, over(scaled(of_mask(coverage), by), loaded(target)));
    }
  }
  for (int i = 0; i < count; ++i) {
    target[i] = over(modulated(mask[i] * 0x01010101U, colour), target[i]);
  }
}

void fill_ramp(uint32_t* target, int count, const Ramp& ramp) {
  Ints value;
  Ints step;
  std::memcpy(&value, ramp.start, sizeof value);
  std::memcpy(&step, ramp.step, sizeof step);
  value += 1 << (kRampBits - 1);
  const auto next_two = [&] {
    const Words first = reinterpret_cast<Words>(value >> kRampBits);
    const Words second = reinterpret_cast<Words>((value + step) >> kRampBits);
    value += step + step;
    return __builtin_shufflevector(first, second, 0, 2, 4, 6, 8, 10, 12, 14);
  };
  for (; count > 0; count -= kStep, target += kStep) {
    const Words low = next_two();
    const Bytes four = packed({low, next_two()});
    if (count < kStep) {
      std::memcpy(target, &four, static_cast<size_t>(count) * sizeof *target);
    } else {
      store(target, four);
    }
  }
}

void mix_rows(uint32_t* target, const uint32_t* first, const uint32_t* second, int count,
              uint32_t weight) {
  const auto by = static_cast<uint16_t>(weight);
  for (; count >= kStep; count -= kStep, target += kStep, first += kStep, second += kStep) {
    store(target, mixed(loaded(first), loaded(second), by));
  }
  for (int i = 0; i < count; ++i) target[i] = mixed_pixels(first[i], second[i], weight);
}

void mix_rows(uint8_t* target, const uint8_t* first, const uint8_t* second, int count,
              uint32_t weight) {
  constexpr int kBytes = sizeof(Bytes);
  const auto by = static_cast<uint16_t>(weight);
  for (; count >= kBytes; count -= kBytes, target += kBytes, first += kBytes, second += kBytes) {
    store(target, mixed(loaded(first), loaded(second), by));
  }
  for (int i = 0; i < count; ++i) target[i] = mixed_bytes(first[i], second[i], weight);
}

}  // namespace gummiband::ui
