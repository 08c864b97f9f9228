#include "ui/rounded.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace gummiband::ui {
namespace {

// Coverage of the pixel centre (x, y) by a rounded square from `low` to `high`.
float covered(float x, float y, float low, float high, float radius) {
  const float nearest_x = std::clamp(x, low + radius, high - radius);
  const float nearest_y = std::clamp(y, low + radius, high - radius);
  if (x == nearest_x && y == nearest_y) return 1;
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

// Coverage of a rounded square whose middle is one pixel, with so many pixels of nothing around it.
class Square {
 public:
  Square(int corner, int bleed) : size_(2 * corner + 1), bleed_(bleed) {
    const auto side = static_cast<size_t>(size_);
    covered_.resize(side * side);
  }
  // Adds the square that is `inset` pixels smaller on each side, `weight` times.
  void add(int inset, int radius, float weight) {
    const auto low = static_cast<float>(bleed_ + inset);
    const auto high = static_cast<float>(size_ - bleed_ - inset);
    float* pixel = covered_.data();
    for (int y = 0; y < size_; ++y) {
      for (int x = 0; x < size_; ++x) {
        *pixel++ += weight * covered(static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F,
                                     low, high, static_cast<float>(radius));
      }
    }
  }
  void blur(int blur_px) {
    const std::vector<float> weights = gaussian(static_cast<float>(blur_px) / 2.0F, blur_px);
    const auto side = static_cast<size_t>(size_);
    covered_ = blurred_turned(blurred_turned(covered_, side, weights), side, weights);
  }
  std::unique_ptr<Texture> mask() const {
    auto mask = std::make_unique<Texture>(PixelFormat::kMask, size_, size_);
    std::ranges::transform(covered_, mask->mask(), [](float coverage) {
      return static_cast<uint8_t>(std::lround(std::clamp(coverage, 0.0F, 1.0F) * 255.0F));
    });
    mask->touch();
    return mask;
  }

 private:
  int size_;
  int bleed_;
  std::vector<float> covered_;
};

NinePatch bake_shadow(int radius_px, int blur_px) {
  NinePatch patch;
  patch.bleed = blur_px;
  patch.corner = blur_px + std::max(radius_px, blur_px) + 1;
  Square square(patch.corner, patch.bleed);
  square.add(0, radius_px, 1);
  if (blur_px > 0) square.blur(blur_px);
  patch.mask = square.mask();
  return patch;
}

NinePatch bake_ring(int radius_px, int border_px) {
  NinePatch patch;
  patch.corner = std::max(radius_px, border_px) + 1;
  Square square(patch.corner, 0);
  square.add(0, radius_px, 1);
  square.add(border_px, std::max(0, radius_px - border_px), -1);
  patch.mask = square.mask();
  return patch;
}

}  // namespace

const NinePatch& Rounded::shadow(int radius_px, int blur_px) {
  NinePatch& patch = shadows_[{radius_px, blur_px}];
  if (!patch.mask) patch = bake_shadow(radius_px, blur_px);
  return patch;
}

const NinePatch& Rounded::ring(int radius_px, int border_px) {
  NinePatch& patch = rings_[{radius_px, border_px}];
  if (!patch.mask) patch = bake_ring(radius_px, border_px);
  return patch;
}

void Rounded::clear() {
  shadows_.clear();
  rings_.clear();
}

}  // namespace gummiband::ui
