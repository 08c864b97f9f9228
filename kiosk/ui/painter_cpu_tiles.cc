#include "ui/painter_cpu_tiles.h"

#include <algorithm>

#include "ui/painter_cpu_shapes.h"
#include "ui/painter_crew.h"
#include "ui/raster_hash.h"
#include "ui/raster_row.h"

namespace gummiband::ui {
namespace {

constexpr uint32_t kGround = 0xFF000000;
constexpr uint64_t kEmptyTile = 1;

// Adds a run of tiles to rectangles, extending the one it continues downwards.
void add_run(std::vector<PixelRect>& rects, const PixelRect& run) {
  const auto above = std::ranges::find_if(rects, [&](const PixelRect& r) {
    return r.left == run.left && r.right == run.right && r.bottom == run.top;
  });
  if (above == rects.end()) {
    rects.push_back(run);
  } else {
    above->bottom = run.bottom;
  }
}

}  // namespace

void Tiles::resize(int width, int height) {
  if (width == width_ && height == height_) return;
  width_ = width;
  height_ = height;
  columns_ = (width + kTileEdge - 1) / kTileEdge;
  rows_ = (height + kTileEdge - 1) / kTileEdge;
  tiles_.assign(static_cast<size_t>(columns_) * static_cast<size_t>(rows_), Tile{});
  forget();
}

PixelRect Tiles::area(int column, int row) const {
  const int left = column * kTileEdge;
  const int top = row * kTileEdge;
  return {left, top, std::min(left + kTileEdge, width_), std::min(top + kTileEdge, height_)};
}

PixelRect Tiles::area(size_t index) const {
  const int place = static_cast<int>(index);
  return area(place % columns_, place / columns_);
}

void Tiles::sort_in(const std::vector<Shape>& shapes) {
  for (Tile& tile : tiles_) {
    tile.hash = kEmptyTile;
    tile.shapes.clear();
  }
  for (size_t i = 0; i < shapes.size(); ++i) {
    const Shape& shape = shapes[i];
    const uint64_t hash = shape.hash();
    const bool hides = shape.hides_all();
    const PixelRect& bounds = shape.bounds;
    for (int row = bounds.top / kTileEdge; row * kTileEdge < bounds.bottom; ++row) {
      for (int column = bounds.left / kTileEdge; column * kTileEdge < bounds.right; ++column) {
        Tile& tile = tiles_[static_cast<size_t>(row * columns_ + column)];
        const PixelRect whole = area(column, row);
        if (hides && overlap(bounds, whole) == whole) {
          tile.hash = kEmptyTile;
          tile.shapes.clear();
        }
        tile.hash = mixed(tile.hash, hash);
        tile.shapes.push_back(static_cast<uint32_t>(i));
      }
    }
  }
}

void Tiles::repaint(const Tile& tile, const std::vector<Shape>& shapes, const Raster& raster,
                    const PixelRect& area) const {
  const bool hidden = !tile.shapes.empty() && shapes[tile.shapes.front()].hides_all() &&
                      overlap(shapes[tile.shapes.front()].bounds, area) == area;
  if (!hidden) {
    for (int y = area.top; y < area.bottom; ++y) {
      paint_solid(raster.row(y) + area.left, area.right - area.left, kGround);
    }
  }
  for (uint32_t index : tile.shapes) ui::paint(shapes[index], raster, area, paths_);
}

std::vector<size_t> Tiles::changed() const {
  std::vector<size_t> changed;
  const bool all = painted_.size() != tiles_.size();
  for (size_t i = 0; i < tiles_.size(); ++i) {
    if (all || painted_[i] != tiles_[i].hash) changed.push_back(i);
  }
  return changed;
}

std::vector<PixelRect> Tiles::paint(const ImDrawData& data, const Raster& raster, int width,
                                    int height) {
  resize(width, height);
  const std::vector<Shape> shapes = shapes_of(data, width, height, paths_);
  sort_in(shapes);
  const std::vector<size_t> todo = changed();
  const auto repaint_one = [&](size_t i) {
    repaint(tiles_[todo[i]], shapes, raster, area(todo[i]));
  };
  if (crew_ != nullptr) {
    crew_->share(todo.size(), repaint_one);
  } else {
    for (size_t i = 0; i < todo.size(); ++i) repaint_one(i);
  }
  painted_.resize(tiles_.size());
  std::vector<PixelRect> rects;
  PixelRect run;
  for (size_t index : todo) {
    painted_[index] = tiles_[index].hash;
    const PixelRect tile = area(index);
    if (!empty(run) && run.right == tile.left && run.top == tile.top) {
      run.right = tile.right;
    } else {
      if (!empty(run)) add_run(rects, run);
      run = tile;
    }
  }
  if (!empty(run)) add_run(rects, run);
  return rects;
}

}  // namespace gummiband::ui
