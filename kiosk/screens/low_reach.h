// Low reach: everything that is touched stands no higher than on the lowest two fifths of a display
// that hangs upright.
//
// The screen is laid out on a stage of landscape shape there, in large text, which makes it a page
// that scrolls; the stage is drawn smaller by as much as the text is larger, so that words keep
// their size. Above it, and beside it in landscape, stands what the screen is about, to be looked
// at only: its picture and title, or its code, which must keep its size and would not on the stage.
#pragma once

#include "screens/any.h"
#include "ui/canvas.h"

namespace gummiband::screens {

// How high everything reaches that is touched, as a part of the display's long side: what counts is
// the height of a hand above the lower edge, whichever way the display hangs. (Two fifths of the
// height of a landscape screen would be little more than half of that: no room for a keyboard.)
inline constexpr float kLowReach = 0.4F;

// Whether the visitor has chosen it, on a screen that has it.
bool in_low_reach(const AnyState& state, const World& world);
// The part of the screen that the stage takes: at its foot, and in landscape at its right, narrower
// where a code stands beside it.
enum class Beside { kPicture, kCode };
ui::Rect stage_part(const ui::Canvas& canvas, Beside beside);

// Draws what stands above and goes on the stage, until Ui::leave_stage().
void enter_low_reach(const AnyState& state, const World& world, ui::Ui& ui);

}  // namespace gummiband::screens
