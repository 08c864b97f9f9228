// Soft shadows of rounded rectangles, as nine-patches baked once per radius and blur.
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
  int bleed = 0;   // pixels the shadow reaches beyond the shape
};

class Shadows {
 public:
  // Lengths in pixels. `blur` as in CSS: twice the standard deviation.
  const NinePatch& get(int radius_px, int blur_px);
  void clear() { baked_.clear(); }

 private:
  std::map<std::pair<int, int>, NinePatch> baked_;
};

}  // namespace gummiband::ui
