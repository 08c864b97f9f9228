#include "ui/texture.h"

#include "base/check.h"
#include "ui/raster_hash.h"

namespace gummiband::ui {

Texture::Texture(PixelFormat format, int width, int height)
    : format_(format), width_(width), height_(height), opaque_row_(height) {
  base::check(width >= 0 && height >= 0 && width <= kMostTextureEdge && height <= kMostTextureEdge,
              "a texture has an impossible size");
  const size_t count = static_cast<size_t>(width) * static_cast<size_t>(height);
  if (format == PixelFormat::kArgb) {
    argb_.resize(count);
  } else {
    mask_.resize(count);
  }
  touch();
}

void Texture::set_rows(int clear_rows, int opaque_row) {
  base::check(0 <= clear_rows && clear_rows <= opaque_row && opaque_row <= height_,
              "a texture has impossible rows");
  clear_rows_ = clear_rows;
  opaque_row_ = opaque_row;
}

void Texture::touch() {
  // From the pixels, not from a counter: that would be state all textures share, across threads.
  // As a gift, a picture that was dropped and made again is known to the painters.
  const uint64_t shape = (static_cast<uint64_t>(width_) << 32) | (static_cast<uint64_t>(height_));
  const uint64_t seed = mixed(static_cast<uint64_t>(format_) + 1, shape);
  stamp_ = format_ == PixelFormat::kArgb
               ? hash_bytes(argb_.data(), argb_.size() * sizeof(uint32_t), seed)
               : hash_bytes(mask_.data(), mask_.size(), seed);
}

}  // namespace gummiband::ui
