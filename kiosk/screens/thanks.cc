#include "screens/thanks.h"

#include "screens/paper.h"

namespace gummiband::screens::thanks {

State open(const Route&, const World&) {
  return {};
}

Wishes update(State& state, const Action& action, const World& world) {
  if (std::holds_alternative<PrintTapped>(action)) {
    if (state.receipt_code.empty()) return {};
    return {PrintSlip{receipt_slip(world, state.receipt_code), ""}};
  }
  if (std::holds_alternative<BrowseTapped>(action)) return {Open{{ScreenName::kExplore, ""}}};
  return {EndVisit{}};
}

}  // namespace gummiband::screens::thanks
