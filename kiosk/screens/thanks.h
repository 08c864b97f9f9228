// "Danke, Lena!": the lead is stored, and what happens next.
//
// The name is handed over from the form's state by the app and wiped with this one.
#pragma once

#include <optional>
#include <variant>

#include "screens/form_typed.h"
#include "screens/screen.h"
#include "ui/ui.h"

namespace gummiband::screens::thanks {

struct State {
  Typed name;  // may be empty
  bool operator==(const State&) const = default;
};

struct DoneTapped {};
struct BrowseTapped {};
using Action = std::variant<DoneTapped, BrowseTapped>;

State open(const Route& route, const World& world);
Wishes update(State& state, const Action& action, const World& world);
std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui);

}  // namespace gummiband::screens::thanks
