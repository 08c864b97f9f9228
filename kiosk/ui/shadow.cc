#include "ui/shadow.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace gummiband::ui {
namespace {

// Coverage of the pixel centre (x, y) by a rounded square from `low` to `high`.
float covered(float x, float y, float low, float high, float radius) {
  const float nearest_x = std::clamp(x, low + radius, high - radius);
  const float nearest_y = std::clamp(y, low + radius, high - radius);
  const float distance = std::hypot(x - nearest_x, y - nearest_y);
  return std::clamp(radius - distance + 0.5F, 0.0F, 1.0F);
}

std::vector<float> gaussian(float sigma, int reach) {
  std::vector<float> weights;
  float sum = 0;
  for (int i = -reach; i <= reach; ++i) {
    const float d = static_cast<float>(i) / sigma;
    weights.push_back(std::exp(-d * d / 2));
    sum += weights.back();
  }
  for (float& weight : weights) weight /= sum;
  return weights;
}

// Blurs along rows and writes the result turned by 90 degrees, so that twice is both ways. There is
// nothing outside, and the lower half is the upper one upside down.
std::vector<float> blurred_turned(const std::vector<float>& from, size_t size,
                                  const std::vector<float>& weights) {
  const size_t reach = weights.size() / 2;
  std::vector<float> to(from.size());
  std::vector<float> row(size + 2 * reach);
  std::vector<float> sums(size);
  for (size_t y = 0; y <= size / 2; ++y) {
    std::copy_n(&from[y * size], size, &row[reach]);
    std::ranges::fill(sums, 0.0F);
    for (size_t i = 0; i < weights.size(); ++i) {
      const float weight = weights[i];
      for (size_t x = 0; x < size; ++x) sums[x] += weight * row[x + i];
    }
    for (size_t x = 0; x < size; ++x) to[x * size + y] = to[x * size + size - 1 - y] = sums[x];
  }
  return to;
}

NinePatch bake(int radius_px, int blur_px) {
  NinePatch patch;
  patch.bleed = blur_px;
  patch.corner = blur_px + std::max(radius_px, blur_px) + 1;
  const int size = 2 * patch.corner + 1;
  const auto low = static_cast<float>(patch.bleed);
  const auto high = static_cast<float>(size - patch.bleed);
  std::vector<float> shape(static_cast<size_t>(size) * static_cast<size_t>(size));
  for (int y = 0; y < size; ++y) {
    for (int x = 0; x < size; ++x) {
      shape[static_cast<size_t>(y * size + x)] =
          covered(static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F, low, high,
                  static_cast<float>(radius_px));
    }
  }
  if (blur_px > 0) {
    const std::vector<float> weights = gaussian(static_cast<float>(blur_px) / 2.0F, blur_px);
    const auto side = static_cast<size_t>(size);
    shape = blurred_turned(blurred_turned(shape, side, weights), side, weights);
  }
  patch.mask = std::make_unique<Texture>(PixelFormat::kMask, size, size);
  std::ranges::transform(shape, patch.mask->mask(), [](float coverage) {
    return static_cast<uint8_t>(std::lround(std::clamp(coverage, 0.0F, 1.0F) * 255.0F));
  });
  patch.mask->touch();
  return patch;
}

}  // namespace

const NinePatch& Shadows::get(int radius_px, int blur_px) {
  NinePatch& patch = baked_[{radius_px, blur_px}];
  if (!patch.mask) patch = bake(radius_px, blur_px);
  return patch;
}

}  // namespace gummiband::ui
