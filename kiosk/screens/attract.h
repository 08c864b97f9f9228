// What people see from across the square: a scene of home, one question, a beating heart. Any touch
// begins a visit; a finger that rests on the mark opens the door of the staff area.
#pragma once

#include <optional>
#include <string_view>

#include "screens/screen.h"
#include "ui/ui.h"

namespace gummiband::screens::attract {

struct State {
  double began_s = 0;  // World::uptime_s when it came up
  bool operator==(const State&) const = default;
};

// What is touched to begin a visit, and, followed by a language, what begins it in that one.
inline constexpr std::string_view kTouch = "attract.touch";
inline constexpr std::string_view kLanguageMarks = "attract.language.";

// Somebody touched the screen while `language` was on it.
struct Touched {
  std::string language;
};
struct HelpTapped {
  std::string language;  // the call stood in
};
struct MarkHeld {};  // for as long as no visitor would
using Action = std::variant<Touched, HelpTapped, MarkHeld>;

State open(const Route& route, const World& world);
Wishes update(State& state, const Action& action, const World& world);
std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui);

}  // namespace gummiband::screens::attract
