// A sentence above the dock, for a moment: why a tap did not do what was hoped for.
#pragma once

#include "screens/screen.h"
#include "ui/ui.h"

namespace gummiband::screens::notice {

// In seconds; long enough to read it twice.
inline constexpr double kShownS = 6;

// Keys of the sentences.
inline constexpr std::string_view kHeartsFull = "notice.hearts_full";

// Over whatever screen there is. `word` is the sentence's key.
void draw(std::string_view word, const World& world, ui::Ui& ui);

}  // namespace gummiband::screens::notice
