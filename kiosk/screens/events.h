// "Was ist los?": what takes place next, soonest first.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "screens/screen.h"
#include "ui/ui.h"

namespace gummiband::screens::events {

struct State {
  bool operator==(const State&) const = default;
};

struct EventTapped {
  std::string item;
};
using Action = std::variant<EventTapped>;

State open(const Route& route, const World& world);
Wishes update(State& state, const Action& action, const World& world);
std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui);

// An event without an end lasts until its day is over.
bool is_over(const World& world, const content::Item& event);
// What is not over, by its beginning.
std::vector<const content::Item*> coming(const World& world);
// "Samstag, 20. Juni"; with its year when that is not this one.
std::string day_of(const World& world, const content::Item& item);
// "Samstag, 20. Juni, 17 Uhr"
std::string when(const World& world, const content::Item& item);

}  // namespace gummiband::screens::events
