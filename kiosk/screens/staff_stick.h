// Leads onto a stick: sealed as they are, or opened with a recipient's key file from a stick and
// its passphrase; and the drill, which tries such a key on a test lead. In two steps: what to do
// with which stick, and typing the passphrase. It is wiped when it is handed over and with the
// state.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "screens/screen.h"
#include "ui/keyboard.h"
#include "ui/ui.h"

namespace gummiband::screens::staff_stick {

enum class Purpose { kTable, kDrill };

struct State {
  std::string key_file;  // whose passphrase is being typed; empty: none is
  Purpose purpose = Purpose::kTable;
  std::string folder;  // of the stick that gets the table
  staff::Table table = staff::Table::kXlsx;
  Typed passphrase;
  ui::Shift shift = ui::Shift::kOff;
  bool operator==(const State&) const = default;
};

struct CloseTapped {};
struct SearchTapped {};
struct SealedTapped {
  std::string folder;
};
struct KeyFileTapped {
  std::string folder;
  std::string key_file;
  Purpose purpose = Purpose::kTable;
};
struct TableTapped {
  staff::Table table = staff::Table::kXlsx;
};
struct KeyPressed {
  ui::KeyPress key;
};
using Action =
    std::variant<CloseTapped, SearchTapped, SealedTapped, KeyFileTapped, TableTapped, KeyPressed>;

// Something is being written to it or read back from it.
bool is_at_work(const staff::StickWork& stick);
// While a stick is written to or a drill runs, nothing else is begun.
bool is_busy(const World& world);
// "Heimvorteil" of "/media/booth/KINGSTON/heimvorteil.gbkey", where the pack has such a recipient.
std::string key_name(const World& world, const std::string& key_file);
// A dot for each letter, as many as the field has room for.
inline constexpr size_t kMostDots = 40;
std::string shown(const Typed& passphrase);

State open(const Route& route, const World& world);
Wishes update(State& state, const Action& action, const World& world);
std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui);

}  // namespace gummiband::screens::staff_stick
