#include "screens/staff_today.h"

namespace gummiband::screens::staff_today {
namespace {

bool looks_for_sticks(ScreenName page) {
  return page == ScreenName::kStaffStick || page == ScreenName::kStaffReport;
}

}  // namespace

State open(const Route&, const World&) {
  return {};
}

Wishes update(State&, const Action& action, const World&) {
  if (const auto* page = std::get_if<PageTapped>(&action)) {
    Wishes wishes = {Open{{page->page, ""}}};
    if (looks_for_sticks(page->page)) wishes.push_back(staff::Wish(staff::LookForSticks{}));
    return wishes;
  }
  return {staff::Wish(staff::Lock{})};
}

}  // namespace gummiband::screens::staff_today
