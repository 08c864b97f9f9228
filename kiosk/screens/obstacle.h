// "Was hält dich ab?": one tap, no name. The answer is counted and forgotten; what stays on the
// screen is a kind reply and a way to go on. Asked once a visit.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "screens/screen.h"
#include "ui/ui.h"

namespace gummiband::screens::obstacle {

struct State {
  std::string answer;  // id of the obstacle, while its reply is shown; gone with the screen
  bool operator==(const State&) const = default;
};

struct AnswerTapped {
  std::string obstacle;
};
struct OnwardTapped {};
struct ExploreTapped {};
using Action = std::variant<AnswerTapped, OnwardTapped, ExploreTapped>;

State open(const Route& route, const World& world);
Wishes update(State& state, const Action& action, const World& world);
std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui);

// Of the state's answer; nothing while it is open.
const content::Obstacle* answered(const State& state, const World& world);

}  // namespace gummiband::screens::obstacle
