// Low reach: everything that is touched stands in the lowest part of a portrait screen.
//
// The screen is laid out on a stage of landscape shape there, in large text, which makes it a page
// that scrolls; the stage is drawn smaller by as much as the text is larger, so that words keep
// their size. Above it stands what the screen is about, to be looked at only: its picture and
// title, or its code, which must keep its size and would not on the stage.
#pragma once

#include "screens/any.h"

namespace gummiband::screens {

// Of the height of the screen, from below.
inline constexpr float kLowReach = 0.4F;

// Whether there is something to choose: a landscape screen is low as it hangs.
bool offers_low_reach(const ui::Ui& ui);
// Whether the visitor has chosen it, on a screen that has it.
bool in_low_reach(const AnyState& state, const World& world, const ui::Ui& ui);

// Draws what stands above and goes on the stage, until Ui::leave_stage().
void enter_low_reach(const AnyState& state, const World& world, ui::Ui& ui);

}  // namespace gummiband::screens
