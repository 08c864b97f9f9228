// Triangles and pixels in the form SDL's renderer takes. Part of the GPU painter.
//
// SDL refuses texture coordinates outside of 0..1, so a triangle that repeats its texture is cut
// along the texture's edges into pieces that do not. UI thread only.
#pragma once

#include <SDL_render.h>

#include <cstdint>
#include <vector>

#include "ui/raster_input.h"

namespace gummiband::ui {

// Repetitions of a texture in one triangle; with more it is not drawn.
inline constexpr int kMostRepeats = 16384;

// Adds the triangle, three vertices a piece, colours premultiplied. Nothing if it lies too far
// away to be drawn.
void add_pieces(const Draw::Triangle& triangle, const ToPixels& to,
                std::vector<SDL_Vertex>& pieces);

struct GpuPixels {
  int width = 0;
  int height = 0;
  std::vector<uint32_t> pixels;
};
// Of half the edges, rounded up; each pixel the mean of up to four.
GpuPixels halved(const GpuPixels& from);

}  // namespace gummiband::ui
