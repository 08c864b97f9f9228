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
  // What is chosen there is for the visit that begins now: after it comes the first question.
  const std::string& language = std::get<HelpTapped>(action).language;
  return {ChooseLanguage{language}, CountOne{"visit", language}, Open{{ScreenName::kWelcome, ""}},
          Open{{ScreenName::kHelp, ""}}};
}

}  // namespace gummiband::screens::attract
