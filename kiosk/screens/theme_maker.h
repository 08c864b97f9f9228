// A theme file -> the theme that everything is drawn with.
#pragma once

#include "content/theme_file.h"
#include "ui/theme.h"

namespace gummiband::screens {

// The names that a theme file must have.
content::ThemeNames theme_names();
// From a file that was loaded with theme_names().
ui::Theme make_theme(const content::ThemeFile& file);

// Text and the ground it is drawn on, by their names in the theme file; a test asks for 7:1.
struct ColourPair {
  std::string_view text;
  std::string_view ground;
};
std::span<const ColourPair> text_pairs();
// The same for borders, icons and fills that tell a control from its ground: 3:1.
std::span<const ColourPair> control_pairs();

}  // namespace gummiband::screens
