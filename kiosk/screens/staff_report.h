// The end of the day: the same lines on the screen, on a slip and in a table, about how many and
// never about whom.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "screens/screen.h"
#include "slips/slip.h"
#include "ui/ui.h"

namespace gummiband::screens::staff_report {

struct State {
  bool operator==(const State&) const = default;
};

struct CloseTapped {};
struct PrintTapped {};
struct StickTapped {
  std::string folder;
};
using Action = std::variant<CloseTapped, PrintTapped, StickTapped>;

// A name and a number (or a word) each; none while the numbers are being gathered.
std::vector<slips::SlipRow> rows(const World& world);
// The same, and the visits of each hour.
std::vector<slips::SlipRow> table_rows(const World& world);
slips::Slip slip(const World& world);

State open(const Route& route, const World& world);
Wishes update(State& state, const Action& action, const World& world);
std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui);

}  // namespace gummiband::screens::staff_report
