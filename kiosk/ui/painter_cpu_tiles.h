// A screen in tiles, of which only those are painted anew that will look different.
//
// Dear ImGui hands over the whole frame each time. Every shape is noted in the tiles it may touch;
// a tile's number is made of its shapes, in order, down to their corners and the stamps of their
// textures. A tile whose number is that of the last frame already has its pixels. A rectangle that
// hides a whole tile makes it forget what is behind. UI thread only; tiles share nothing, so a crew
// may paint several at a time.
#pragma once

#include <cstdint>
#include <vector>

#include "ui/raster.h"

struct ImDrawData;

namespace gummiband::ui {

class Crew;

inline constexpr int kTileEdge = 64;  // pixels
static_assert(kTileEdge <= kMostAreaWidth);

class Tiles {
 public:
  // The crew must outlive the tiles; none: they are painted one after the other.
  explicit Tiles(Paths paths = Paths::kFast, Crew* crew = nullptr) : paths_(paths), crew_(crew) {}

  // Afterwards the raster, of so many pixels, shows the frame. It must still hold what the last
  // call painted, unless forget() came between or the size is another. Returns what was painted,
  // as few rectangles that do not overlap.
  std::vector<PixelRect> paint(const ImDrawData& data, const Raster& raster, int width, int height);
  // The next frame is painted whole.
  void forget() { painted_.clear(); }

 private:
  struct Tile {
    uint64_t hash = 0;
    std::vector<uint32_t> shapes;  // indices, from back to front
  };
  void resize(int width, int height);
  PixelRect area(int column, int row) const;
  PixelRect area(size_t index) const;
  void sort_in(const std::vector<Shape>& shapes);
  std::vector<size_t> changed() const;
  void repaint(const Tile& tile, const std::vector<Shape>& shapes, const Raster& raster,
               const PixelRect& area) const;

  Paths paths_;
  Crew* crew_;
  int width_ = 0;
  int height_ = 0;
  int columns_ = 0;
  int rows_ = 0;
  std::vector<Tile> tiles_;
  std::vector<uint64_t> painted_;  // numbers of the tiles as they are; empty: unknown
};

}  // namespace gummiband::ui
