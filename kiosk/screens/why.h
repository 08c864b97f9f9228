// "Warum hier?": the story why one might live here, a page each, with a figure that proves it. It
// ends where one can do something about it: work, somebody to talk to, the anonymous question.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "screens/screen.h"
#include "ui/ui.h"

namespace gummiband::screens::why {

struct State {
  size_t page = 0;  // of the pack's reasons
  bool operator==(const State&) const = default;
};

struct NextTapped {};
struct OffersTapped {};
struct ContactsTapped {};
struct ObstacleTapped {};
using Action = std::variant<NextTapped, OffersTapped, ContactsTapped, ObstacleTapped>;

State open(const Route& route, const World& world);
Wishes update(State& state, const Action& action, const World& world);
std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui);

// One page back: true if there was one.
bool go_back(State& state);
// Whether this is where the story ends.
bool on_last_page(const State& state, const World& world);
// Whether the visitor may still be asked what keeps them.
bool may_ask(const World& world);

}  // namespace gummiband::screens::why
