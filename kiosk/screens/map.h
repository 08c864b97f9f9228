// "Wohin zieht’s dich?": the districts as pieces of cut paper; a tap leads to what is there.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "screens/screen.h"
#include "ui/ui.h"

namespace gummiband::screens::map {

// A district as it is drawn: all in units of the pack's map (0 to content::kMapSize).
struct Shape {
  std::string district;            // id
  std::vector<ui::Point> outline;  // closed; smooth where the pack's has corners
  ui::Rect touch;                  // the rectangle to touch, around its label
  bool operator==(const Shape&) const = default;
};

struct State {
  std::string district;       // the one exploring is in; empty: everywhere
  std::vector<Shape> shapes;  // made once, for they are costly
  bool operator==(const State&) const = default;
};

struct DistrictTapped {
  std::string district;  // empty: everywhere
};
using Action = std::variant<DistrictTapped>;

State open(const Route& route, const World& world);
Wishes update(State& state, const Action& action, const World& world);
std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui);

// Where the outlines of neighbours meet or part.
std::vector<content::MapPoint> junctions(const std::vector<content::MapDistrict>& districts);
// A closed curve through all corners. At the fixed ones it does not care where it came from, so
// that neighbours share the whole curve between two of them.
std::vector<ui::Point> smooth_outline(const std::vector<content::MapPoint>& corners,
                                      const std::vector<content::MapPoint>& fixed);
// The best rectangle to touch within the outline and around `at`: large, and neither a slit nor a
// stripe. Empty if `at` is not within.
ui::Rect largest_within(const std::vector<ui::Point>& outline, ui::Point at);
// What the shapes take up together.
ui::Rect bounds(const std::vector<Shape>& shapes);

}  // namespace gummiband::screens::map
