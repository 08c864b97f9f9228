#include "ui/texture.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cstring>

#include "base/check.h"
#include "ui/raster_hash.h"

namespace gummiband::ui {
namespace {

// The first so many bytes are zeros: the system may have their pages, which are zeros again when
// somebody looks. More than a third of the layers of a scene is such.
void give_back_zeros(const PixelMemory& pixels, size_t bytes) {
  const auto page = static_cast<size_t>(::sysconf(_SC_PAGESIZE));
  const size_t whole = bytes - bytes % page;
  if (pixels.get_deleter().mapped < whole || whole == 0) return;
  ::madvise(pixels.get(), whole, MADV_DONTNEED);  // if it is refused, they stay
}

}  // namespace

Texture::Texture(PixelFormat format, int width, int height)
    : format_(format), width_(width), height_(height), opaque_row_(height) {
  base::check(width >= 0 && height >= 0 && width <= kMostTextureEdge && height <= kMostTextureEdge,
              "a texture has an impossible size");
  pixels_ = zeroed_pixels(bytes());
  stamp_ = shape_stamp();  // nothing but zeros: they need not be read
}

Texture::Texture(const Texture& other)
    : format_(other.format_),
      width_(other.width_),
      height_(other.height_),
      opaque_(other.opaque_),
      clear_rows_(other.clear_rows_),
      opaque_row_(other.opaque_row_),
      stamp_(other.stamp_),
      pixels_(zeroed_pixels(other.bytes())) {
  std::memcpy(pixels_.get(), other.pixels_.get(), bytes());
}

size_t Texture::bytes() const {
  const size_t count = static_cast<size_t>(width_) * static_cast<size_t>(height_);
  return format_ == PixelFormat::kArgb ? count * sizeof(uint32_t) : count;
}

uint64_t Texture::shape_stamp() const {
  const uint64_t shape = (static_cast<uint64_t>(width_) << 32) | (static_cast<uint64_t>(height_));
  return mixed(static_cast<uint64_t>(format_) + 1, shape);
}

void Texture::set_rows(int clear_rows, int opaque_row) {
  base::check(0 <= clear_rows && clear_rows <= opaque_row && opaque_row <= height_,
              "a texture has impossible rows");
  clear_rows_ = clear_rows;
  opaque_row_ = opaque_row;
  const size_t rows = static_cast<size_t>(clear_rows);
  if (height_ > 0) give_back_zeros(pixels_, bytes() / static_cast<size_t>(height_) * rows);
}

void Texture::touch() {
  // From the pixels, not from a counter: that would be state all textures share, across threads.
  // As a gift, a picture that was dropped and made again is known to the painters.
  stamp_ = hash_bytes(pixels_.get(), bytes(), shape_stamp());
}

void Texture::touch_as(uint64_t number) {
  stamp_ = mixed(shape_stamp(), number);
}

}  // namespace gummiband::ui
