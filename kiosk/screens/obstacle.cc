#include "screens/obstacle.h"

#include <algorithm>

namespace gummiband::screens::obstacle {
namespace {

Route onward(const content::Obstacle& obstacle) {
  // A topic is shown, not ticked in the form: the answer was given without a name, and the name is
  // not to find it there.
  if (obstacle.next == content::NextStep::kField) return {ScreenName::kOffers, obstacle.target};
  return {ScreenName::kHighlight, obstacle.target};
}

}  // namespace

State open(const Route&, const World&) {
  return {};
}

Wishes update(State& state, const Action& action, const World& world) {
  if (const auto* tapped = std::get_if<AnswerTapped>(&action)) {
    const bool known = std::ranges::find(world.pack.obstacles, tapped->obstacle,
                                         &content::Obstacle::id) != world.pack.obstacles.end();
    if (!known || !state.answer.empty()) return {};
    state.answer = tapped->obstacle;
    // Somebody who goes back and changes their mind is not counted twice.
    if (world.visit.told_obstacle) return {};
    return {CountOne{"obstacle", tapped->obstacle}, ToldObstacle{}};
  }
  if (std::holds_alternative<ExploreTapped>(action)) return {Open{{ScreenName::kExplore, ""}}};
  const content::Obstacle* obstacle = answered(state, world);
  return obstacle == nullptr ? Wishes{} : Wishes{Open{onward(*obstacle)}};
}

const content::Obstacle* answered(const State& state, const World& world) {
  const auto found = std::ranges::find(world.pack.obstacles, state.answer, &content::Obstacle::id);
  return found == world.pack.obstacles.end() ? nullptr : &*found;
}

}  // namespace gummiband::screens::obstacle
