// What a shape puts on its pixels, span by span. Part of the CPU painter.
#pragma once

#include <array>
#include <cstdint>

#include "ui/raster.h"
#include "ui/raster_plane.h"
#include "ui/raster_row.h"

namespace gummiband::ui {

class Ink {
 public:
  // `shape` must outlive the ink and have an area.
  Ink(const Shape& shape, Paths paths);
  // Paints pixels left to right of row y; `row` is the target's pixel (0, y). At most
  // kMostAreaWidth at once.
  void paint(uint32_t* row, int y, int left, int right) const;

 private:
  enum class Kind {
    kSolid,
    kDown,     // the colour changes from row to row only
    kBlend,    // the colour changes
    kAligned,  // a texture whose rows are the screen's rows, in one colour
    kAny,      // a texture, somehow
  };
  void choose_kind(Paths paths);
  uint32_t colour_at(int x, int y) const;
  Ramp ramp(int y, int left, int count) const;
  void blend(uint32_t* target, int y, int left, int count) const;
  void aligned(uint32_t* target, int y, int left, int count) const;
  void any(uint32_t* target, int y, int left, int count) const;

  const Shape& shape_;
  Kind kind_ = Kind::kSolid;
  bool one_colour_ = true;
  bool opaque_ = false;            // all colours are
  bool stepwise_ = true;           // colours by steps along the span instead of each by itself
  std::array<Plane, 4> channels_;  // blue, green, red, alpha: 0..255
  Plane u_;                        // texels
  Plane v_;
};

}  // namespace gummiband::ui
