// Draw lists -> shapes for the rasteriser. Part of the CPU painter.
#pragma once

#include <vector>

#include "ui/raster.h"

struct ImDrawData;

namespace gummiband::ui {

// Everything that can be seen on a screen of so many pixels, from back to front. With
// Paths::kFast two triangles that make an upright rectangle become one, and triangles with all
// three corners at one place of a texture (fills, through the white pixel of the font atlas) lose
// it. The textures of `data` must live as long as the shapes are used.
std::vector<Shape> shapes_of(const ImDrawData& data, int width, int height, Paths paths);

}  // namespace gummiband::ui
