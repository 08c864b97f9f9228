#include "screens/welcome.h"

namespace gummiband::screens::welcome {

State open(const Route&, const World&) {
  return {};
}

Wishes update(State&, const Action& action, const World& world) {
  if (const auto* tapped = std::get_if<PersonaTapped>(&action)) {
    const ScreenName next = world.pack.places.empty() ? ScreenName::kExplore : ScreenName::kPlaces;
    return {ChoosePersona{tapped->persona}, CountOne{"persona", tapped->persona}, Open{{next, ""}}};
  }
  return {ChooseLanguage{std::get<LanguageTapped>(action).language}};
}

}  // namespace gummiband::screens::welcome
