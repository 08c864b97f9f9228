#include "ui/painter_gpu_pieces.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "ui/raster.h"

namespace gummiband::ui {
namespace {

using Polygon = std::vector<SDL_Vertex>;

enum class Keep { kAbove, kBelow };

float& coordinate(SDL_Vertex& vertex, int axis) {
  return axis == 0 ? vertex.tex_coord.x : vertex.tex_coord.y;
}
float coordinate(const SDL_Vertex& vertex, int axis) {
  return axis == 0 ? vertex.tex_coord.x : vertex.tex_coord.y;
}

float mixed(float from, float to, float share) {
  return from + (to - from) * share;
}

uint8_t mixed(uint8_t from, uint8_t to, float share) {
  return static_cast<uint8_t>(
      std::lround(mixed(static_cast<float>(from), static_cast<float>(to), share)));
}

SDL_Vertex mixed(const SDL_Vertex& a, const SDL_Vertex& b, float share) {
  SDL_Vertex result;
  result.position = {mixed(a.position.x, b.position.x, share),
                     mixed(a.position.y, b.position.y, share)};
  result.tex_coord = {mixed(a.tex_coord.x, b.tex_coord.x, share),
                      mixed(a.tex_coord.y, b.tex_coord.y, share)};
  result.color = {mixed(a.color.r, b.color.r, share), mixed(a.color.g, b.color.g, share),
                  mixed(a.color.b, b.color.b, share), mixed(a.color.a, b.color.a, share)};
  return result;
}

// The part of a convex polygon on one side of a texture coordinate.
Polygon cut(const Polygon& from, int axis, float edge, Keep keep) {
  Polygon result;
  const auto inside = [&](const SDL_Vertex& vertex) {
    const float at = coordinate(vertex, axis);
    return keep == Keep::kAbove ? at >= edge : at <= edge;
  };
  for (size_t i = 0; i < from.size(); ++i) {
    const SDL_Vertex& here = from[i];
    const SDL_Vertex& next = from[(i + 1) % from.size()];
    if (inside(here)) result.push_back(here);
    if (inside(here) == inside(next)) continue;
    const float start = coordinate(here, axis);
    SDL_Vertex between = mixed(here, next, (edge - start) / (coordinate(next, axis) - start));
    coordinate(between, axis) = edge;
    result.push_back(between);
  }
  return result;
}

Polygon cut(const Polygon& from, int axis, int cell) {
  const auto low = static_cast<float>(cell);
  return cut(cut(from, axis, low, Keep::kAbove), axis, low + 1, Keep::kBelow);
}

// The repetitions the polygon reaches into along an axis, as [first, second).
std::pair<int, int> cells(const Polygon& polygon, int axis) {
  float low = coordinate(polygon[0], axis);
  float high = low;
  for (const SDL_Vertex& vertex : polygon) {
    low = std::min(low, coordinate(vertex, axis));
    high = std::max(high, coordinate(vertex, axis));
  }
  const int first = static_cast<int>(std::floor(low));
  return {first, std::max(first + 1, static_cast<int>(std::ceil(high)))};
}

void add_fan(const Polygon& polygon, int column, int row, std::vector<SDL_Vertex>& pieces) {
  const auto moved = [&](SDL_Vertex vertex) {
    vertex.tex_coord.x = std::clamp(vertex.tex_coord.x - static_cast<float>(column), 0.0F, 1.0F);
    vertex.tex_coord.y = std::clamp(vertex.tex_coord.y - static_cast<float>(row), 0.0F, 1.0F);
    return vertex;
  };
  for (size_t i = 2; i < polygon.size(); ++i) {
    for (size_t corner : {size_t{0}, i - 1, i}) pieces.push_back(moved(polygon[corner]));
  }
}

SDL_Vertex vertex_of(const ImDrawVert& from, const ToPixels& to) {
  const uint32_t colour = premultiplied(from.col);
  SDL_Vertex vertex;
  vertex.position = {to.x(from.pos.x), to.y(from.pos.y)};
  vertex.color = {static_cast<uint8_t>(colour >> 16), static_cast<uint8_t>(colour >> 8),
                  static_cast<uint8_t>(colour), static_cast<uint8_t>(colour >> 24)};
  vertex.tex_coord = {from.uv.x, from.uv.y};
  return vertex;
}

}  // namespace

void add_pieces(const Draw::Triangle& triangle, const ToPixels& to,
                std::vector<SDL_Vertex>& pieces) {
  Polygon polygon;
  bool repeats = false;
  for (const ImDrawVert* corner : triangle) {
    const SDL_Vertex vertex = vertex_of(*corner, to);
    for (float value : {vertex.position.x, vertex.position.y, corner->uv.x, corner->uv.y}) {
      if (!(std::abs(value) < kMostCoordinate)) return;
    }
    for (float value : {corner->uv.x, corner->uv.y}) {
      if (value < 0 || value > 1) repeats = true;
    }
    polygon.push_back(vertex);
  }
  if (!repeats) {
    pieces.insert(pieces.end(), polygon.begin(), polygon.end());
    return;
  }
  const auto [left, right] = cells(polygon, 0);
  const auto [top, bottom] = cells(polygon, 1);
  if (int64_t{right - left} * (bottom - top) > kMostRepeats) return;
  for (int row = top; row < bottom; ++row) {
    const Polygon band = cut(polygon, 1, row);
    if (band.size() < 3) continue;
    for (int column = left; column < right; ++column) {
      add_fan(cut(band, 0, column), column, row, pieces);
    }
  }
}

GpuPixels halved(const GpuPixels& from) {
  GpuPixels to{(from.width + 1) / 2, (from.height + 1) / 2, {}};
  to.pixels.resize(static_cast<size_t>(to.width) * static_cast<size_t>(to.height));
  const auto at = [&](int x, int y) {
    const int column = std::min(x, from.width - 1);
    const int row = std::min(y, from.height - 1);
    return from.pixels[static_cast<size_t>(row) * static_cast<size_t>(from.width) +
                       static_cast<size_t>(column)];
  };
  for (int y = 0; y < to.height; ++y) {
    for (int x = 0; x < to.width; ++x) {
      uint32_t pixel = 0;
      for (int shift = 0; shift < 32; shift += 8) {
        uint32_t sum = 2;
        for (int corner = 0; corner < 4; ++corner) {
          sum += (at(2 * x + corner % 2, 2 * y + corner / 2) >> shift) & 0xFF;
        }
        pixel |= (sum / 4) << shift;
      }
      to.pixels[static_cast<size_t>(y) * static_cast<size_t>(to.width) + static_cast<size_t>(x)] =
          pixel;
    }
  }
  return to;
}

}  // namespace gummiband::ui
