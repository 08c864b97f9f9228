#include "ui/grain.h"

#include <cairo.h>

#include <algorithm>

#include "ui/raster_row.h"

namespace gummiband::ui {
namespace {

constexpr uint32_t kStrength = 77;  // of 255: 30 %

struct Destroy {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};

// `speck` over `pixel`, where there is something: both premultiplied.
uint32_t atop(uint32_t speck, uint32_t pixel) {
  const uint32_t alpha = pixel >> 24;
  const uint32_t rest = 255 - (speck >> 24);
  uint32_t result = pixel & 0xFF000000U;
  for (int shift = 0; shift < 24; shift += 8) {
    const uint32_t above = scaled_byte((speck >> shift) & 0xFF, alpha);
    const uint32_t below = scaled_byte((pixel >> shift) & 0xFF, rest);
    result |= std::min(above + below, alpha) << shift;
  }
  return result;
}

void lay_atop(uint32_t* row, const uint32_t* specks, int count) {
  for (int x = 0; x < count; ++x) {
    if (row[x] != 0 && specks[x] != 0) row[x] = atop(specks[x], row[x]);
  }
}

}  // namespace

base::Result<Grain> Grain::load(const base::Path& png) {
  const std::unique_ptr<cairo_surface_t, Destroy> surface(
      cairo_image_surface_create_from_png(png.c_str()));
  const int edge = cairo_image_surface_get_width(surface.get());
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS || edge < 1 ||
      edge > kMostGrainEdge || cairo_image_surface_get_height(surface.get()) != edge ||
      cairo_image_surface_get_format(surface.get()) != CAIRO_FORMAT_ARGB32) {
    return base::Fault{png.string() + " is no grain: it must be a square PNG with transparency."};
  }
  Grain grain;
  grain.edge_ = edge;
  const unsigned char* bytes = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  for (int y = 0; y < edge; ++y) {
    const auto* row = reinterpret_cast<const uint32_t*>(bytes + static_cast<ptrdiff_t>(y) * stride);
    for (int x = 0; x < edge; ++x) {
      grain.specks_.push_back(modulated(row[x], kStrength * 0x01010101U));
    }
  }
  return grain;
}

// On opaque pixels "atop" is "over", for which there is a fast way.
void Grain::lay_on(Texture& texture) const {
  const int opaque_row = texture.opaque() ? 0 : texture.opaque_row();
  for (int y = texture.opaque() ? 0 : texture.clear_rows(); y < texture.height(); ++y) {
    const uint32_t* specks = specks_.data() + static_cast<ptrdiff_t>(y % edge_) * edge_;
    uint32_t* row = texture.argb() + static_cast<ptrdiff_t>(y) * texture.width();
    for (int left = 0; left < texture.width(); left += edge_) {
      const int count = std::min(edge_, texture.width() - left);
      if (y >= opaque_row) {
        paint_pixels(row + left, specks, count);
      } else {
        lay_atop(row + left, specks, count);
      }
    }
  }
  texture.touch();
}

std::unique_ptr<Texture> Grain::paper(Colour colour) const {
  auto tile = std::make_unique<Texture>(PixelFormat::kArgb, edge_, edge_);
  const uint32_t ground = 0xFF000000U | static_cast<uint32_t>(colour.red) << 16 |
                          static_cast<uint32_t>(colour.green) << 8 | colour.blue;
  std::fill_n(tile->argb(), static_cast<size_t>(edge_) * static_cast<size_t>(edge_), ground);
  tile->set_opaque(true);
  tile->set_rows(0, 0);
  lay_on(*tile);
  return tile;
}

}  // namespace gummiband::ui
