// One thing of the region, close up: a highlight, an event, a contact or a topic.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "screens/screen.h"
#include "ui/ui.h"

namespace gummiband::screens::highlight {

struct State {
  std::string item;
  std::vector<std::string> related;  // ids of what goes with it, chosen once
  bool operator==(const State&) const = default;
};

struct HeartTapped {};
struct RelatedTapped {
  std::string item;
};
using Action = std::variant<HeartTapped, RelatedTapped>;

State open(const Route& route, const World& world);
Wishes update(State& state, const Action& action, const World& world);
std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui);

// The screen that shows an item of this kind.
Route route_to(const content::Item& item);

}  // namespace gummiband::screens::highlight
