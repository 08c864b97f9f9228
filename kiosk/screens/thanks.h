// "Danke, Lena!": the lead is stored, what happens next, and the code with which it can be
// withdrawn.
//
// Both are handed over by the app. The name is wiped with this state; the code tells nobody's name.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "screens/form_typed.h"
#include "screens/screen.h"
#include "ui/ui.h"

namespace gummiband::screens::thanks {

struct State {
  Typed name;                // may be empty
  std::string receipt_code;  // as the ledger gave it, six characters; may be empty
  bool operator==(const State&) const = default;
};

struct DoneTapped {};
struct BrowseTapped {};
struct PrintTapped {};
using Action = std::variant<DoneTapped, BrowseTapped, PrintTapped>;

State open(const Route& route, const World& world);
Wishes update(State& state, const Action& action, const World& world);
std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui);

}  // namespace gummiband::screens::thanks
