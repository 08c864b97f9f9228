#include "ui/decode_frame.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace gummiband::ui {
namespace {

// Where the picture begins so that `focus` of its `length` is in the middle of `room`, if its ends
// stay outside.
double begin_of(double focus, double length, double room) {
  const double sound = std::isfinite(focus) ? std::clamp(focus, 0.0, 1.0) : 0.5;
  return -std::clamp(sound * length - room / 2, 0.0, std::max(0.0, length - room));
}

void rounded_path(cairo_t& cairo, double width, double height, double top, double bottom) {
  constexpr double kQuarter = std::numbers::pi / 2;
  cairo_new_path(&cairo);
  cairo_arc(&cairo, top, top, top, 2 * kQuarter, 3 * kQuarter);
  cairo_arc(&cairo, width - top, top, top, 3 * kQuarter, 4 * kQuarter);
  cairo_arc(&cairo, width - bottom, height - bottom, bottom, 0, kQuarter);
  cairo_arc(&cairo, bottom, height - bottom, bottom, kQuarter, 2 * kQuarter);
  cairo_close_path(&cairo);
}

}  // namespace

Cover cover(const PictureRequest& request, double picture_width, double picture_height) {
  const double scale = std::max(request.width / picture_width, request.height / picture_height);
  Cover cover;
  cover.width = picture_width * scale;
  cover.height = picture_height * scale;
  cover.left = begin_of(double{request.focus_x}, cover.width, request.width);
  cover.top = begin_of(double{request.focus_y}, cover.height, request.height);
  return cover;
}

CairoSurface surface_on(Texture& texture) {
  return {cairo_image_surface_create_for_data(reinterpret_cast<unsigned char*>(texture.argb()),
                                              CAIRO_FORMAT_ARGB32, texture.width(),
                                              texture.height(), texture.width() * 4),
          cairo_surface_destroy};
}

void round_corners(cairo_t& cairo, const PictureRequest& request) {
  if (request.radius_top <= 0 && request.radius_bottom <= 0) return;
  // Two corners share an edge: together they take no more than it is long.
  const double most = std::min(request.width, request.height) / 2.0;
  const double top = std::clamp<double>(request.radius_top, 0, most);
  const double bottom = std::clamp<double>(request.radius_bottom, 0, most);
  cairo_identity_matrix(&cairo);
  cairo_set_operator(&cairo, CAIRO_OPERATOR_DEST_IN);
  cairo_set_source_rgba(&cairo, 0, 0, 0, 1);
  rounded_path(cairo, request.width, request.height, top, bottom);
  cairo_fill(&cairo);
}

void find_opaque(Texture& texture) {
  enum class Row { kClear, kMixed, kOpaque };
  const auto width = static_cast<size_t>(texture.width());
  const auto kind = [&](int y) {
    const uint32_t* pixels = texture.argb() + static_cast<size_t>(y) * width;
    uint32_t all = 0xFFFFFFFFU;
    uint32_t any = 0;
    for (size_t x = 0; x < width; ++x) {
      all &= pixels[x];
      any |= pixels[x];
    }
    return all >= 0xFF000000U ? Row::kOpaque : any == 0 ? Row::kClear : Row::kMixed;
  };
  int opaque = texture.height();
  while (opaque > 0 && kind(opaque - 1) == Row::kOpaque) --opaque;
  int clear = 0;
  while (clear < opaque && kind(clear) == Row::kClear) ++clear;
  texture.set_rows(clear, opaque);
  texture.set_opaque(opaque == 0);
}

}  // namespace gummiband::ui
