// The printer, for the people of the booth: how it is and what to do in words, how much paper is
// left, how many slips came out in each hour; "go on", "new roll" and a test slip.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "screens/screen.h"
#include "slips/slip.h"
#include "ui/ui.h"

namespace gummiband::screens::staff_printer {

struct State {
  bool roll_told = false;  // "new roll" was tapped: it is said that it was heard
  bool operator==(const State&) const = default;
};

struct CloseTapped {};
struct ResumeTapped {};
struct RollTapped {};
struct TestTapped {};
using Action = std::variant<CloseTapped, ResumeTapped, RollTapped, TestTapped>;

// Umlauts, lines at the margins' ends and a code: what a bad cable or a worn head spoils.
slips::Slip test_slip(const World& world);
// What became of the last slip the staff wished for; empty: nothing is to be said.
std::string slip_sentence(const World& world);
// How much paper is left, in slips and metres; empty: it is not counted.
std::string paper_sentence(const World& world);

State open(const Route& route, const World& world);
Wishes update(State& state, const Action& action, const World& world);
std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui);

}  // namespace gummiband::screens::staff_printer
