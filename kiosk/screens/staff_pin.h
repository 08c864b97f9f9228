// The door of the staff area: a pad of big keys, a dot for each digit, and in words why it stays
// shut. What was typed is wiped when it is handed over, and with the state.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "screens/screen.h"
#include "ui/ui.h"

namespace gummiband::screens::staff_pin {

struct State {
  Typed pin;
  bool operator==(const State&) const = default;
};

struct DigitTapped {
  char digit = '0';
};
struct BackTapped {};  // one digit back
struct EnterTapped {};
struct CloseTapped {};
using Action = std::variant<DigitTapped, BackTapped, EnterTapped, CloseTapped>;

// Whether the keys take a PIN now.
bool takes_keys(const World& world);
// The sentence below the dots; empty: there is nothing to say.
std::string sentence(const World& world);
// Small below it, for whoever is called.
std::string detail(const World& world);

State open(const Route& route, const World& world);
Wishes update(State& state, const Action& action, const World& world);
std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui);

}  // namespace gummiband::screens::staff_pin
