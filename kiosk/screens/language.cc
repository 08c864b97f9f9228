#include "screens/language.h"

namespace gummiband::screens::language {

State open(const Route&, const World&) {
  return {};
}

Wishes update(State&, const Action& action, const World&) {
  return {ChooseLanguage{action.language}, CountOne{"language", action.language}, Back{}};
}

}  // namespace gummiband::screens::language
