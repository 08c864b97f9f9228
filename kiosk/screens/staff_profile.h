// Where and at what event the kiosk stands: chosen from what the settings have, or typed. Goes with
// every lead and code from then on, until it is chosen anew.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "screens/screen.h"
#include "ui/keyboard.h"
#include "ui/ui.h"

namespace gummiband::screens::staff_profile {

enum class Part { kPlace, kEvent };

struct State {
  std::optional<Part> typing;  // none: it is chosen
  std::string text;
  ui::Shift shift = ui::Shift::kOff;
  bool operator==(const State&) const = default;
};

struct CloseTapped {};
struct ChoiceTapped {
  Part part = Part::kPlace;
  std::string text;
};
struct TypeTapped {
  Part part = Part::kPlace;
};
struct KeyPressed {
  ui::KeyPress key;
};
using Action = std::variant<CloseTapped, ChoiceTapped, TypeTapped, KeyPressed>;

State open(const Route& route, const World& world);
Wishes update(State& state, const Action& action, const World& world);
std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui);

}  // namespace gummiband::screens::staff_profile
