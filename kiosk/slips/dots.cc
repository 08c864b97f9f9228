#include "slips/dots.h"

#include <cairo.h>

#include <string>

#include "base/check.h"
#include "slips/pen.h"

namespace gummiband::slips {

base::Result<void> write_png(const Dots& dots, const base::Path& file) {
  const CairoSurface picture(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, dots.width(), dots.height()));
  unsigned char* to = cairo_image_surface_get_data(picture.get());
  base::check(to != nullptr, "no memory for the picture of a slip");
  const int stride = cairo_image_surface_get_stride(picture.get());
  for (int y = 0; y < dots.height(); ++y) {
    auto* row = reinterpret_cast<uint32_t*>(to + static_cast<ptrdiff_t>(y) * stride);
    for (int x = 0; x < dots.width(); ++x) row[x] = dots.at(x, y) ? 0x000000 : 0xFFFFFF;
  }
  cairo_surface_mark_dirty(picture.get());
  const cairo_status_t status = cairo_surface_write_to_png(picture.get(), file.c_str());
  if (status != CAIRO_STATUS_SUCCESS) {
    return base::Fault{"Cannot write " + file.string() + ": " + cairo_status_to_string(status) +
                       ". Check that the folder exists, is writable and has room."};
  }
  return {};
}

}  // namespace gummiband::slips
