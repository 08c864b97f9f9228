// "Was zieht dich an?": the highlights as a mosaic, by theme and district.
#pragma once

#include <optional>
#include <string>
#include <string_view>
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
// Away to another screen: offers, events, contacts, the story why here, the map.
struct AwayTapped {
  ScreenName screen = ScreenName::kOffers;
};
using Action =
    std::variant<ThemeTapped, DistrictTapped, ItemTapped, HeartTapped, ShowAllTapped, AwayTapped>;

// In a route: all districts, whatever the visitor's place is.
inline constexpr std::string_view kEverywhere = "*";

// Begins in the route's district; without one, in that of the place the visitor's heart beats for.
State open(const Route& route, const World& world);
// Comes back to it by a route: to the district it names, or to how it was left.
void arrive(State& state, const Route& route, const World& world);
Wishes update(State& state, const Action& action, const World& world);
std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui);

// The scroller of the tiles.
inline constexpr std::string_view kScroller = "explore.mosaic";

// The highlights that the state's filters let through; those of the visitor's place come first.
std::vector<const content::Item*> shown(const State& state, const World& world);
// The place that greets the visitor before the highlights; nothing when none was chosen or the
// filters lead elsewhere.
const content::HeartPlace* greeting(const State& state, const World& world);

// On a low stage the tiles stand in one line, after the greeting if there is one. Which of the
// highlights is looked at when the line was pushed `offset` u on; nothing: the greeting is.
inline constexpr float kLineTile = 680;
inline constexpr float kLineGreeting = 1000;  // its motto on one line, below a pill
std::optional<size_t> looked_at(float offset, size_t count, bool greeted);
// How far the line is pushed on when that highlight stands first on it.
float line_offset(size_t index, bool greeted);

// Where `count` tiles stand in a mosaic that fills an area `across` u wide (or high) and grows
// along the other axis; positions from the mosaic's own origin.
struct Mosaic {
  std::vector<ui::Rect> tiles;
  float length = 0;
};
Mosaic mosaic(size_t count, float across, ui::Axis grows);

}  // namespace gummiband::screens::explore
