// The printer, for the people of the booth: how it is and what to do in words, how much paper is
// left, how many slips came out in each hour; "go on", "new roll" and a test slip; and which
// printer it is, chosen from what is plugged in and what the settings have.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

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
struct SearchTapped {};
struct PrinterTapped {
  std::string printer;
};
using Action =
    std::variant<CloseTapped, ResumeTapped, RollTapped, TestTapped, SearchTapped, PrinterTapped>;

// What staff can choose, each once, as kiosk.yaml would name it: what is in use, what the settings
// have, what was found, and "none" at the end.
std::vector<std::string> printer_choices(const World& world);
// The same in words: "Zetteldrucker am USB, lp0".
std::string printer_label(const std::string& printer, const World& world);

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
