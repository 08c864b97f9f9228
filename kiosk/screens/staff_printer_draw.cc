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

bool needs_roll(const World& world) {
  return world.printer.printer == slips::PrinterState::kPaperOut;
}

StaffBlock roll_button(const World& world, ui::ButtonKind kind, std::optional<Action>& action,
                       ui::Ui& ui) {
  return staff_button(
      {"staff.new_roll", world.word("staff.new_roll"), "refresh", kind},
      [&action] { action = RollTapped{}; }, ui);
}

// Under what the printer says of itself: first what it waits for, and nothing that it does not
// need.
void add_next_steps(std::vector<StaffBlock>& blocks, const World& world,
                    std::optional<Action>& action, ui::Ui& ui) {
  const bool stopped = !slips::can_print(world.printer.printer);
  if (needs_roll(world)) {
    blocks.push_back(roll_button(world, ui::ButtonKind::kCalm, action, ui));
  } else if (stopped) {
    blocks.push_back(staff_button(
        {"staff.resume", world.word("staff.resume"), "play_arrow"},
        [&action] { action = ResumeTapped{}; }, ui));
  }
  const bool idle = world.printer.stage != slips::SpoolStage::kPrinting;
  blocks.push_back(staff_button(
      {"staff.test", world.word("staff.test"), "receipt",
       stopped ? ui::ButtonKind::kSecondary : ui::ButtonKind::kCalm,
       idle ? ui::Enabled::kYes : ui::Enabled::kNo},
      [&action] { action = TestTapped{}; }, ui));
}

}  // namespace

std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui) {
  const StaffHead head =
      draw_staff_head(world.word("staff.printer"), staff_day(world),
                      {"staff.close", world.word("staff.today"), "arrow_back"}, ui);
  std::optional<Action> action;
  if (head.tapped) action = CloseTapped{};
  const bool set_up = world.printer.printer != slips::PrinterState::kNotSetUp;
  std::vector<StaffBlock> state_blocks = {staff_fact(printer_fact(world), ui)};
  std::vector<StaffBlock> blocks;
  if (set_up) {
    const std::string said = slip_sentence(world);
    if (!said.empty()) state_blocks.push_back(staff_fact({"info", said, ""}, ui));
    add_next_steps(state_blocks, world, action, ui);
    std::vector<StaffBlock> paper = {paper_card(state, world, ui)};
    if (!needs_roll(world)) {
      paper.push_back(roll_button(world, ui::ButtonKind::kSecondary, action, ui));
    }
    blocks.push_back(staff_stack(std::move(paper)));
  }
  blocks.insert(blocks.begin(), staff_stack(std::move(state_blocks)));
  if (world.staff != nullptr) blocks.push_back(choice_of_printer(world, ui, action));
  blocks.push_back(slips_chart(world, ui));
  const ui::Canvas& canvas = ui.canvas();
  draw_staff_blocks({0, head.foot, canvas.width(), canvas.height()}, blocks, ui);
  return action;
}

}  // namespace gummiband::screens::staff_printer
