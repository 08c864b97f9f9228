// From one screen to the next: how far what comes has come, and how far its sheet has risen.
//
// Forward to a screen with a sheet, the sheet rises over the screen that was there; everything else
// fades over it, and so does the way back. Where motion is not wanted, all of it is a short fade.
// Pure.
#pragma once

#include <optional>

#include "ui/theme.h"

namespace gummiband::screens::passage {

enum class Way { kForward, kBack };
enum class Sheet { kNone, kThere };  // of the screen that comes

struct Pose {
  float alpha = 1;  // of the screen that comes
  float drop = 0;   // u, of its sheet below where it will rest
};
// Nothing once everything is in its place.
std::optional<Pose> pose(Way way, Sheet sheet, float ms, bool still, const ui::Motion& motion);

// While this is true, what is seen is not yet where it can be touched: a finger that comes down is
// not heard at all.
bool deaf(const Pose& pose);

}  // namespace gummiband::screens::passage
