#include "screens/map.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "screens/explore.h"

namespace gummiband::screens::map {
namespace {

using ui::Point;
using ui::Rect;

constexpr int kStepsPerCorner = 8;
constexpr float kRow = 6;    // between the lines that are looked at for a rectangle
constexpr float kInset = 5;  // from the outline, for what lies between those lines
// A finger may miss the piece by so much, but neighbours' rectangles stay apart.
constexpr float kReach = 24;
constexpr float kReachStep = 2;
constexpr float kApart = 10;

Point point(const content::MapPoint& at) {
  return {static_cast<float>(at.x), static_cast<float>(at.y)};
}

// Catmull-Rom between b and c.
Point between(Point a, Point b, Point c, Point d, float t) {
  const auto blend = [t](float p, float q, float r, float s) {
    return 0.5F * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t +
                   (3 * q - p - 3 * r + s) * t * t * t);
  };
  return {blend(a.x, b.x, c.x, d.x), blend(a.y, b.y, c.y, d.y)};
}

struct Reach {
  float left = 0;
  float right = 0;
};

// How far the line through (x, y) stays within the outline on both sides of x.
std::optional<Reach> reach(const std::vector<Point>& outline, float x, float y) {
  Reach found{-std::numeric_limits<float>::max(), std::numeric_limits<float>::max()};
  int crossed_left = 0;
  for (size_t i = 0; i < outline.size(); ++i) {
    const Point& a = outline[i];
    const Point& b = outline[(i + 1) % outline.size()];
    if ((a.y <= y) == (b.y <= y)) continue;
    const float at = a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x);
    if (at <= x) {
      ++crossed_left;
      found.left = std::max(found.left, at);
    } else {
      found.right = std::min(found.right, at);
    }
  }
  if (crossed_left % 2 == 0) return std::nullopt;  // outside
  return found;
}

// The reaches of the lines from `at` on in steps of `step`, each narrowed by those before it.
std::vector<Reach> reaches(const std::vector<Point>& outline, Point at, float step) {
  std::vector<Reach> result;
  for (float y = at.y;; y += step) {
    std::optional<Reach> here = reach(outline, at.x, y);
    if (!here) return result;
    if (!result.empty()) {
      here->left = std::max(here->left, result.back().left);
      here->right = std::min(here->right, result.back().right);
    }
    result.push_back(*here);
  }
}

float worth(const Rect& rect) {
  return std::min(rect.width(), 2 * rect.height()) * std::min(rect.height(), rect.width());
}

// The corners before and after one, in no order: neighbours go round the other way.
using Neighbours = std::array<std::pair<int, int>, 2>;

Neighbours neighbours(const std::vector<content::MapPoint>& corners, size_t i) {
  const content::MapPoint& before = corners[(i + corners.size() - 1) % corners.size()];
  const content::MapPoint& after = corners[(i + 1) % corners.size()];
  Neighbours both = {std::pair{before.x, before.y}, std::pair{after.x, after.y}};
  std::ranges::sort(both);
  return both;
}

// Each rectangle grows at all sides, as far as it may and its neighbours allow.
void reach_out(std::vector<Shape>& shapes) {
  const auto free = [&](const Shape& shape, const Rect& wanted) {
    return std::ranges::all_of(shapes, [&](const Shape& other) {
      return &other == &shape || overlap(ui::grown(wanted, kApart), other.touch).empty();
    });
  };
  for (float reached = 0; reached < kReach; reached += kReachStep) {
    for (Shape& shape : shapes) {
      for (const Rect& step : {Rect{-kReachStep, 0, 0, 0}, Rect{0, -kReachStep, 0, 0},
                               Rect{0, 0, kReachStep, 0}, Rect{0, 0, 0, kReachStep}}) {
        const Rect wanted{shape.touch.left + step.left, shape.touch.top + step.top,
                          shape.touch.right + step.right, shape.touch.bottom + step.bottom};
        if (!shape.touch.empty() && free(shape, wanted)) shape.touch = wanted;
      }
    }
  }
}

}  // namespace

std::vector<content::MapPoint> junctions(const std::vector<content::MapDistrict>& districts) {
  std::vector<content::MapPoint> found;
  std::vector<std::pair<content::MapPoint, Neighbours>> seen;
  for (const content::MapDistrict& district : districts) {
    const std::vector<content::MapPoint>& corners = district.outline;
    for (size_t i = 0; i < corners.size(); ++i) {
      const Neighbours here = neighbours(corners, i);
      const bool differs = std::ranges::any_of(seen, [&](const auto& other) {
        return other.first == corners[i] && other.second != here;
      });
      if (differs && std::ranges::find(found, corners[i]) == found.end()) {
        found.push_back(corners[i]);
      }
      seen.emplace_back(corners[i], here);
    }
  }
  return found;
}

std::vector<Point> smooth_outline(const std::vector<content::MapPoint>& corners,
                                  const std::vector<content::MapPoint>& fixed) {
  const auto is_fixed = [&](const content::MapPoint& corner) {
    return std::ranges::find(fixed, corner) != fixed.end();
  };
  std::vector<Point> result;
  const size_t count = corners.size();
  for (size_t i = 0; i < count; ++i) {
    const content::MapPoint& here = corners[i];
    const content::MapPoint& next = corners[(i + 1) % count];
    const Point from = point(here);
    const Point to = point(next);
    const Point before = is_fixed(here) ? from : point(corners[(i + count - 1) % count]);
    const Point after = is_fixed(next) ? to : point(corners[(i + 2) % count]);
    for (int step = 0; step < kStepsPerCorner; ++step) {
      result.push_back(between(before, from, to, after,
                               static_cast<float>(step) / static_cast<float>(kStepsPerCorner)));
    }
  }
  return result;
}

Rect largest_within(const std::vector<Point>& outline, Point at) {
  const std::vector<Reach> up = reaches(outline, at, -kRow);
  const std::vector<Reach> down = reaches(outline, at, kRow);
  Rect best;
  for (size_t i = 0; i < up.size(); ++i) {
    for (size_t j = 0; j < down.size(); ++j) {
      const Rect rect =
          ui::inset({std::max(up[i].left, down[j].left), at.y - static_cast<float>(i) * kRow,
                     std::min(up[i].right, down[j].right), at.y + static_cast<float>(j) * kRow},
                    kInset, kInset);
      if (rect.empty()) continue;
      if (best.empty() || worth(rect) > worth(best)) best = rect;
    }
  }
  return best;
}

Rect bounds(const std::vector<Shape>& shapes) {
  Rect all;
  for (const Shape& shape : shapes) {
    for (const Point& p : shape.outline) {
      if (all.empty()) all = {p.x, p.y, p.x + 1, p.y + 1};
      all = {std::min(all.left, p.x), std::min(all.top, p.y), std::max(all.right, p.x),
             std::max(all.bottom, p.y)};
    }
  }
  return all;
}

State open(const Route& route, const World& world) {
  State state;
  state.district = route.item;
  const std::vector<content::MapPoint> fixed = junctions(world.pack.map);
  for (const content::MapDistrict& district : world.pack.map) {
    Shape shape;
    shape.district = district.district;
    shape.outline = smooth_outline(district.outline, fixed);
    shape.touch = largest_within(shape.outline, point(district.label));
    state.shapes.push_back(std::move(shape));
  }
  reach_out(state.shapes);
  return state;
}

Wishes update(State&, const Action& action, const World&) {
  const std::string& district = std::get<DistrictTapped>(action).district;
  return {CountOne{"district", district},
          Open{{ScreenName::kExplore,
                district.empty() ? std::string(explore::kEverywhere) : district}}};
}

}  // namespace gummiband::screens::map
