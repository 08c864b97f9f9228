#include "screens/attract.h"

namespace gummiband::screens::attract {

State open(const Route&, const World& world) {
  return State{world.uptime_s};
}

Wishes update(State&, const Action& action, const World&) {
  if (const auto* touched = std::get_if<Touched>(&action)) {
    return {ChooseLanguage{touched->language}, CountOne{"visit", touched->language},
            Open{{ScreenName::kWelcome, ""}}};
  }
  if (std::holds_alternative<MarkHeld>(action)) {
    return {staff::Wish(staff::LookAtGate{}), Open{{ScreenName::kStaffPin, ""}}};
  }
  return {Open{{ScreenName::kHelp, ""}}};
}

}  // namespace gummiband::screens::attract
