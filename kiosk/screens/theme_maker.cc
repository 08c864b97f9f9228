#include "screens/theme_maker.h"

#include <array>

namespace gummiband::screens {
namespace {

constexpr std::array<ColourPair, 24> kTextPairs = {{
    {"ink", "paper"},
    {"ink", "paper_shade"},
    {"ink", "white"},
    {"ink", "key_function"},
    {"ink_soft", "paper"},
    {"ink_soft", "white"},
    {"heart", "paper"},
    {"moss", "paper"},
    {"moss", "white"},
    {"error", "error_ground"},
    {"error", "paper"},
    {"on_valley", "valley"},
    {"on_valley", "valley_light"},
    {"on_valley", "night"},
    {"mist", "valley"},
    {"mist", "night"},
    {"crown", "valley"},
    {"crown", "night"},
    {"on_spruce", "spruce"},
    {"on_heart", "heart"},
    {"on_crown", "crown"},
    {"paper", "moss"},
    {"paper", "ink"},
    {"code_ink", "code_ground"},
}};

constexpr std::array<ColourPair, 8> kControlPairs = {{
    {"edge", "paper"},
    {"edge", "white"},
    {"band", "paper"},
    {"band", "white"},
    {"band_light", "valley"},
    {"crown", "valley"},
    {"heart", "paper"},
    {"spruce", "paper"},
}};

template <typename Tokens>
std::vector<std::string> names_of(const Tokens& tokens) {
  std::vector<std::string> names;
  for (const auto& token : tokens) names.emplace_back(token.name);
  return names;
}

// Sets every member of `part` that a token names, by the value of that name.
template <typename Part, typename Tokens, typename Values, typename Convert>
void set_all(Part& part, const Tokens& tokens, const Values& values, Convert convert) {
  for (const auto& token : tokens) {
    const auto found = values.find(std::string(token.name));
    if (found != values.end()) part.*token.member = convert(found->second);
  }
}

ui::Face make_face(const content::ThemeFace& face) {
  return {face.family, face.weight, static_cast<float>(face.size), static_cast<float>(face.leading),
          static_cast<float>(face.tracking)};
}

ui::Shadow make_shadow(const content::ThemeShadow& shadow) {
  return {static_cast<float>(shadow.drop), static_cast<float>(shadow.blur),
          static_cast<float>(shadow.alpha)};
}

}  // namespace

content::ThemeNames theme_names() {
  content::ThemeNames names;
  names.colours = names_of(ui::colour_tokens());
  names.shadows = names_of(ui::shadow_tokens());
  names.radii = names_of(ui::radius_tokens());
  names.borders = names_of(ui::border_tokens());
  names.motion = names_of(ui::motion_tokens());
  names.effects = names_of(ui::effect_tokens());
  for (const std::string_view face : ui::face_tokens()) names.faces.emplace_back(face);
  return names;
}

ui::Theme make_theme(const content::ThemeFile& file) {
  const auto number = [](double value) { return static_cast<float>(value); };
  ui::Theme theme;
  set_all(theme.palette, ui::colour_tokens(), file.colours, ui::rgb);
  set_all(theme.shadows, ui::shadow_tokens(), file.shadows, make_shadow);
  set_all(theme.radii, ui::radius_tokens(), file.radii, number);
  set_all(theme.borders, ui::border_tokens(), file.borders, number);
  set_all(theme.motion, ui::motion_tokens(), file.motion, number);
  set_all(theme.effects, ui::effect_tokens(), file.effects, [](bool on) { return on; });
  for (size_t i = 0; i < theme.faces.size(); ++i) {
    const auto found = file.faces.find(std::string(ui::face_tokens()[i]));
    if (found != file.faces.end()) theme.faces[i] = make_face(found->second);
  }
  return theme;
}

std::span<const ColourPair> text_pairs() {
  return kTextPairs;
}

std::span<const ColourPair> control_pairs() {
  return kControlPairs;
}

}  // namespace gummiband::screens
