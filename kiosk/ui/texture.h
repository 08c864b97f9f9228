// Pixels that can be drawn: what ImTextureID points to in this program.
//
// Made and changed on the UI thread; a worker may fill one that nobody else sees yet. A texture
// must outlive every frame that names it. The pixels are in the form cairo makes and the window
// surface takes, so that neither has to be converted.
#pragma once

#include <cstddef>
#include <cstdint>

#include "ui/pixel_memory.h"

namespace gummiband::ui {

// Of width and height; larger is our bug. Twice the widest wall of screens.
inline constexpr int kMostTextureEdge = 16384;

enum class PixelFormat {
  kArgb,  // 32 bits a pixel, native order 0xAARRGGBB, colour premultiplied by alpha (cairo ARGB32)
  kMask,  // 8 bits a pixel: coverage 0..255, takes its colour from the vertices
};

class Texture {
 public:
  // All pixels zero. An edge may be 0: then nothing is ever drawn of it.
  Texture(PixelFormat format, int width, int height);
  Texture(const Texture& other);
  Texture(Texture&&) = default;
  Texture& operator=(const Texture&) = delete;
  Texture& operator=(Texture&&) = default;
  ~Texture() = default;

  PixelFormat format() const { return format_; }
  int width() const { return width_; }
  int height() const { return height_; }
  // Rows are packed: width() elements each, no padding. Only for the format it has.
  const uint32_t* argb() const { return pixels<const uint32_t>(PixelFormat::kArgb); }
  const uint8_t* mask() const { return pixels<const uint8_t>(PixelFormat::kMask); }
  // For filling. Whoever changes pixels calls touch() afterwards.
  uint32_t* argb() { return pixels<uint32_t>(PixelFormat::kArgb); }
  uint8_t* mask() { return pixels<uint8_t>(PixelFormat::kMask); }

  // True if every pixel is opaque: set by whoever filled it, lets painters skip blending.
  bool opaque() const { return opaque_; }
  void set_opaque(bool opaque) { opaque_ = opaque; }

  // What whole rows are known to be: those before clear_rows() transparent, those from opaque_row()
  // on opaque. A layer of a scene is neither in a few rows only, and painters need not look at the
  // others, nor at what is behind them.
  int clear_rows() const { return clear_rows_; }
  int opaque_row() const { return opaque_row_; }
  void set_rows(int clear_rows, int opaque_row);

  // Stands for these pixels: painters compare it to know whether they have them. Textures of the
  // same format, size and pixels have the same stamp, once they were touched.
  uint64_t stamp() const { return stamp_; }
  // Makes the stamp that of the present pixels. Reads all of them: a millisecond for a full screen.
  void touch();
  // The same without reading them, for who knows a number that stands for these and no others.
  void touch_as(uint64_t number);

 private:
  template <typename Pixel>
  Pixel* pixels(PixelFormat format) const {
    return format == format_ ? reinterpret_cast<Pixel*>(pixels_.get()) : nullptr;
  }
  size_t bytes() const;
  uint64_t shape_stamp() const;

  PixelFormat format_;
  int width_;
  int height_;
  bool opaque_ = false;
  int clear_rows_ = 0;
  int opaque_row_ = 0;
  uint64_t stamp_ = 0;
  PixelMemory pixels_;
};

}  // namespace gummiband::ui
