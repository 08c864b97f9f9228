#include "ui/theme.h"

#include <algorithm>
#include <cmath>

namespace gummiband::ui {
namespace {

double linear(uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Colour c) {
  return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

uint8_t mixed_channel(uint8_t a, uint8_t b, float t) {
  return static_cast<uint8_t>(std::lround(static_cast<float>(a) + t * static_cast<float>(b - a)));
}

Palette paper_palette() {
  Palette p;
  p.paper = rgb(0xFBF7EE);
  p.paper_shade = rgb(0xE9DFCB);
  p.white = rgb(0xFFFFFF);
  p.ink = rgb(0x11231F);
  p.ink_soft = rgb(0x3E4F49);
  p.valley = rgb(0x0B2422);
  p.valley_light = rgb(0x143B35);
  p.spruce = rgb(0x10342E);
  p.moss = rgb(0x1F5A45);
  p.heart = rgb(0xA60F27);
  p.band = rgb(0xC0152F);
  p.band_light = rgb(0xFF8A93);
  p.crown = rgb(0xFFC648);
  p.crown_shade = rgb(0xC98A12);
  p.mist = rgb(0xDCE8E1);
  p.error = rgb(0x7E0A1D);
  p.error_ground = rgb(0xF8E0DC);
  p.edge = rgb(0x8E8470);
  p.rule = rgb(0xD8CEBA);
  p.key_function = rgb(0xD3C8B2);
  p.key_lip = rgb(0xB9AC92);
  p.night = rgb(0x071A24);
  return p;
}

}  // namespace

Colour faded(Colour colour, float alpha) {
  const float scaled = static_cast<float>(colour.alpha) * std::clamp(alpha, 0.0F, 1.0F);
  colour.alpha = static_cast<uint8_t>(std::lround(scaled));
  return colour;
}

Colour mixed(Colour a, Colour b, float t) {
  return {mixed_channel(a.red, b.red, t), mixed_channel(a.green, b.green, t),
          mixed_channel(a.blue, b.blue, t), mixed_channel(a.alpha, b.alpha, t)};
}

double contrast(Colour a, Colour b) {
  const double one = luminance(a);
  const double two = luminance(b);
  return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

Theme paper_theme() {
  const std::string display = "Vollkorn";
  const std::string act = "Inter Display";
  const std::string explain = "Inter";
  Theme theme;
  theme.palette = paper_palette();
  theme.faces = {{
      {display, 900, 200, 0.84F, -0.012F},  // poster
      {display, 900, 132, 0.94F, -0.012F},  // question
      {display, 900, 104, 0.98F, -0.012F},  // title
      {display, 900, 80, 1.04F, -0.012F},   // title, long
      {display, 800, 64, 1.02F, -0.012F},   // card
      {display, 800, 47, 1.0F, -0.012F},    // small card
      {act, 700, 124, 1.05F, 0.03F},        // code
      {act, 600, 52, 1.2F, 0},              // call
      {act, 600, 44, 1.12F, -0.005F},       // button
      {act, 600, 36, 1.2F, 0},              // label
      {act, 600, 30, 1.2F, 0},              // dock
      {explain, 400, 38, 1.42F, 0},         // story
      {explain, 500, 34, 1.35F, 0},         // note
      {explain, 500, 30, 1.3F, 0},          // caption
  }};
  theme.card_shadow = {{{14, 34, 0.20F}, {3, 8, 0.14F}}};
  theme.sheet_shadow = {-5, 26, 0.34F};
  return theme;
}

}  // namespace gummiband::ui
