// A heart on its way from where it was tapped to the counter in the dock: what was collected, and
// where it went.
#pragma once

#include "screens/screen.h"
#include "ui/ui.h"

namespace gummiband::screens::flight {

struct Flight {
  ui::Point from;       // u
  double began_s = -1;  // uptime; negative: nothing flies
};

// Where the heart is and how large, `ms` after it was tapped: it swells first, then flies an arc.
// Nothing once it has arrived.
struct Pose {
  ui::Point centre;
  float scale = 1;
};
std::optional<Pose> pose(ui::Point from, ui::Point to, float ms, const ui::Motion& motion);
// How much larger the counter is: it answers the arrival.
float bump(float ms, const ui::Motion& motion);

// Over everything; to be called last. Draws nothing where motion is not wanted.
void draw(const Flight& flight, const World& world, ui::Ui& ui);

}  // namespace gummiband::screens::flight
