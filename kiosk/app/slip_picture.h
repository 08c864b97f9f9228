// The dots of a slip -> what the screen shows of it: the same drawing, just as wide as it stands
// there, black on white with the greys between that a smaller picture needs.
#pragma once

#include <memory>

#include "slips/dots.h"
#include "ui/texture.h"

namespace gummiband::app {

// Nothing for a slip without dots. A width below 1 is taken for 1, one over kMostTextureEdge for
// that.
std::unique_ptr<ui::Texture> slip_picture(const slips::Dots& dots, int width_px);

}  // namespace gummiband::app
