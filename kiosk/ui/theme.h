// How everything looks, as numbers: colours, type, space, motion. Screens name a role, never a
// value. The values come from a theme file (assets/themes/): the tokens below say which of its
// names goes where. Lengths in u (geometry.h), times in milliseconds, colours sRGB.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

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
  Colour white;         // cards
  Colour ink;           // text
  Colour ink_soft;      // second text
  Colour valley;        // dock, labels of tiles
  Colour valley_light;  // upper edge of the dock
  Colour on_valley;     // text on valley and night
  Colour mist;          // second text on valley and night
  Colour spruce;        // selected, calm buttons
  Colour on_spruce;
  Colour moss;   // ticks, charts, kickers
  Colour heart;  // the one main action
  Colour on_heart;
  Colour band;  // the rubber band and hearts: a shape, never text
  Colour band_light;
  Colour crown;  // crown, disc of the accessibility help
  Colour crown_shade;
  Colour on_crown;
  Colour error;
  Colour error_ground;
  Colour edge;  // borders of chips and fields
  Colour rule;  // quiet lines, never a control's border
  Colour key_function;
  Colour key_lip;
  Colour night;        // veil over a scene under text
  Colour shadow;       // of all shadows, by their own alpha
  Colour code_ground;  // of a QR code
  Colour code_ink;
};

enum class TextRole {
  kPoster,
  kQuestion,
  kTitle,
  kTitleLong,
  kCard,
  kCardSmall,
  kCardTiny,
  kCode,
  kCall,
  kButton,
  kLabel,
  kDock,
  kStory,
  kNote,
  kCaption,
};
inline constexpr int kTextRoles = 15;

struct Face {
  std::string family;
  int weight = 400;
  float size = 0;
  float leading = 1.2F;
  float tracking = 0;
};

// What large text makes of a size, in u. What is read (labels, notes, stories, buttons) grows in
// full, as WCAG 1.4.4 asks: whoever turns it on cannot read the small type. Display type grows only
// until it is as large as the smallest headline: headlines are what they want already, and twice
// their size would leave no room for what they announce. A code is copied letter by letter at its
// own size.
inline constexpr float kLargeEnough = 80;
float large_size(TextRole role, float size, float text_scale);

struct Radii {
  float card = 0;
  float button = 0;
  float chip = 0;
  float key = 0;
  float field = 0;
  float code = 0;
};

// One soft shadow: how far below, how blurred, how strong.
struct Shadow {
  float drop = 0;
  float blur = 0;
  float alpha = 0;
};

struct ShadowSet {
  Shadow card;       // the soft one of a card
  Shadow card_near;  // its close one
  Shadow sheet;
};

struct Borders {
  float control = 0;
  float secondary = 0;
  float selected = 0;
};

struct Motion {
  float press = 0;
  float release = 0;
  float fade = 0;
  float sheet = 0;
  float fly = 0;
  float pop = 0;
  float beat = 0;
  float language_hold = 0;
  float language_fade = 0;
  float scene_hold = 0;
  float parallax = 0;
  float slip = 0;  // until a slip of paper is out
};

struct Effects {
  bool scenes = true;  // pictures; without them a plain ground stands in
  bool grain = true;
  bool shadows = true;
};

struct Theme {
  Palette palette;
  std::array<Face, kTextRoles> faces;
  Radii radii;
  ShadowSet shadows;
  Borders borders;
  Motion motion;
  Effects effects;

  const Face& face(TextRole role) const { return faces[static_cast<size_t>(role)]; }
};

// A name of the theme file and the member it sets.
template <typename Part, typename Value>
struct Token {
  std::string_view name;
  Value Part::*member;
};
std::span<const Token<Palette, Colour>> colour_tokens();
std::span<const Token<Radii, float>> radius_tokens();
std::span<const Token<ShadowSet, Shadow>> shadow_tokens();
std::span<const Token<Borders, float>> border_tokens();
std::span<const Token<Motion, float>> motion_tokens();
std::span<const Token<Effects, bool>> effect_tokens();
// In the order of TextRole.
std::span<const std::string_view> face_tokens();

}  // namespace gummiband::ui
