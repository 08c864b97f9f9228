#include "screens/staff_stick.h"

#include <algorithm>
#include <utility>

#include "base/file.h"
#include "base/text.h"

namespace gummiband::screens::staff_stick {
namespace {

Wishes hand_over(State& state) {
  staff::Unlocking key{state.key_file, state.passphrase};
  state.passphrase.wipe();
  state.key_file.clear();
  if (state.purpose == Purpose::kDrill) return {staff::Wish(staff::RunDrill{std::move(key)})};
  return {staff::Wish(staff::ExportOpened{state.folder, std::move(key), state.table})};
}

Wishes press(State& state, const ui::KeyPress& key) {
  switch (key.kind) {
    case ui::KeyKind::kText:
      state.passphrase.append(key.text);
      state.shift = ui::Shift::kOff;
      return {};
    case ui::KeyKind::kShift:
      state.shift = state.shift == ui::Shift::kOn ? ui::Shift::kOff : ui::Shift::kOn;
      return {};
    case ui::KeyKind::kBack:
      state.passphrase.drop_last();
      return {};
    case ui::KeyKind::kNext:
      return state.passphrase.empty() ? Wishes{} : hand_over(state);
  }
  return {};
}

Wishes close(State& state) {
  if (state.key_file.empty()) return {staff::Wish(staff::LookUp{}), Back{}};
  state.passphrase.wipe();
  state.key_file.clear();
  return {};
}

}  // namespace

bool is_at_work(const staff::StickWork& stick) {
  return stick.stage == staff::StickStage::kWriting || stick.stage == staff::StickStage::kChecking;
}

bool is_busy(const World& world) {
  if (world.staff == nullptr) return false;
  return is_at_work(world.staff->stick) || world.staff->drill == staff::Drill::kRunning;
}

std::string key_name(const World& world, const std::string& key_file) {
  const std::string stem = base::Path(key_file).stem().string();
  const content::Recipient* recipient = world.pack.recipient(stem);
  return recipient == nullptr ? stem : world.in(recipient->name);
}

std::string shown(const Typed& passphrase) {
  std::string dots;
  const size_t count = std::min(base::count_code_points(passphrase.text()), kMostDots);
  for (size_t i = 0; i < count; ++i) dots += "•";
  return dots;
}

State open(const Route&, const World&) {
  return {};
}

Wishes update(State& state, const Action& action, const World& world) {
  if (std::holds_alternative<CloseTapped>(action)) return close(state);
  if (is_busy(world)) return {};
  if (const auto* pressed = std::get_if<KeyPressed>(&action)) return press(state, pressed->key);
  if (const auto* table = std::get_if<TableTapped>(&action)) {
    state.table = table->table;
    return {};
  }
  if (const auto* key = std::get_if<KeyFileTapped>(&action)) {
    state.key_file = key->key_file;
    state.folder = key->folder;
    state.purpose = key->purpose;
    state.passphrase.wipe();
    return {};
  }
  if (const auto* sealed = std::get_if<SealedTapped>(&action)) {
    return {staff::Wish(staff::ExportSealed{sealed->folder})};
  }
  return {staff::Wish(staff::LookForSticks{})};
}

}  // namespace gummiband::screens::staff_stick
