// Another language, at any time.
#pragma once

#include <optional>
#include <string>

#include "screens/screen.h"
#include "ui/ui.h"

namespace gummiband::screens::language {

struct State {
  bool operator==(const State&) const = default;
};

struct Action {
  std::string language;
};

State open(const Route& route, const World& world);
Wishes update(State& state, const Action& action, const World& world);
std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui);

}  // namespace gummiband::screens::language
