// "Bist du noch da?": the warning before a visit ends by itself, with a countdown.
#pragma once

#include <optional>

#include "screens/screen.h"
#include "ui/ui.h"

namespace gummiband::screens::idle {

enum class Answer { kStay, kLeave };

// Takes the place of the screen below. `left_s` counts down to 0, `whole_s` is where it began.
std::optional<Answer> draw(double left_s, double whole_s, const World& world, ui::Ui& ui);

}  // namespace gummiband::screens::idle
