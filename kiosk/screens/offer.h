// One offer, close up: who, where, what, and the code that takes it along.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "screens/code.h"
#include "screens/facts.h"
#include "screens/screen.h"
#include "ui/ui.h"

namespace gummiband::screens::offer {

struct State {
  std::string item;
  std::optional<Code> code;  // of its link; nothing when it has none
  bool bigger = false;       // the code fills the screen
  bool operator==(const State&) const = default;
};

struct FormTapped {};
struct HeartTapped {};
struct CodeTapped {};
struct CodeClosed {};
struct PaperTapped {};  // "print", or "photograph the code" where that cannot be
using Action = std::variant<FormTapped, HeartTapped, CodeTapped, CodeClosed, PaperTapped>;

State open(const Route& route, const World& world);
// A code that was made bigger is counted as looked at ("code").
Wishes update(State& state, const Action& action, const World& world);
std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui);

// "Musterwerk Lennetal · Lennestadt"
std::string kicker(const World& world, const content::Item& item);
// What stands below the title. That it is a sample stands on the picture.
std::vector<Fact> facts(const World& world, const content::Item& item);

// Whether the heart can be given or taken back; full: all hearts are given to others.
enum class HeartDoor { kFree, kKept, kFull };
HeartDoor heart_door(const visit::Visit& visit, std::string_view item);

}  // namespace gummiband::screens::offer
