#include "ui/painter_cpu_shapes.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "ui/raster_input.h"
#include "ui/raster_row.h"

namespace gummiband::ui {
namespace {

constexpr size_t kTriangleIndices = 3;
constexpr size_t kRectIndices = 6;

class Reader {
 public:
  Reader(const ImDrawData& data, Paths paths) : to_(data), paths_(paths) {}

  std::vector<Shape> read(const std::vector<Draw>& draws) {
    size_t indices = 0;
    for (const Draw& draw : draws) indices += draw.indices.size();
    shapes_.reserve(indices / kTriangleIndices);
    for (const Draw& draw : draws) {
      for (size_t first = 0; first < draw.indices.size();) {
        if (paths_ == Paths::kFast && add_rect(draw, first)) {
          first += kRectIndices;
        } else {
          add_triangle(draw, first);
          first += kTriangleIndices;
        }
      }
    }
    return std::move(shapes_);
  }

 private:
  std::optional<Corner> corner(const ImDrawVert& vertex, const Texture* texture) const {
    const float x = to_.x(vertex.pos.x);
    const float y = to_.y(vertex.pos.y);
    Corner corner;
    corner.colour = premultiplied(vertex.col);
    if (texture != nullptr) {
      corner.u = vertex.uv.x * static_cast<float>(texture->width());
      corner.v = vertex.uv.y * static_cast<float>(texture->height());
    }
    for (float value : {x, y, corner.u, corner.v}) {
      if (!(std::abs(value) < kMostCoordinate)) return std::nullopt;
    }
    corner.x = static_cast<int32_t>(std::lround(x * kSubpixels));
    corner.y = static_cast<int32_t>(std::lround(y * kSubpixels));
    return corner;
  }

  // Where its corners are, what it touches, and how its texture goes on.
  std::optional<Shape> shape(const Draw& draw, const Draw::Triangle& triangle) const {
    Shape shape;
    shape.texture = draw.texture;
    for (size_t i = 0; i < triangle.size(); ++i) {
      const auto made = corner(*triangle[i], draw.texture);
      if (!made) return std::nullopt;
      shape.corners[i] = *made;
      const ImVec2& uv = triangle[i]->uv;
      if (uv.x < 0 || uv.x > 1 || uv.y < 0 || uv.y > 1) shape.repeat = draw.texture != nullptr;
    }
    const auto& [a, b, c] = shape.corners;
    const auto [left, right] = std::minmax({a.x, b.x, c.x});
    const auto [top, bottom] = std::minmax({a.y, b.y, c.y});
    shape.bounds = overlap(
        {first_pixel(left), first_pixel(top), first_pixel(right), first_pixel(bottom)}, draw.clip);
    if (empty(shape.bounds)) return std::nullopt;
    if (paths_ == Paths::kFast) drop_texture_if_even(shape);
    return shape;
  }

  static void drop_texture_if_even(Shape& shape) {
    auto& [a, b, c] = shape.corners;
    if (shape.texture == nullptr || a.u != b.u || a.u != c.u || a.v != b.v || a.v != c.v) return;
    const uint32_t texel = texture_colour(*shape.texture, a.u, a.v, shape.repeat);
    for (Corner& corner : shape.corners) {
      corner.colour = modulated(texel, corner.colour);
      corner.u = corner.v = 0;
    }
    shape.texture = nullptr;
    shape.repeat = false;
  }

  static bool invisible(const Shape& shape) {
    return std::ranges::all_of(shape.corners, [](const Corner& c) { return c.colour == 0; });
  }

  void add_triangle(const Draw& draw, size_t first) {
    const auto triangle = draw.triangle(first);
    if (!triangle) return;
    const auto made = shape(draw, *triangle);
    if (made && !invisible(*made)) shapes_.push_back(*made);
  }

  // Dear ImGui writes a rectangle as upper left, upper right, lower right, lower left, in two
  // triangles from the first. True if these six indices are one, whether it can be seen or not.
  bool add_rect(const Draw& draw, size_t first) {
    if (first + kRectIndices > draw.indices.size()) return false;
    const auto indices = draw.indices.subspan(first, kRectIndices);
    if (indices[3] != indices[0] || indices[4] != indices[2]) return false;
    const auto upper = draw.triangle(first);
    const auto lower = draw.triangle(first + kTriangleIndices);
    if (!upper || !lower) return false;
    const ImDrawVert& a = *(*upper)[0];
    const ImDrawVert& b = *(*upper)[1];
    const ImDrawVert& c = *(*upper)[2];
    const ImDrawVert& d = *(*lower)[2];
    const bool upright = a.pos.x == d.pos.x && b.pos.x == c.pos.x && a.pos.y == b.pos.y &&
                         d.pos.y == c.pos.y && a.pos.x <= b.pos.x && a.pos.y <= c.pos.y;
    const bool one_plane = (a.col == b.col && c.col == d.col) || (a.col == d.col && b.col == c.col);
    const bool straight =
        a.uv.x == d.uv.x && b.uv.x == c.uv.x && a.uv.y == b.uv.y && d.uv.y == c.uv.y;
    if (!upright || !one_plane || !straight) return false;
    auto made = shape(draw, *upper);
    if (!made || invisible(*made)) return true;
    made->form = Form::kRect;
    shapes_.push_back(*made);
    return true;
  }

  ToPixels to_;
  Paths paths_;
  std::vector<Shape> shapes_;
};

}  // namespace

std::vector<Shape> shapes_of(const ImDrawData& data, int width, int height, Paths paths) {
  return Reader(data, paths).read(draws_of(data, width, height));
}

}  // namespace gummiband::ui
