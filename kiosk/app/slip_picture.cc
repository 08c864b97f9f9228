#include "app/slip_picture.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace gummiband::app {
namespace {

constexpr uint32_t kOpaque = 0xFF000000U;

// How much of each dot lies under one pixel of a smaller or larger row.
struct Share {
  int dot = 0;
  float part = 0;
};

std::vector<std::vector<Share>> shares(int dots, int pixels) {
  const double step = static_cast<double>(dots) / pixels;
  std::vector<std::vector<Share>> all(static_cast<size_t>(pixels));
  for (int pixel = 0; pixel < pixels; ++pixel) {
    const double from = pixel * step;
    const double to = std::min<double>(dots, from + step);
    for (int dot = static_cast<int>(from); dot < dots && dot < to; ++dot) {
      const double covered = std::min<double>(dot + 1, to) - std::max<double>(dot, from);
      if (covered <= 0) continue;
      all[static_cast<size_t>(pixel)].push_back({dot, static_cast<float>(covered / step)});
    }
  }
  return all;
}

}  // namespace

std::unique_ptr<ui::Texture> slip_picture(const slips::Dots& dots, int width_px) {
  if (dots.width() < 1 || dots.height() < 1) return nullptr;
  const int width = std::clamp(width_px, 1, ui::kMostTextureEdge);
  const double scale = static_cast<double>(width) / dots.width();
  const int height =
      std::clamp(static_cast<int>(std::lround(dots.height() * scale)), 1, ui::kMostTextureEdge);
  const auto across = shares(dots.width(), width);
  const auto down = shares(dots.height(), height);
  auto texture = std::make_unique<ui::Texture>(ui::PixelFormat::kArgb, width, height);
  uint32_t* pixel = texture->argb();
  for (const std::vector<Share>& rows : down) {
    for (const std::vector<Share>& columns : across) {
      float ink = 0;
      for (const Share& row : rows) {
        for (const Share& column : columns) {
          if (dots.at(column.dot, row.dot)) ink += row.part * column.part;
        }
      }
      const auto grey = static_cast<uint32_t>(std::lround(255 * (1 - std::min(1.0F, ink))));
      *pixel++ = kOpaque | grey << 16 | grey << 8 | grey;
    }
  }
  texture->set_opaque(true);
  texture->touch();
  return texture;
}

}  // namespace gummiband::app
