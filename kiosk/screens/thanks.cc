#include "screens/thanks.h"

namespace gummiband::screens::thanks {

State open(const Route&, const World&) {
  return {};
}

Wishes update(State&, const Action& action, const World&) {
  if (std::holds_alternative<BrowseTapped>(action)) return {Open{{ScreenName::kExplore, ""}}};
  return {EndVisit{}};
}

}  // namespace gummiband::screens::thanks
