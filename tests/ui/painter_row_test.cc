#include <array>
#include <cmath>
#include <vector>

#include "catch.h"
#include "painter_sketch.h"
#include "ui/raster_row.h"

namespace gummiband::ui {
namespace {

uint32_t rounded(double value) {
  return static_cast<uint32_t>(std::floor(value + 0.5));
}

uint32_t channel(uint32_t pixel, int index) {
  return (pixel >> (8 * index)) & 0xFF;
}

// Source over target, each product rounded to 8 bits, channel by channel.
uint32_t over(uint32_t source, uint32_t target) {
  uint32_t result = 0;
  const uint32_t rest = 255 - channel(source, 3);
  for (int i = 0; i < 4; ++i) {
    const uint32_t sum = channel(source, i) + rounded(channel(target, i) * rest / 255.0);
    result |= std::min(sum, 255U) << (8 * i);
  }
  return result;
}

uint32_t times(uint32_t pixel, uint32_t by) {
  uint32_t result = 0;
  for (int i = 0; i < 4; ++i) {
    result |= rounded(channel(pixel, i) * channel(by, i) / 255.0) << (8 * i);
  }
  return result;
}

uint32_t random_premultiplied(std::mt19937& random) {
  static constexpr std::array<uint32_t, 4> kAlphas = {0, 255, 128, 1};
  const uint32_t alpha =
      random() % 2 == 0 ? kAlphas[random() % 4] : static_cast<uint32_t>(random() % 256);
  uint32_t pixel = alpha << 24;
  for (int i = 0; i < 3; ++i) pixel |= static_cast<uint32_t>(random() % (alpha + 1)) << (8 * i);
  return pixel;
}

std::vector<uint32_t> random_ground(std::mt19937& random, int count) {
  std::vector<uint32_t> ground(static_cast<size_t>(count));
  for (uint32_t& pixel : ground) pixel = 0xFF000000 | static_cast<uint32_t>(random() & 0xFFFFFF);
  return ground;
}

TEST_CASE("a product of two bytes is rounded to the nearest, for every pair") {
  for (uint32_t a = 0; a < 256; ++a) {
    for (uint32_t b = 0; b < 256; ++b) {
      if (scaled_byte(a, b) != rounded(a * b / 255.0)) FAIL(a << " * " << b);
    }
  }
}

TEST_CASE("rows of any length are put over pixels with correct rounding and stay opaque") {
  const uint32_t seed = seed_of_run();
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int count = 0; count < 70; ++count) {
    const std::vector<uint32_t> ground = random_ground(random, count + 1);
    const uint32_t colour = random_premultiplied(random);
    std::vector<uint32_t> source(ground.size());
    for (uint32_t& pixel : source) pixel = random_premultiplied(random);
    std::vector<uint8_t> coverage(ground.size());
    for (uint8_t& value : coverage) {
      value = static_cast<uint8_t>(random() % 3 == 0 ? random() : random() % 2 * 255);
    }

    auto solid = ground, pixels = ground, tinted = ground, masked = ground;
    paint_solid(solid.data(), count, colour);
    paint_pixels(pixels.data(), source.data(), count);
    paint_pixels(tinted.data(), source.data(), count, colour);
    paint_mask(masked.data(), coverage.data(), count, colour);
    for (size_t i = 0; i < static_cast<size_t>(count); ++i) {
      REQUIRE(solid[i] == over(colour, ground[i]));
      REQUIRE(pixels[i] == over(source[i], ground[i]));
      REQUIRE(tinted[i] == over(times(source[i], colour), ground[i]));
      REQUIRE(masked[i] == over(times(coverage[i] * 0x01010101U, colour), ground[i]));
      REQUIRE((masked[i] >> 24) == 255);
    }
    for (const auto* row : {&solid, &pixels, &tinted, &masked}) {
      REQUIRE(row->back() == ground.back());  // nothing beyond the row
    }
  }
}

TEST_CASE("a source brighter than its alpha ends at white instead of wrapping to black") {
  std::vector<uint32_t> row(7, 0xFFFFFFFF);
  paint_solid(row.data(), 7, 0x80FFFFFF);
  CHECK(row == std::vector<uint32_t>(7, 0xFFFFFFFF));
}

TEST_CASE("two rows are mixed as their single pixels are") {
  const uint32_t seed = seed_of_run();
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (uint32_t weight = 0; weight <= 256; weight += 8) {
    constexpr int kCount = 39;
    const auto first = random_ground(random, kCount);
    const auto second = random_ground(random, kCount);
    std::vector<uint32_t> mixed(kCount);
    mix_rows(mixed.data(), first.data(), second.data(), kCount, weight);
    std::vector<uint8_t> bytes(kCount * 4);
    mix_rows(bytes.data(), reinterpret_cast<const uint8_t*>(first.data()),
             reinterpret_cast<const uint8_t*>(second.data()), kCount * 4 - 1, weight);
    for (int i = 0; i < kCount - 1; ++i) {
      const auto at = static_cast<size_t>(i);
      REQUIRE(mixed[at] == mixed_pixels(first[at], second[at], weight));
      for (int c = 0; c < 4; ++c) {
        const double exact = (channel(first[at], c) * (256.0 - weight) +
                              channel(second[at], c) * double{static_cast<double>(weight)}) /
                             256;
        REQUIRE(channel(mixed[at], c) == rounded(exact));
        REQUIRE(bytes[at * 4 + static_cast<size_t>(c)] == rounded(exact));
      }
    }
  }
}

TEST_CASE("a ramp goes from its first colour to its last and never leaves them") {
  Ramp ramp;
  const int32_t last[4] = {0, 255, 17, 200};
  const int32_t first[4] = {255, 0, 17, 100};
  constexpr int kCount = 61;
  for (int i = 0; i < 4; ++i) {
    ramp.start[i] = first[i] << kRampBits;
    ramp.step[i] = ((last[i] - first[i]) << kRampBits) / (kCount - 1);
  }
  std::vector<uint32_t> row(kCount + 1, 0xDEADBEEF);
  fill_ramp(row.data(), kCount, ramp);
  CHECK(row.back() == 0xDEADBEEF);
  for (int x = 0; x < kCount; ++x) {
    for (int i = 0; i < 4; ++i) {
      const double exact = first[i] + (last[i] - first[i]) * double{static_cast<double>(x)} / 60;
      CHECK(std::abs(channel(row[static_cast<size_t>(x)], i) - exact) <= 0.51);
    }
  }
}

}  // namespace
}  // namespace gummiband::ui
