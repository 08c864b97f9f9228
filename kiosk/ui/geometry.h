// Points and rectangles in u: the short side of the screen is 1080 u, whatever its pixels.
#pragma once

#include <algorithm>

namespace gummiband::ui {

struct Point {
  float x = 0;
  float y = 0;
  bool operator==(const Point&) const = default;
};

struct Size {
  float width = 0;
  float height = 0;
  bool operator==(const Size&) const = default;
};

struct Rect {
  float left = 0;
  float top = 0;
  float right = 0;
  float bottom = 0;

  float width() const { return right - left; }
  float height() const { return bottom - top; }
  Point centre() const { return {(left + right) / 2, (top + bottom) / 2}; }
  bool empty() const { return right <= left || bottom <= top; }
  bool contains(Point p) const { return p.x >= left && p.x < right && p.y >= top && p.y < bottom; }
  bool operator==(const Rect&) const = default;
};

inline Rect rect_at(float left, float top, float width, float height) {
  return {left, top, left + width, top + height};
}

inline Rect inset(const Rect& r, float x, float y) {
  return {r.left + x, r.top + y, r.right - x, r.bottom - y};
}

inline Rect grown(const Rect& r, float by) {
  return inset(r, -by, -by);
}

inline Rect moved(const Rect& r, float x, float y) {
  return {r.left + x, r.top + y, r.right + x, r.bottom + y};
}

inline Rect overlap(const Rect& a, const Rect& b) {
  return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
          std::min(a.bottom, b.bottom)};
}

}  // namespace gummiband::ui
