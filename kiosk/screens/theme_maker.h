// A theme file -> the theme that everything is drawn with.
#pragma once

#include "content/theme_file.h"
#include "ui/theme.h"

namespace gummiband::screens {

// The names that a theme file must have.
content::ThemeNames theme_names();
// From a file that was loaded with theme_names().
ui::Theme make_theme(const content::ThemeFile& file);

// Text and the ground it is drawn on, by their names in the theme file.
struct ColourPair {
  std::string_view text;
  std::string_view ground;
};
std::span<const ColourPair> text_pairs();
// The same for borders, icons and fills that tell a control from its ground.
std::span<const ColourPair> control_pairs();

// How far apart the colours of a theme must be: contrast after WCAG 2.
struct LeastContrast {
  double text = 7;
  double controls = 3;
};
inline constexpr LeastContrast kHighContrast{15, 15};

// Every pair of a theme that lies too near, at the line of the text's colour. `file` is where the
// theme was read from.
std::vector<content::Finding> contrast_findings(const content::ThemeFile& theme,
                                                const base::Path& file, LeastContrast least);

}  // namespace gummiband::screens
