// Where a picture lands in a texture that it has to cover, and the corners of that texture. Pure.
#pragma once

#include <cairo.h>

#include <memory>

#include "ui/pictures.h"
#include "ui/texture.h"

namespace gummiband::ui {

using CairoSurface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Cairo = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

// The whole picture in pixels of the texture; parts of it lie outside.
struct Cover {
  double left = 0;
  double top = 0;
  double width = 0;
  double height = 0;
};

// For a picture of these proportions, as it is shown.
Cover cover(const PictureRequest& request, double picture_width, double picture_height);

// A surface whose pixels are the texture's (kArgb). The texture must live longer.
CairoSurface surface_on(Texture& texture);

// Makes everything outside the rounded corners transparent.
void round_corners(cairo_t& cairo, const PictureRequest& request);

// Marks what is opaque and what is clear: the texture, or its rows.
void find_opaque(Texture& texture);

}  // namespace gummiband::ui
