// "Mein Herz schlägt für …": the place of the region that the visit is about. It themes exploring
// and says who looks after a lead; "everywhere" is as good an answer.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "screens/screen.h"
#include "ui/ui.h"

namespace gummiband::screens::places {

struct State {
  bool operator==(const State&) const = default;
};

struct PlaceTapped {
  std::string place;  // id; empty: everywhere
};
using Action = std::variant<PlaceTapped>;

State open(const Route& route, const World& world);
Wishes update(State& state, const Action& action, const World& world);
std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui);

}  // namespace gummiband::screens::places
