// "Wo schlägt dein Herz?": who are you, in which language. The first screen after the first touch.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "screens/screen.h"
#include "ui/ui.h"

namespace gummiband::screens::welcome {

struct State {
  bool operator==(const State&) const = default;
};

struct PersonaTapped {
  std::string persona;
};
struct LanguageTapped {
  std::string language;
};
using Action = std::variant<PersonaTapped, LanguageTapped>;

State open(const Route& route, const World& world);
Wishes update(State& state, const Action& action, const World& world);
std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui);

}  // namespace gummiband::screens::welcome
