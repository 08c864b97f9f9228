#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "screens/staff_keyboard.h"
#include "screens/staff_parts.h"
#include "screens/staff_stick.h"
#include "ui/widgets.h"

namespace gummiband::screens::staff_stick {
namespace {

using staff::StickStage;
using ui::Canvas;
using ui::Rect;

constexpr int64_t kBytesPerGb = 1'000'000'000;

std::string with(const World& world, const char* key,
                 std::initializer_list<std::pair<std::string_view, std::string>> values) {
  return world.words.text(world.visit.language, key, values);
}

StaffBlock work_card(const World& world, ui::Ui& ui) {
  const staff::StickWork& work = world.staff->stick;
  const bool writing = work.stage == StickStage::kWriting;
  StaffFact fact{"usb", world.word(writing ? "staff.stick_writing" : "staff.stick_checking"),
                 world.word("staff.stick_hold")};
  fact.share = static_cast<float>(work.done);
  fact.alarm = true;
  return staff_fact(fact, ui);
}

// What came of the last work, above what can be done next.
void add_outcome(std::vector<StaffBlock>& blocks, const World& world, ui::Ui& ui) {
  const staff::View& view = *world.staff;
  const staff::StickWork& work = view.stick;
  if (work.stage == StickStage::kDone) {
    const std::string rows = std::to_string(work.rows);
    blocks.push_back(
        staff_fact({"check_circle", world.word("staff.stick_done"),
                    with(world, "staff.stick_done_note", {{"rows", rows}, {"file", work.file}})},
                   ui));
    if (work.others > 0) {
      blocks.push_back(staff_warning(
          with(world, "staff.stick_others", {{"others", std::to_string(work.others)}}), "", ui));
    }
    if (work.withdrawn > 0) {
      const std::string count = std::to_string(work.withdrawn);
      blocks.push_back(
          staff_warning(with(world, "staff.stick_withdrawn", {{"count", count}}), "", ui));
    }
  } else if (work.stage == StickStage::kFailed) {
    blocks.push_back(
        staff_warning(world.word("staff.stick_failed"), exact_words(world, work.fault), ui));
  }
  if (view.drill == staff::Drill::kPassed) {
    blocks.push_back(staff_fact(
        {"verified", world.word("staff.drill_passed"), world.word("staff.drill_note")}, ui));
  } else if (view.drill == staff::Drill::kFailed) {
    blocks.push_back(
        staff_warning(world.word("staff.drill_failed"), exact_words(world, view.drill_fault), ui));
  }
}

StaffBlock stick_stack(const staff::Stick& stick, size_t number, const World& world, ui::Ui& ui,
                       std::optional<Action>& action) {
  std::vector<StaffBlock> blocks;
  const std::string place = std::to_string(number);
  const std::string free = std::to_string(stick.free_bytes / kBytesPerGb);
  blocks.push_back(
      staff_fact({"usb", stick.name, with(world, "staff.stick_free", {{"free", free}})}, ui));
  blocks.push_back(staff_button(
      {"staff.sealed." + place, world.word("staff.stick_sealed"), "lock", ui::ButtonKind::kCalm},
      [&action, folder = stick.folder] { action = SealedTapped{folder}; }, ui));
  for (size_t i = 0; i < stick.key_files.size(); ++i) {
    const std::string& file = stick.key_files[i];
    const std::string id = place + "." + std::to_string(i);
    const std::string name = key_name(world, file);
    blocks.push_back(staff_button(
        {"staff.open." + id, with(world, "staff.stick_open", {{"key", name}}), "table_view",
         ui::ButtonKind::kSecondary},
        [&action, folder = stick.folder, file] {
          action = KeyFileTapped{folder, file, Purpose::kTable};
        },
        ui));
    blocks.push_back(staff_button(
        {"staff.drill." + id, with(world, "staff.stick_drill", {{"key", name}}), "vpn_key",
         ui::ButtonKind::kSecondary},
        [&action, folder = stick.folder, file] {
          action = KeyFileTapped{folder, file, Purpose::kDrill};
        },
        ui));
  }
  return staff_stack(std::move(blocks));
}

std::optional<Action> draw_choice(const Rect& view, const World& world, ui::Ui& ui) {
  std::optional<Action> action;
  std::vector<StaffBlock> blocks;
  const staff::StickWork& work = world.staff->stick;
  const bool busy = is_busy(world);
  if (world.staff->drill == staff::Drill::kRunning) {
    blocks.push_back(staff_fact({"hourglass_top", world.word("staff.drill_running"), ""}, ui));
  } else if (busy) {
    blocks.push_back(work_card(world, ui));
  } else if (work.stage == StickStage::kLooking) {
    blocks.push_back(staff_fact({"hourglass_top", world.word("staff.stick_looking"), ""}, ui));
  } else {
    add_outcome(blocks, world, ui);
    for (size_t i = 0; i < work.sticks.size(); ++i) {
      blocks.push_back(stick_stack(work.sticks[i], i, world, ui, action));
    }
    if (work.sticks.empty()) {
      blocks.push_back(staff_fact({"usb", world.word("staff.stick_none"), ""}, ui));
    }
    blocks.push_back(staff_button(
        {"staff.search", world.word("staff.stick_again"), "refresh", ui::ButtonKind::kSecondary},
        [&] { action = SearchTapped{}; }, ui));
  }
  draw_staff_blocks(view, blocks, ui);
  return action;
}

std::optional<Action> draw_tables(const State& state, ui::Point at, const World& world,
                                  ui::Ui& ui) {
  std::optional<Action> action;
  for (const staff::Table table : {staff::Table::kXlsx, staff::Table::kCsv}) {
    const bool excel = table == staff::Table::kXlsx;
    const std::string word = world.word(excel ? "staff.xlsx" : "staff.csv");
    const float width = ui::chip_width(ui, word, "");
    const ui::Selected on = state.table == table ? ui::Selected::kYes : ui::Selected::kNo;
    if (ui::chip(ui, excel ? "staff.table.xlsx" : "staff.table.csv",
                 ui::rect_at(at.x, at.y, width, ui::kChipHeight), word, "", on)) {
      action = TableTapped{table};
    }
    at.x += width + 16;
  }
  return action;
}

std::optional<Action> draw_unlocking(const State& state, float top, const World& world,
                                     ui::Ui& ui) {
  const Canvas& canvas = ui.canvas();
  std::optional<Action> action;
  const StaffTyping typing{
      "staff.passphrase",
      with(world, "staff.passphrase", {{"key", key_name(world, state.key_file)}}),
      shown(state.passphrase), world.word("staff.unlock_next"), state.shift};
  if (const auto key = draw_staff_keyboard(typing, top, world, ui)) action = KeyPressed{*key};
  if (state.purpose == Purpose::kTable) {
    const Rect field = staff_field(top, canvas);
    const ui::Point chips = canvas.portrait() ? ui::Point{ui::kMargin, field.bottom + 32}
                                              : ui::Point{field.right + 48, field.top + 12};
    if (const auto table = draw_tables(state, chips, world, ui)) action = table;
  }
  return action;
}

}  // namespace

std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui) {
  const bool unlocking = !state.key_file.empty();
  const StaffHead head = draw_staff_head(
      world.word(unlocking ? "staff.unlock" : "staff.stick"), unlocking ? "" : staff_day(world),
      {"staff.close", world.word(unlocking ? "staff.pin_close" : "staff.today"), "arrow_back"}, ui);
  if (world.staff == nullptr)
    return head.tapped ? std::optional<Action>(CloseTapped{}) : std::nullopt;
  const Canvas& canvas = ui.canvas();
  std::optional<Action> action =
      unlocking ? draw_unlocking(state, head.foot, world, ui)
                : draw_choice({0, head.foot, canvas.width(), canvas.height()}, world, ui);
  if (head.tapped) action = CloseTapped{};
  return action;
}

}  // namespace gummiband::screens::staff_stick
