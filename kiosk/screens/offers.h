// "Was hast du vor?": jobs, training and studies as a mosaic, by field.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "screens/screen.h"
#include "ui/ui.h"

namespace gummiband::screens::offers {

struct State {
  std::string field;  // id; empty: all
  bool operator==(const State&) const = default;
};

struct FieldTapped {
  std::string field;  // empty: all
};
struct OfferTapped {
  std::string item;
};
using Action = std::variant<FieldTapped, OfferTapped>;

// An item in the route is the field to begin with.
State open(const Route& route, const World& world);
Wishes update(State& state, const Action& action, const World& world);
std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui);

// The offers of today that the state's field lets through. The visitor's persona hides none.
std::vector<const content::Item*> shown(const State& state, const World& world);
// The fields in which there is an offer today: a chip that leads to nothing is not drawn.
std::vector<const content::Named*> fields(const World& world);

// Where `count` tiles stand in landscape, in an area `across` u high that grows to the right.
struct Strip {
  std::vector<ui::Rect> tiles;
  float length = 0;
};
Strip strip(size_t count, float across);

}  // namespace gummiband::screens::offers
