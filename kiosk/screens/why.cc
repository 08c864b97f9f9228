#include "screens/why.h"

namespace gummiband::screens::why {

State open(const Route&, const World&) {
  return {};
}

Wishes update(State& state, const Action& action, const World& world) {
  if (std::holds_alternative<OffersTapped>(action)) return {Open{{ScreenName::kOffers, ""}}};
  if (std::holds_alternative<ContactsTapped>(action)) return {Open{{ScreenName::kContacts, ""}}};
  if (std::holds_alternative<ObstacleTapped>(action)) return {Open{{ScreenName::kObstacle, ""}}};
  if (on_last_page(state, world)) return {};
  ++state.page;
  return {CountOne{"why", world.pack.why_here[state.page].id}};
}

bool go_back(State& state) {
  if (state.page == 0) return false;
  --state.page;
  return true;
}

bool on_last_page(const State& state, const World& world) {
  return state.page + 1 >= world.pack.why_here.size();
}

bool may_ask(const World& world) {
  return !world.pack.obstacles.empty() && !world.visit.told_obstacle;
}

}  // namespace gummiband::screens::why
