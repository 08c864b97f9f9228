#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "screens/staff_keyboard.h"
#include "screens/staff_parts.h"
#include "screens/staff_profile.h"
#include "ui/widgets.h"

namespace gummiband::screens::staff_profile {
namespace {

StaffBlock choices_of(Part part, const World& world, ui::Ui& ui, std::optional<Action>& action) {
  std::vector<StaffBlock> blocks;
  const bool place = part == Part::kPlace;
  const staff::View& view = *world.staff;
  const std::string& now = place ? view.place : view.event;
  const std::string kind = place ? "staff.place." : "staff.event.";
  blocks.push_back(
      staff_fact({place ? "place" : "event", world.word(place ? "staff.place" : "staff.event"),
                  now.empty() ? world.word("staff.unset") : now},
                 ui));
  const std::vector<std::string>& choices = place ? view.places : view.events;
  for (size_t i = 0; i < choices.size(); ++i) {
    const std::string& choice = choices[i];
    const bool on = choice == now;
    blocks.push_back(staff_button(
        {kind + std::to_string(i), choice, on ? "check" : "",
         on ? ui::ButtonKind::kCalm : ui::ButtonKind::kSecondary},
        [&action, part, choice] {
          action = ChoiceTapped{part, choice};
        },
        ui));
  }
  blocks.push_back(staff_button(
      {kind + "type", world.word("staff.type_other"), "edit", ui::ButtonKind::kSecondary},
      [&action, part] { action = TypeTapped{part}; }, ui));
  return staff_stack(std::move(blocks));
}

}  // namespace

std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui) {
  const bool typing = state.typing.has_value();
  const StaffHead head = draw_staff_head(
      world.word("staff.profile"), typing ? "" : world.word("staff.profile_note"),
      {"staff.close", world.word(typing ? "staff.pin_close" : "staff.today"), "arrow_back"}, ui);
  std::optional<Action> action;
  const ui::Canvas& canvas = ui.canvas();
  if (typing) {
    const bool place = *state.typing == Part::kPlace;
    const StaffTyping look{"staff.typed", world.word(place ? "staff.place" : "staff.event"),
                           state.text, world.word("staff.key_next"), state.shift};
    if (const auto key = draw_staff_keyboard(look, head.foot, world, ui)) action = KeyPressed{*key};
  } else if (world.staff != nullptr) {
    const std::vector<StaffBlock> blocks = {choices_of(Part::kPlace, world, ui, action),
                                            choices_of(Part::kEvent, world, ui, action)};
    draw_staff_blocks({0, head.foot, canvas.width(), canvas.height()}, blocks, ui);
  }
  if (head.tapped) action = CloseTapped{};
  return action;
}

}  // namespace gummiband::screens::staff_profile
