// "Bedienhilfe": what makes the kiosk easier for this visitor, forgotten after the visit; and the
// way to take back what was left here.
#pragma once

#include <optional>
#include <variant>

#include "screens/screen.h"
#include "ui/ui.h"

namespace gummiband::screens::help {

struct State {
  bool operator==(const State&) const = default;
};

struct SizeTapped {
  int text_percent = 100;
};
struct ContrastTapped {};
struct LowReachTapped {};
struct MotionTapped {};
struct HomeTapped {};
struct DoneTapped {};
struct WithdrawTapped {};
using Action = std::variant<SizeTapped, ContrastTapped, LowReachTapped, MotionTapped, HomeTapped,
                            DoneTapped, WithdrawTapped>;

State open(const Route& route, const World& world);
Wishes update(State& state, const Action& action, const World& world);
std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui);

}  // namespace gummiband::screens::help
