#include <string>
#include <utility>
#include <vector>

#include "base/shown_address.h"
#include "screens/staff_charts.h"
#include "screens/staff_parts.h"
#include "screens/staff_printer.h"
#include "slips/printers.h"
#include "ui/widgets.h"

namespace gummiband::screens::staff_printer {
namespace {

StaffBlock paper_card(const State& state, const World& world, ui::Ui& ui) {
  const std::string left = paper_sentence(world);
  StaffFact fact{"receipt_long", world.word("staff.paper"), left};
  if (left.empty()) fact.note = world.word("staff.paper_uncounted");
  if (state.roll_told) fact.title = world.word("staff.roll_told");
  fact.alarm = world.printer.roll_mm && *world.printer.roll_mm < slips::kLowRollMm;
  return staff_fact(fact, ui);
}

StaffBlock slips_chart(const World& world, ui::Ui& ui) {
  const staff::Hours none{};
  const bool known = world.staff != nullptr && world.staff->figures;
  return hour_chart(world.word("staff.slips_by_hour"), world.word("staff.no_slips"),
                    hour_bars(known ? world.staff->figures->slips_by_hour : none, world.now.hour),
                    ui);
}

StaffBlock choice_of_printer(const World& world, ui::Ui& ui, std::optional<Action>& action) {
  const staff::View& view = *world.staff;
  const bool looking = !view.found_printers.has_value();
  std::vector<StaffBlock> blocks = {
      staff_fact({"settings", printer_label(view.printer, world),
                  world.word(looking ? "staff.printer_looking" : "staff.printer_which")},
                 ui)};
  const bool busy = world.printer.stage == slips::SpoolStage::kPrinting;
  const std::vector<std::string> choices = printer_choices(world);
  for (const std::string& choice : choices) {
    const bool on =
        choice == view.printer || (choice == "none" && slips::names_no_printer(view.printer));
    blocks.push_back(staff_button(
        {"staff.printer." + base::shown_address(choice), printer_label(choice, world),
         on ? "check" : "", on ? ui::ButtonKind::kCalm : ui::ButtonKind::kSecondary,
         busy ? ui::Enabled::kNo : ui::Enabled::kYes},
        [&action, choice] { action = PrinterTapped{choice}; }, ui));
  }
  blocks.push_back(staff_button(
      {"staff.printer.search", world.word("staff.stick_again"), "refresh",
       ui::ButtonKind::kSecondary, looking ? ui::Enabled::kNo : ui::Enabled::kYes},
      [&action] { action = SearchTapped{}; }, ui));
  return staff_stack(std::move(blocks));
}

}  // namespace

std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui) {
  const StaffHead head =
      draw_staff_head(world.word("staff.printer"), staff_day(world),
                      {"staff.close", world.word("staff.today"), "arrow_back"}, ui);
  std::optional<Action> action;
  if (head.tapped) action = CloseTapped{};
  const bool set_up = world.printer.printer != slips::PrinterState::kNotSetUp;
  std::vector<StaffBlock> state_blocks = {staff_printer_card(world, ui)};
  std::vector<StaffBlock> blocks;
  if (set_up) {
    const std::string said = slip_sentence(world);
    if (!said.empty()) state_blocks.push_back(staff_fact({"info", said, ""}, ui));
    const bool idle = world.printer.stage != slips::SpoolStage::kPrinting;
    const StaffButton resume{"staff.resume", world.word("staff.resume"), "play_arrow"};
    const StaffButton roll{"staff.new_roll", world.word("staff.new_roll"), "refresh",
                           ui::ButtonKind::kSecondary};
    const StaffButton test{"staff.test", world.word("staff.test"), "receipt",
                           ui::ButtonKind::kSecondary, idle ? ui::Enabled::kYes : ui::Enabled::kNo};
    state_blocks.push_back(staff_button(
        resume, [&] { action = ResumeTapped{}; }, ui));
    state_blocks.push_back(staff_button(
        test, [&] { action = TestTapped{}; }, ui));
    blocks.push_back(
        staff_stack({paper_card(state, world, ui), staff_button(
                                                       roll, [&] { action = RollTapped{}; }, ui)}));
  }
  blocks.insert(blocks.begin(), staff_stack(std::move(state_blocks)));
  if (world.staff != nullptr) blocks.push_back(choice_of_printer(world, ui, action));
  blocks.push_back(slips_chart(world, ui));
  const ui::Canvas& canvas = ui.canvas();
  draw_staff_blocks({0, head.foot, canvas.width(), canvas.height()}, blocks, ui);
  return action;
}

}  // namespace gummiband::screens::staff_printer
