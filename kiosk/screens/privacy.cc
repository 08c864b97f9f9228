#include "screens/privacy.h"

namespace gummiband::screens::privacy {

State open(const Route&, const World&) {
  return {};
}

Wishes update(State&, const Action&, const World&) {
  return {Back{}};
}

}  // namespace gummiband::screens::privacy
