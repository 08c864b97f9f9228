// Triangles and rectangles -> pixels, exactly.
//
// Corners are snapped to 1/256 of a pixel. A pixel belongs to a shape when its centre is inside;
// a centre on an edge belongs to the shape right of or below that edge (the top-left rule), so
// neighbours neither overlap nor leave a gap. Colour and texture coordinates are planes over the
// screen, colours premultiplied before they are mixed. Textures are sampled bilinearly with weights
// of 1/256 of a texel: clamped at their edges while all their coordinates are within 0..1, repeated
// otherwise.
//
// A rectangle is two triangles whose span of pixels is known at once; what it paints is the same.
// The shortcuts of Paths::kFast change the time, and no pixel by more than the rounding of one
// step. Textures of a shape must live until it is painted. UI thread only.
#pragma once

#include <array>
#include <cstdint>

#include "ui/painter.h"
#include "ui/texture.h"

namespace gummiband::ui {

inline constexpr int kSubpixels = 256;  // of a pixel, per axis
// Corners farther out, in pixels, and texture coordinates, in texels, are not drawn: no screen is
// that large, and products of four such numbers still fit into 64 bits.
inline constexpr float kMostCoordinate = 1 << 20;
// Width of what paint() paints at once: the width of its buffers on the stack.
inline constexpr int kMostAreaWidth = 64;

struct Corner {
  int32_t x = 0;  // in 1/kSubpixels of a pixel
  int32_t y = 0;
  float u = 0;  // in texels
  float v = 0;
  uint32_t colour = 0;  // 0xAARRGGBB, premultiplied
};

enum class Form : uint8_t {
  kTriangle,
  kRect,  // corners are its upper left, upper right and lower right
};

struct Shape {
  std::array<Corner, 3> corners;
  const Texture* texture = nullptr;  // none: colours alone
  Form form = Form::kTriangle;
  bool repeat = false;  // of the texture
  PixelRect bounds;     // nothing outside is painted: clip, screen and extent

  uint64_t hash() const;
  // Whether every pixel within bounds becomes opaque, whatever was there.
  bool hides_all() const;
};

enum class Paths { kFast, kPlain };

// Rows of a picture in memory, `stride` pixels apart; `pixels` is the one at (0, 0).
struct Raster {
  uint32_t* pixels = nullptr;
  int stride = 0;
  uint32_t* row(int y) const { return pixels + static_cast<int64_t>(y) * stride; }
};

// Paints the part of the shape within `area`, which lies within the raster and is at most
// kMostAreaWidth wide.
void paint(const Shape& shape, const Raster& raster, const PixelRect& area, Paths paths);

// The colour of the texture at one point, in texels, as paint() would sample it; a mask gives
// white of that alpha.
uint32_t texture_colour(const Texture& texture, float u, float v, bool repeat);

// The pixels whose centres are within [low, high), in 1/kSubpixels: the first one not before
// `edge`.
constexpr int first_pixel(int32_t edge) {
  constexpr int kHalf = kSubpixels / 2;
  // Rounds up; the shift of a negative number rounds down in C++20.
  return (edge + kHalf - 1) >> 8;
}

PixelRect overlap(const PixelRect& a, const PixelRect& b);
inline bool empty(const PixelRect& r) {
  return r.right <= r.left || r.bottom <= r.top;
}

}  // namespace gummiband::ui
