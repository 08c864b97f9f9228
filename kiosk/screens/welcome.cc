#include "screens/welcome.h"

namespace gummiband::screens::welcome {

State open(const Route&, const World&) {
  return {};
}

Wishes update(State&, const Action& action, const World&) {
  if (const auto* tapped = std::get_if<PersonaTapped>(&action)) {
    return {ChoosePersona{tapped->persona}, CountOne{"persona", tapped->persona},
            Open{{ScreenName::kExplore, ""}}};
  }
  return {ChooseLanguage{std::get<LanguageTapped>(action).language}};
}

}  // namespace gummiband::screens::welcome
