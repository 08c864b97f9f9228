#include "screens/theme_maker.h"

#include <array>
#include <cmath>
#include <cstdio>

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

// Cut off, not rounded: 6.96 must not be called 7.0 and found too little.
std::string in_tenths(double contrast) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%.1f", std::floor(contrast * 10) / 10);
  return text.data();
}

void check_pairs(const content::ThemeFile& theme, const base::Path& file,
                 std::span<const ColourPair> pairs, double least,
                 std::vector<content::Finding>& findings) {
  for (const ColourPair& pair : pairs) {
    const std::string text(pair.text);
    const std::string ground(pair.ground);
    const double contrast =
        ui::contrast(ui::rgb(theme.colours.at(text)), ui::rgb(theme.colours.at(ground)));
    if (contrast >= least) continue;
    content::Finding finding;
    finding.file = file;
    finding.line = theme.lines.at(text);
    finding.sentence = text + " on " + ground + " (line " + std::to_string(theme.lines.at(ground)) +
                       ") has a contrast of " + in_tenths(contrast) +
                       ":1, too little to be seen well.";
    finding.remedy = "Move the two apart, one lighter or one darker, until it is " +
                     std::to_string(std::lround(least)) + ":1 or more.";
    findings.push_back(std::move(finding));
  }
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

std::vector<content::Finding> contrast_findings(const content::ThemeFile& theme,
                                                const base::Path& file, LeastContrast least) {
  std::vector<content::Finding> findings;
  check_pairs(theme, file, text_pairs(), least.text, findings);
  check_pairs(theme, file, control_pairs(), least.controls, findings);
  return findings;
}

}  // namespace gummiband::screens
