// "Was zieht dich an?": the highlights as a mosaic, by theme and district.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "screens/screen.h"
#include "ui/ui.h"

namespace gummiband::screens::explore {

struct State {
  std::string theme;     // id; empty: all
  std::string district;  // id; empty: everywhere
  bool operator==(const State&) const = default;
};

struct ThemeTapped {
  std::string theme;
};
struct DistrictTapped {
  std::string district;
};
struct ItemTapped {
  std::string item;
};
struct HeartTapped {
  std::string item;
};
struct ShowAllTapped {};
struct OffersTapped {};
struct EventsTapped {};
using Action = std::variant<ThemeTapped, DistrictTapped, ItemTapped, HeartTapped, ShowAllTapped,
                            OffersTapped, EventsTapped>;

State open(const Route& route, const World& world);
Wishes update(State& state, const Action& action, const World& world);
std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui);

// The highlights that the state's filters let through.
std::vector<const content::Item*> shown(const State& state, const World& world);

// Where `count` tiles stand in a mosaic that fills an area `across` u wide (or high) and grows
// along the other axis; positions from the mosaic's own origin.
struct Mosaic {
  std::vector<ui::Rect> tiles;
  float length = 0;
};
Mosaic mosaic(size_t count, float across, ui::Axis grows);

}  // namespace gummiband::screens::explore
