#include "content/outline.h"

#include <algorithm>

namespace gummiband::content {
namespace {

// Positive where a, b, c turn to the left, negative to the right, 0 on one line.
int turn(MapPoint a, MapPoint b, MapPoint c) {
  const int area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
  return (area > 0) - (area < 0);
}

bool on_edge(MapPoint a, MapPoint b, MapPoint point) {
  return turn(a, b, point) == 0 && std::min(a.x, b.x) <= point.x && point.x <= std::max(a.x, b.x) &&
         std::min(a.y, b.y) <= point.y && point.y <= std::max(a.y, b.y);
}

bool touch(MapPoint a, MapPoint b, MapPoint c, MapPoint d) {
  if (turn(a, b, c) != turn(a, b, d) && turn(c, d, a) != turn(c, d, b)) return true;
  return on_edge(a, b, c) || on_edge(a, b, d) || on_edge(c, d, a) || on_edge(c, d, b);
}

}  // namespace

bool is_within(std::span<const MapPoint> outline, MapPoint point) {
  bool inside = false;
  for (size_t i = 0; i < outline.size(); ++i) {
    const MapPoint a = outline[i];
    const MapPoint b = outline[(i + 1) % outline.size()];
    if (on_edge(a, b, point)) return true;
    if ((a.y > point.y) == (b.y > point.y)) continue;
    // A ray to the right crosses the edge if the point lies to the left of it.
    const int side = turn(a, b, point);
    if (side == (b.y > a.y ? 1 : -1)) inside = !inside;
  }
  return inside;
}

std::optional<size_t> find_crossing(std::span<const MapPoint> outline) {
  const size_t count = outline.size();
  const auto at = [&](size_t i) { return outline[i % count]; };
  for (size_t i = 0; i < count; ++i) {
    const bool back =
        turn(at(i), at(i + 1), at(i + 2)) == 0 &&
        (on_edge(at(i), at(i + 1), at(i + 2)) || on_edge(at(i + 1), at(i + 2), at(i)));
    if (back) return i;
    for (size_t j = i + 2; j < count; ++j) {
      if ((j + 1) % count == i) continue;
      if (touch(at(i), at(i + 1), at(j), at(j + 1))) return i;
    }
  }
  return std::nullopt;
}

}  // namespace gummiband::content
