// How everything looks, as numbers: colours, type, space, motion. Screens name a role, never a
// value. Lengths in u (geometry.h), times in milliseconds, colours sRGB.
#pragma once

#include <array>
#include <cstdint>
#include <string>

namespace gummiband::ui {

struct Colour {
  uint8_t red = 0;
  uint8_t green = 0;
  uint8_t blue = 0;
  uint8_t alpha = 255;
  bool operator==(const Colour&) const = default;
};

constexpr Colour rgb(uint32_t hex) {
  return {static_cast<uint8_t>(hex >> 16), static_cast<uint8_t>(hex >> 8),
          static_cast<uint8_t>(hex), 255};
}

// The colour with its alpha scaled by 0..1.
Colour faded(Colour colour, float alpha);
// From `a` (t = 0) to `b` (t = 1).
Colour mixed(Colour a, Colour b, float t);
// Contrast of two opaque colours after WCAG 2: 1..21.
double contrast(Colour a, Colour b);

struct Palette {
  Colour paper;         // the sheet everything is written on
  Colour paper_shade;   // bed of the keyboard
  Colour white;         // cards, ground of a QR code
  Colour ink;           // text
  Colour ink_soft;      // second text
  Colour valley;        // dock, labels of tiles
  Colour valley_light;  // upper edge of the dock
  Colour spruce;        // selected, calm buttons
  Colour moss;          // ticks, charts, kickers
  Colour heart;         // the one main action
  Colour band;          // the rubber band and hearts: a shape, never text
  Colour band_light;
  Colour crown;  // crown, accessibility disc
  Colour crown_shade;
  Colour mist;  // second text on valley
  Colour error;
  Colour error_ground;
  Colour edge;  // borders of chips and fields
  Colour rule;  // quiet lines, never a control's border
  Colour key_function;
  Colour key_lip;
  Colour night;  // veil over a scene under text
};

enum class TextRole {
  kPoster,
  kQuestion,
  kTitle,
  kTitleLong,
  kCard,
  kCardSmall,
  kCode,
  kCall,
  kButton,
  kLabel,
  kDock,
  kStory,
  kNote,
  kCaption,
};
inline constexpr int kTextRoles = 14;

struct Face {
  std::string family;
  int weight = 400;
  float size = 0;
  float leading = 1.2F;
  float tracking = 0;
};

struct Radii {
  float card = 28;
  float button = 28;
  float chip = 50;
  float key = 18;
  float field = 24;
  float qr = 34;
};

// One soft shadow: how far below, how blurred, how strong.
struct Shadow {
  float drop = 0;
  float blur = 0;
  float alpha = 0;
};

struct Motion {
  float press_ms = 90;
  float release_ms = 160;
  float fade_ms = 160;
  float sheet_ms = 480;
  float language_hold_ms = 6000;
  float scene_hold_ms = 9000;
  float beat_ms = 1100;
};

struct Theme {
  Palette palette;
  std::array<Face, kTextRoles> faces;
  Radii radii;
  std::array<Shadow, 2> card_shadow;
  Shadow sheet_shadow;
  float border_control = 3;
  float border_selected = 6;
  float border_secondary = 4;
  Motion motion;

  const Face& face(TextRole role) const { return faces[static_cast<size_t>(role)]; }
};

// The paper-cut theme of the sample pack.
Theme paper_theme();

}  // namespace gummiband::ui
