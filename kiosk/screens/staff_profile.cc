#include "screens/staff_profile.h"

#include "base/text.h"
#include "content/limits.h"

namespace gummiband::screens::staff_profile {
namespace {

Wishes choose(Part part, const std::string& text, const World& world) {
  if (world.staff == nullptr) return {};
  staff::ChooseProfile profile{world.staff->place, world.staff->event};
  (part == Part::kPlace ? profile.place : profile.event) = text;
  return {staff::Wish(profile)};
}

Wishes press(State& state, const ui::KeyPress& key, const World& world) {
  const Part part = *state.typing;
  const size_t most = part == Part::kPlace ? content::kMostPlaceLength : content::kMostTitleLength;
  switch (key.kind) {
    case ui::KeyKind::kText:
      if (base::count_code_points(state.text) < most) state.text += key.text;
      state.shift = ui::Shift::kOff;
      return {};
    case ui::KeyKind::kShift:
      state.shift = state.shift == ui::Shift::kOn ? ui::Shift::kOff : ui::Shift::kOn;
      return {};
    case ui::KeyKind::kBack:
      base::drop_last_code_point(state.text);
      return {};
    case ui::KeyKind::kNext:
      break;
  }
  const std::string typed(base::trim(state.text));
  if (typed.empty()) return {};
  state = {};
  return choose(part, typed, world);
}

}  // namespace

State open(const Route&, const World&) {
  return {};
}

Wishes update(State& state, const Action& action, const World& world) {
  if (std::holds_alternative<CloseTapped>(action)) {
    if (!state.typing) return {Back{}};
    state = {};
    return {};
  }
  if (const auto* type = std::get_if<TypeTapped>(&action)) {
    state = {};
    state.typing = type->part;
    return {};
  }
  if (const auto* choice = std::get_if<ChoiceTapped>(&action)) {
    return choose(choice->part, choice->text, world);
  }
  if (!state.typing) return {};
  return press(state, std::get<KeyPressed>(action).key, world);
}

}  // namespace gummiband::screens::staff_profile
