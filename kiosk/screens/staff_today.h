// Today at a glance, for the people of the booth: what visitors did, where their leads are, and
// whether clock, disk and keys are as they should be. The hub of the staff area.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "screens/screen.h"
#include "ui/ui.h"

namespace gummiband::screens::staff_today {

struct State {
  bool send_told = false;  // "send now" was tapped: it is said that it was heard
  bool operator==(const State&) const = default;
};

struct LockTapped {};
struct PageTapped {
  ScreenName page = ScreenName::kStaffPrinter;
};
struct SendTapped {};
using Action = std::variant<LockTapped, PageTapped, SendTapped>;

// How delivery stands, in a sentence: why nothing goes out, or when something last did.
std::string delivery_sentence(const staff::DeliveryFigures& delivery, const World& world);

State open(const Route& route, const World& world);
Wishes update(State& state, const Action& action, const World& world);
std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui);

}  // namespace gummiband::screens::staff_today
