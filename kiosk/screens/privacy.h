// What happens with a visitor's data, in full, and who can read it.
#pragma once

#include <optional>
#include <variant>

#include "screens/screen.h"
#include "ui/ui.h"

namespace gummiband::screens::privacy {

struct State {
  bool operator==(const State&) const = default;
};

struct DoneTapped {};
struct WithdrawTapped {};
using Action = std::variant<DoneTapped, WithdrawTapped>;

State open(const Route& route, const World& world);
// Back to where the visitor came from, or on to taking the data back.
Wishes update(State& state, const Action& action, const World& world);
std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui);

}  // namespace gummiband::screens::privacy
