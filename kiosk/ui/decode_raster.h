// PNG, JPEG and WebP bytes -> pixels, no more of them than are needed. The only place that knows
// libturbojpeg and libwebp; PNG goes through cairo.
#pragma once

#include <string_view>

#include "base/picture_header.h"
#include "base/result.h"
#include "ui/decode_frame.h"

namespace gummiband::ui {

struct PicturePixels {
  // RGB24 if the picture has no alpha, else ARGB32. As stored: orientation is not yet applied.
  CairoSurface surface = {nullptr, cairo_surface_destroy};
  bool opaque = false;
};

// `least_width` and `least_height` (as stored): the picture may come smaller than it is, not
// smaller than these.
base::Result<PicturePixels> decode_raster(std::string_view bytes, const base::PictureHeader& header,
                                          double least_width, double least_height);

}  // namespace gummiband::ui
