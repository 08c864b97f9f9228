// What moves on the attract screen, as numbers: whose turn it is, how far the scene has swung, how
// large the heart is. Pure; times in seconds since the screen came up.
#pragma once

#include <cstddef>
#include <string_view>

#include "ui/geometry.h"
#include "ui/theme.h"

namespace gummiband::screens::attract {

inline constexpr double kForeverS = 1e9;

// Which of some things is shown, which came before, and how far the change is (0..1).
struct Turn {
  size_t now = 0;
  size_t before = 0;
  float arrived = 1;
  double since_s = 0;         // since its turn began
  double left_s = kForeverS;  // until the next one's
};
Turn turn(double elapsed_s, double hold_ms, double fade_ms, size_t count);

// How far a scene has swung, -1..1 of what its nearest layer may. A scene is at rest while it comes
// and when it goes, so that the one picture and the other are those of the screen at rest.
ui::Point swing(const Turn& scene, double fade_ms, const ui::Motion& motion, size_t count);

// How dense a veil must be over a sky for the words on it: no denser than their contrast needs, and
// never thinner than the evening it is meant to be.
inline constexpr double kVeilContrast = 7.5;
inline constexpr float kThinnestVeil = 0.56F;
float veil_over(ui::Colour sky, ui::Colour veil, ui::Colour words);

// The heart's scale within its beat: two strokes, then rest.
float beat(double elapsed_s, const ui::Motion& motion);

// A ring that leaves the heart, 0 at the heart to 1 where it is gone; 1 while there is none. The
// rings leave one after another.
inline constexpr int kRings = 3;
float ring(double elapsed_s, int number, const ui::Motion& motion);

}  // namespace gummiband::screens::attract
