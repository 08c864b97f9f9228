// Texels between texels: bilinear, clamped or repeated. Part of the CPU painter.
//
// Rows are mixed before columns, each step rounded to 8 bits; sample() and row_of() agree in every
// bit.
#pragma once

#include <cstdint>

#include "ui/raster_plane.h"
#include "ui/texture.h"

namespace gummiband::ui {

// A texture of one format, as Pixel = uint32_t (kArgb) or uint8_t (kMask). It is not empty.
template <typename Pixel>
struct Texels {
  const Pixel* pixels = nullptr;
  int width = 0;
  int height = 0;
  bool repeat = false;

  // At a place in texels with kPlaneBits of fraction, where texel 0 reaches from 0 to 1.
  Pixel sample(int64_t u, int64_t v) const;

  // `count` pixels of row y from x on, for planes with u.dy == 0 and v.dx == 0; count is at most
  // kMostAreaWidth. Points into the texture where it lies just so, else to `buffer`, filled.
  const Pixel* row_of(const Plane& u, const Plane& v, int y, int x, int count, Pixel* buffer) const;
};

extern template struct Texels<uint32_t>;
extern template struct Texels<uint8_t>;

inline Texels<uint32_t> argb_texels(const Texture& texture, bool repeat) {
  return {texture.argb(), texture.width(), texture.height(), repeat};
}
inline Texels<uint8_t> mask_texels(const Texture& texture, bool repeat) {
  return {texture.mask(), texture.width(), texture.height(), repeat};
}

}  // namespace gummiband::ui
