#include "ui/png.h"

#include <cairo.h>

#include <cstring>
#include <memory>

namespace gummiband::ui {
namespace {

struct Destroy {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using Surface = std::unique_ptr<cairo_surface_t, Destroy>;

}  // namespace

base::Result<void> write_png(const Frame& frame, const base::Path& file) {
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, frame.width, frame.height));
  const int stride = cairo_image_surface_get_stride(surface.get());
  unsigned char* to = cairo_image_surface_get_data(surface.get());
  if (to == nullptr) return base::Fault{"No memory for the picture " + file.string() + "."};
  const auto row_bytes = static_cast<size_t>(frame.width) * sizeof(uint32_t);
  for (int y = 0; y < frame.height; ++y) {
    const size_t row = static_cast<size_t>(y) * static_cast<size_t>(frame.width);
    std::memcpy(to + static_cast<ptrdiff_t>(y) * stride, &frame.pixels[row], row_bytes);
  }
  cairo_surface_mark_dirty(surface.get());
  const cairo_status_t status = cairo_surface_write_to_png(surface.get(), file.c_str());
  if (status != CAIRO_STATUS_SUCCESS) {
    return base::Fault{"Cannot write " + file.string() + ": " + cairo_status_to_string(status) +
                       ". Check that the folder exists, is writable and has room."};
  }
  return {};
}

base::Result<Frame> read_png(const base::Path& file) {
  const Surface surface(cairo_image_surface_create_from_png(file.c_str()));
  const cairo_status_t status = cairo_surface_status(surface.get());
  if (status != CAIRO_STATUS_SUCCESS) {
    return base::Fault{"Cannot read " + file.string() + ": " + cairo_status_to_string(status) +
                       "."};
  }
  Frame frame;
  frame.width = cairo_image_surface_get_width(surface.get());
  frame.height = cairo_image_surface_get_height(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  const unsigned char* from = cairo_image_surface_get_data(surface.get());
  frame.pixels.resize(static_cast<size_t>(frame.width) * static_cast<size_t>(frame.height));
  for (int y = 0; y < frame.height; ++y) {
    const size_t row = static_cast<size_t>(y) * static_cast<size_t>(frame.width);
    std::memcpy(&frame.pixels[row], from + static_cast<ptrdiff_t>(y) * stride,
                static_cast<size_t>(frame.width) * sizeof(uint32_t));
  }
  for (uint32_t& pixel : frame.pixels) pixel |= 0xFF000000U;
  return frame;
}

}  // namespace gummiband::ui
