#include "ui/raster.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "ui/raster_hash.h"
#include "ui/raster_ink.h"

namespace gummiband::ui {
namespace {

// One edge of a triangle, from row to row. The centre of pixel x is on its inner side when
// slope * x + offset >= 0; slope is that of a whole pixel. The quotient of that division is carried
// along with its rest, so that a row costs additions only.
class Edge {
 public:
  Edge(const Corner& from, const Corner& to, int first_row) {
    constexpr int64_t kHalf = kSubpixels / 2;
    const int64_t across = int64_t{to.x} - from.x;
    const int64_t down = int64_t{to.y} - from.y;
    // Corners go round with the inside on the right: an edge to the right is the top, one upwards
    // is on the left, and only those own the centres that lie on them.
    const bool owns = down < 0 || (down == 0 && across > 0);
    const int64_t slope = -down * kSubpixels;
    const int64_t offset = -down * (kHalf - from.x) +
                           across * (int64_t{first_row} * kSubpixels + kHalf - from.y) -
                           (owns ? 0 : 1);
    side_ = slope > 0 ? 1 : slope < 0 ? -1 : 0;
    divisor_ = slope == 0 ? 1 : std::abs(slope);
    divide(offset, quotient_, rest_);
    divide(across * kSubpixels, quotient_step_, rest_step_);
  }

  // Narrows a span of this row to what lies inside.
  void narrow(int64_t& left, int64_t& right) const {
    if (side_ > 0) {
      left = std::max(left, -quotient_);
    } else if (side_ < 0) {
      right = std::min(right, quotient_ + 1);
    } else if (quotient_ < 0) {
      right = left;
    }
  }

  void next_row() {
    quotient_ += quotient_step_;
    rest_ += rest_step_;
    if (rest_ >= divisor_) {
      rest_ -= divisor_;
      ++quotient_;
    }
  }

 private:
  void divide(int64_t value, int64_t& quotient, int64_t& rest) const {
    quotient = value / divisor_;
    rest = value % divisor_;
    if (rest < 0) {
      rest += divisor_;
      --quotient;
    }
  }

  int side_ = 0;  // 1: bounds the span on the left, -1: on the right, 0: level
  int64_t divisor_ = 1;
  int64_t quotient_ = 0;
  int64_t rest_ = 0;
  int64_t quotient_step_ = 0;
  int64_t rest_step_ = 0;
};

// What a texture coordinate, a fraction of the texture, may be off after it has become texels: less
// than the step of a weight.
constexpr float kRowSlack = 1.0F / 512;

// The uppermost place of its texture, in texels, that a rectangle samples. Below the middle of a
// row, that row is mixed with the one after it only.
float first_texel(const Shape& rect) {
  const Corner& top = rect.corners[0];
  const Corner& bottom = rect.corners[2];
  const auto high = static_cast<float>(bottom.y - top.y);
  const auto at = [&](int y) {
    const auto down = static_cast<float>(y * kSubpixels + kSubpixels / 2 - top.y);
    return top.v + (bottom.v - top.v) * down / high;
  };
  return std::min(at(rect.bounds.top), at(rect.bounds.bottom - 1));
}

int64_t twice_area(const std::array<Corner, 3>& c) {
  return (int64_t{c[1].x} - c[0].x) * (int64_t{c[2].y} - c[0].y) -
         (int64_t{c[2].x} - c[0].x) * (int64_t{c[1].y} - c[0].y);
}

void paint_rect(const Ink& ink, const Raster& raster, const PixelRect& area) {
  for (int y = area.top; y < area.bottom; ++y) ink.paint(raster.row(y), y, area.left, area.right);
}

void paint_triangle(const Shape& shape, int64_t area_sign, const Ink& ink, const Raster& raster,
                    const PixelRect& area) {
  const Corner& a = shape.corners[0];
  const Corner* b = &shape.corners[1];
  const Corner* c = &shape.corners[2];
  if (area_sign < 0) std::swap(b, c);
  Edge edges[3] = {{a, *b, area.top}, {*b, *c, area.top}, {*c, a, area.top}};
  for (int y = area.top; y < area.bottom; ++y) {
    int64_t left = area.left;
    int64_t right = area.right;
    for (Edge& edge : edges) {
      edge.narrow(left, right);
      edge.next_row();
    }
    if (left < right) {
      ink.paint(raster.row(y), y, static_cast<int>(left), static_cast<int>(right));
    }
  }
}

}  // namespace

uint64_t Shape::hash() const {
  uint64_t hash = static_cast<uint64_t>(form) * 2 + (repeat ? 1 : 0) + 1;
  const auto pair = [&](int32_t high, int32_t low) {
    hash = mixed(hash, (static_cast<uint64_t>(static_cast<uint32_t>(high)) << 32) |
                           static_cast<uint32_t>(low));
  };
  for (const Corner& corner : corners) {
    pair(corner.x, corner.y);
    pair(0, static_cast<int32_t>(corner.colour));
    if (texture != nullptr)
      pair(std::bit_cast<int32_t>(corner.u), std::bit_cast<int32_t>(corner.v));
  }
  pair(bounds.left, bounds.top);
  pair(bounds.right, bounds.bottom);
  return mixed(hash, texture != nullptr ? texture->stamp() : 0);
}

bool Shape::hides_all() const {
  if (form != Form::kRect) return false;
  const bool opaque = std::ranges::all_of(
      corners, [](const Corner& corner) { return corner.colour >= 0xFF000000; });
  if (!opaque) return false;
  if (texture == nullptr) return true;
  if (texture->format() != PixelFormat::kArgb) return false;
  if (texture->opaque()) return true;
  return !repeat &&
         first_texel(*this) > static_cast<float>(texture->opaque_row()) + 0.5F - kRowSlack;
}

void paint(const Shape& shape, const Raster& raster, const PixelRect& area, Paths paths) {
  const PixelRect touched = overlap(shape.bounds, area);
  const int64_t twice = twice_area(shape.corners);
  if (empty(touched) || twice == 0) return;
  const Ink ink(shape, paths);
  if (shape.form == Form::kRect) {
    paint_rect(ink, raster, touched);
  } else {
    paint_triangle(shape, twice, ink, raster, touched);
  }
}

PixelRect overlap(const PixelRect& a, const PixelRect& b) {
  return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
          std::min(a.bottom, b.bottom)};
}

}  // namespace gummiband::ui
