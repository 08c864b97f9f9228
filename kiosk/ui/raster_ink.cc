#include "ui/raster_ink.h"

#include <algorithm>
#include <cmath>

#include "ui/raster_row.h"
#include "ui/raster_sample.h"

namespace gummiband::ui {
namespace {

constexpr int64_t kMostChannel = 255 * kPlaneOne;

double channel(uint32_t colour, int index) {
  return static_cast<double>((colour >> (8 * index)) & 0xFF);
}

uint32_t rounded_channel(int64_t value) {
  return static_cast<uint32_t>((std::clamp<int64_t>(value, 0, kMostChannel) + kPlaneOne / 2) >>
                               kPlaneBits);
}

}  // namespace

Ink::Ink(const Shape& shape, Paths paths) : shape_(shape), stepwise_(paths == Paths::kFast) {
  const auto& [a, b, c] = shape.corners;
  one_colour_ = a.colour == b.colour && a.colour == c.colour;
  opaque_ = std::min({a.colour, b.colour, c.colour}) >= 0xFF000000;
  if (one_colour_ && shape.texture == nullptr) return;
  const PlaneMaker maker(shape.corners);
  if (!one_colour_) {
    for (int i = 0; i < 4; ++i) {
      channels_[static_cast<size_t>(i)] =
          maker.plane(channel(a.colour, i), channel(b.colour, i), channel(c.colour, i));
    }
  }
  if (shape.texture != nullptr) {
    u_ = maker.plane(a.u, b.u, c.u);
    v_ = maker.plane(a.v, b.v, c.v);
  }
  choose_kind(paths);
}

void Ink::choose_kind(Paths paths) {
  if (shape_.texture != nullptr) {
    const bool aligned = one_colour_ && u_.dy == 0 && v_.dx == 0;
    kind_ = aligned && paths == Paths::kFast ? Kind::kAligned : Kind::kAny;
    return;
  }
  const bool down = std::ranges::all_of(channels_, [](const Plane& p) { return p.dx == 0; });
  kind_ = down ? Kind::kDown : Kind::kBlend;
}

void Ink::paint(uint32_t* row, int y, int left, int right) const {
  uint32_t* target = row + left;
  const int count = right - left;
  switch (kind_) {
    case Kind::kSolid:
      return paint_solid(target, count, shape_.corners[0].colour);
    case Kind::kDown:
      return paint_solid(target, count, colour_at(left, y));
    case Kind::kBlend:
      return blend(target, y, left, count);
    case Kind::kAligned:
      return aligned(target, y, left, count);
    case Kind::kAny:
      return any(target, y, left, count);
  }
}

uint32_t Ink::colour_at(int x, int y) const {
  if (one_colour_) return shape_.corners[0].colour;
  uint32_t colour = 0;
  for (int i = 0; i < 4; ++i) {
    colour |= rounded_channel(channels_[static_cast<size_t>(i)].at(x, y)) << (8 * i);
  }
  return colour;
}

Ramp Ink::ramp(int y, int left, int count) const {
  constexpr int kDrop = kPlaneBits - kRampBits;
  Ramp ramp;
  for (size_t i = 0; i < 4; ++i) {
    const int64_t first = channels_[i].at(left, y);
    const int64_t last = first + channels_[i].dx * (count - 1);
    const int64_t start = std::clamp<int64_t>(first, 0, kMostChannel);
    const int64_t end = std::clamp<int64_t>(last, 0, kMostChannel);
    ramp.start[i] = static_cast<int32_t>(start >> kDrop);
    // With both ends within 0..255 all between is, but for less than is rounded away.
    const int64_t step =
        start == first && end == last ? channels_[i].dx : (end - start) / (count - 1);
    ramp.step[i] = static_cast<int32_t>(step >> kDrop);
  }
  return ramp;
}

void Ink::blend(uint32_t* target, int y, int left, int count) const {
  uint32_t colours[kMostAreaWidth];
  if (stepwise_ && count > 1) {
    if (opaque_) return fill_ramp(target, count, ramp(y, left, count));
    fill_ramp(colours, count, ramp(y, left, count));
  } else {
    for (int i = 0; i < count; ++i) colours[i] = colour_at(left + i, y);
  }
  paint_pixels(target, colours, count);
}

void Ink::aligned(uint32_t* target, int y, int left, int count) const {
  const Texture& texture = *shape_.texture;
  const uint32_t colour = shape_.corners[0].colour;
  if (texture.format() == PixelFormat::kMask) {
    uint8_t buffer[kMostAreaWidth];
    const auto texels = mask_texels(texture, shape_.repeat);
    return paint_mask(target, texels.row_of(u_, v_, y, left, count, buffer), count, colour);
  }
  uint32_t buffer[kMostAreaWidth];
  const auto texels = argb_texels(texture, shape_.repeat);
  const uint32_t* source = texels.row_of(u_, v_, y, left, count, buffer);
  if (texture.opaque() && colour == kWhite) {
    std::copy_n(source, count, target);
  } else {
    paint_pixels(target, source, count, colour);
  }
}

void Ink::any(uint32_t* target, int y, int left, int count) const {
  const Texture& texture = *shape_.texture;
  uint32_t colours[kMostAreaWidth];
  for (int i = 0; i < count; ++i) {
    const int x = left + i;
    const int64_t u = u_.at(x, y);
    const int64_t v = v_.at(x, y);
    const uint32_t texel = texture.format() == PixelFormat::kArgb
                               ? argb_texels(texture, shape_.repeat).sample(u, v)
                               : mask_texels(texture, shape_.repeat).sample(u, v) * 0x01010101U;
    colours[i] = modulated(texel, colour_at(x, y));
  }
  paint_pixels(target, colours, count);
}

uint32_t texture_colour(const Texture& texture, float u, float v, bool repeat) {
  const auto fixed = [](float texels) {
    return std::llround(static_cast<double>(texels) * static_cast<double>(kPlaneOne));
  };
  if (texture.format() == PixelFormat::kArgb) {
    return argb_texels(texture, repeat).sample(fixed(u), fixed(v));
  }
  return mask_texels(texture, repeat).sample(fixed(u), fixed(v)) * 0x01010101U;
}

}  // namespace gummiband::ui
