#include "screens/privacy.h"

namespace gummiband::screens::privacy {

State open(const Route&, const World&) {
  return {};
}

Wishes update(State&, const Action& action, const World&) {
  if (std::holds_alternative<WithdrawTapped>(action)) return {Open{{ScreenName::kWithdraw, ""}}};
  return {Back{}};
}

}  // namespace gummiband::screens::privacy
