#include "ui/theme.h"

#include <algorithm>
#include <array>
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

constexpr std::array<Token<Palette, Colour>, 29> kColourTokens = {{
    {"paper", &Palette::paper},
    {"paper_shade", &Palette::paper_shade},
    {"white", &Palette::white},
    {"ink", &Palette::ink},
    {"ink_soft", &Palette::ink_soft},
    {"valley", &Palette::valley},
    {"valley_light", &Palette::valley_light},
    {"on_valley", &Palette::on_valley},
    {"mist", &Palette::mist},
    {"spruce", &Palette::spruce},
    {"on_spruce", &Palette::on_spruce},
    {"moss", &Palette::moss},
    {"heart", &Palette::heart},
    {"on_heart", &Palette::on_heart},
    {"band", &Palette::band},
    {"band_light", &Palette::band_light},
    {"crown", &Palette::crown},
    {"crown_shade", &Palette::crown_shade},
    {"on_crown", &Palette::on_crown},
    {"error", &Palette::error},
    {"error_ground", &Palette::error_ground},
    {"edge", &Palette::edge},
    {"rule", &Palette::rule},
    {"key_function", &Palette::key_function},
    {"key_lip", &Palette::key_lip},
    {"night", &Palette::night},
    {"shadow", &Palette::shadow},
    {"code_ground", &Palette::code_ground},
    {"code_ink", &Palette::code_ink},
}};

constexpr std::array<Token<Radii, float>, 6> kRadiusTokens = {{
    {"card", &Radii::card},
    {"button", &Radii::button},
    {"chip", &Radii::chip},
    {"key", &Radii::key},
    {"field", &Radii::field},
    {"code", &Radii::code},
}};

constexpr std::array<Token<ShadowSet, Shadow>, 3> kShadowTokens = {{
    {"card", &ShadowSet::card},
    {"card_near", &ShadowSet::card_near},
    {"sheet", &ShadowSet::sheet},
}};

constexpr std::array<Token<Borders, float>, 3> kBorderTokens = {{
    {"control", &Borders::control},
    {"secondary", &Borders::secondary},
    {"selected", &Borders::selected},
}};

constexpr std::array<Token<Motion, float>, 12> kMotionTokens = {{
    {"press", &Motion::press},
    {"release", &Motion::release},
    {"fade", &Motion::fade},
    {"sheet", &Motion::sheet},
    {"fly", &Motion::fly},
    {"pop", &Motion::pop},
    {"beat", &Motion::beat},
    {"language_hold", &Motion::language_hold},
    {"language_fade", &Motion::language_fade},
    {"scene_hold", &Motion::scene_hold},
    {"parallax", &Motion::parallax},
    {"slip", &Motion::slip},
}};

constexpr std::array<Token<Effects, bool>, 3> kEffectTokens = {{
    {"scenes", &Effects::scenes},
    {"grain", &Effects::grain},
    {"shadows", &Effects::shadows},
}};

constexpr std::array<std::string_view, kTextRoles> kFaceTokens = {
    "poster", "question", "title", "title_long", "card",  "card_small", "card_tiny", "code",
    "call",   "button",   "label", "dock",       "story", "note",       "caption"};

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

float large_size(TextRole role, float size, float text_scale) {
  if (role > TextRole::kCode) return size * text_scale;
  return std::max(size, std::min(size * text_scale, kLargeEnough));
}

std::span<const Token<Palette, Colour>> colour_tokens() {
  return kColourTokens;
}

std::span<const Token<Radii, float>> radius_tokens() {
  return kRadiusTokens;
}

std::span<const Token<ShadowSet, Shadow>> shadow_tokens() {
  return kShadowTokens;
}

std::span<const Token<Borders, float>> border_tokens() {
  return kBorderTokens;
}

std::span<const Token<Motion, float>> motion_tokens() {
  return kMotionTokens;
}

std::span<const Token<Effects, bool>> effect_tokens() {
  return kEffectTokens;
}

std::span<const std::string_view> face_tokens() {
  return kFaceTokens;
}

}  // namespace gummiband::ui
