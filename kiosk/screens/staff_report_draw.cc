#include <string>
#include <vector>

#include "screens/staff_parts.h"
#include "screens/staff_printer.h"
#include "screens/staff_report.h"
#include "ui/widgets.h"

namespace gummiband::screens::staff_report {
namespace {

using ui::Canvas;
using ui::Rect;
using ui::TextLook;
using ui::TextRole;

constexpr float kInset = 32;
constexpr float kRow = 58;

StaffBlock rows_card(const std::vector<slips::SlipRow>& rows, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  const float height = 2 * kInset + kRow * static_cast<float>(rows.size()) - 10;
  return {
      height, [rows, &canvas](const Rect& card) {
        const ui::Palette& palette = canvas.palette();
        staff_card(canvas, card);
        float y = card.top + kInset;
        for (const slips::SlipRow& row : rows) {
          const TextLook value{TextRole::kLabel, palette.ink, 0, ui::Align::kLeft, ui::Wrap::kNone};
          const float width = canvas.measure(row.value, value).width;
          const TextLook name{TextRole::kNote, palette.ink, 0, ui::Align::kLeft, ui::Wrap::kNone};
          canvas.text(row.name, {card.left + kInset, y}, name);
          canvas.text(row.value, {card.right - kInset - width, y}, value);
          if (&row != &rows.back()) {
            canvas.fill({card.left + kInset, y + kRow - 9, card.right - kInset, y + kRow - 7},
                        palette.rule);
          }
          y += kRow;
        }
      }};
}

// What came of the slip or the table.
void add_outcome(std::vector<StaffBlock>& blocks, const World& world, ui::Ui& ui) {
  const std::string said = staff_printer::slip_sentence(world);
  if (!said.empty()) blocks.push_back(staff_fact({"info", said, ""}, ui));
  const staff::StickWork& work = world.staff->stick;
  if (work.stage == staff::StickStage::kDone) {
    blocks.push_back(staff_fact({"check_circle", world.word("staff.stick_done"), work.file}, ui));
  } else if (work.stage == staff::StickStage::kFailed) {
    blocks.push_back(
        staff_warning(world.word("staff.stick_failed"), exact_words(world, work.fault), ui));
  }
}

}  // namespace

std::optional<Action> draw(const State&, const World& world, ui::Ui& ui) {
  const StaffHead head =
      draw_staff_head(world.word("staff.report"), staff_day(world),
                      {"staff.close", world.word("staff.today"), "arrow_back"}, ui);
  std::optional<Action> action;
  if (head.tapped) action = CloseTapped{};
  const Canvas& canvas = ui.canvas();
  const std::vector<slips::SlipRow> all = rows(world);
  std::vector<StaffBlock> blocks;
  if (all.empty()) {
    blocks.push_back(staff_fact({"hourglass_top", world.word("staff.reading"), ""}, ui));
  } else {
    blocks.push_back(rows_card(all, ui));
    add_outcome(blocks, world, ui);
    if (slips::can_print(world.printer.printer)) {
      blocks.push_back(staff_button(
          {"staff.print", world.word("staff.report_print"), "print", ui::ButtonKind::kCalm},
          [&] { action = PrintTapped{}; }, ui));
    }
    for (size_t i = 0; i < world.staff->stick.sticks.size(); ++i) {
      const staff::Stick& stick = world.staff->stick.sticks[i];
      blocks.push_back(staff_button(
          {"staff.report." + std::to_string(i),
           world.words.text(world.visit.language, "staff.report_stick", {{"stick", stick.name}}),
           "usb", ui::ButtonKind::kSecondary},
          [&] { action = StickTapped{stick.folder}; }, ui));
    }
  }
  draw_staff_blocks({0, head.foot, canvas.width(), canvas.height()}, blocks, ui);
  return action;
}

}  // namespace gummiband::screens::staff_report
