#include "screens/help.h"

namespace gummiband::screens::help {

State open(const Route&, const World&) {
  return {};
}

Wishes update(State&, const Action& action, const World& world) {
  visit::Comfort comfort = world.visit.comfort;
  if (const auto* size = std::get_if<SizeTapped>(&action)) {
    comfort.text_percent = size->text_percent;
    return {ChangeComfort{comfort}};
  }
  if (std::holds_alternative<LowReachTapped>(action)) {
    comfort.low_reach = !comfort.low_reach;
    return {ChangeComfort{comfort}};
  }
  if (std::holds_alternative<ContrastTapped>(action)) {
    comfort.high_contrast = !comfort.high_contrast;
    return {ChangeComfort{comfort}};
  }
  if (std::holds_alternative<MotionTapped>(action)) {
    comfort.reduced_motion = !comfort.reduced_motion;
    return {ChangeComfort{comfort}};
  }
  if (std::holds_alternative<HomeTapped>(action)) return {EndVisit{}};
  if (std::holds_alternative<WithdrawTapped>(action)) return {Open{{ScreenName::kWithdraw, ""}}};
  return {Back{}};
}

}  // namespace gummiband::screens::help
