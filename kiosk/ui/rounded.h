// Rounded rectangles, their borders and their soft shadows, baked once per radius: a few rectangles
// to draw, where Dear ImGui would make some hundred triangles of each.
#pragma once

#include <map>
#include <memory>
#include <utility>

#include "ui/texture.h"

namespace gummiband::ui {

// A mask whose corners keep their size and whose middle row and column stretch.
struct NinePatch {
  std::unique_ptr<Texture> mask;
  int corner = 0;  // pixels from the outside to the stretching middle
  int bleed = 0;   // pixels a shadow reaches beyond the shape
};

// Lengths in pixels.
class Rounded {
 public:
  const NinePatch& filled(int radius_px) { return shadow(radius_px, 0); }
  // Only as much of it as lies within `border_px` of its edge.
  const NinePatch& ring(int radius_px, int border_px);
  // `blur` as in CSS: twice the standard deviation.
  const NinePatch& shadow(int radius_px, int blur_px);
  void clear();

 private:
  using Baked = std::map<std::pair<int, int>, NinePatch>;
  Baked shadows_;
  Baked rings_;
};

}  // namespace gummiband::ui
