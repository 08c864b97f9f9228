// How everything looks, as written down in a theme file: colours, type scale, radii, shadows and
// durations, each by its name. What the names mean is decided where they are drawn with; here they
// are only read and checked. Lengths in u (short side of the screen / 1080), times in milliseconds.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/file.h"
#include "content/finding.h"

namespace gummiband::content {

struct ThemeFace {
  std::string family;
  int weight = 400;      // 100..900
  double size = 0;       // em
  double leading = 1.2;  // distance of baselines / size
  double tracking = 0;   // em
  bool operator==(const ThemeFace&) const = default;
};

struct ThemeShadow {
  double drop = 0;   // below the shape; negative: above
  double blur = 0;   // as in CSS
  double alpha = 0;  // 0..1
  bool operator==(const ThemeShadow&) const = default;
};

struct ThemeFile {
  std::map<std::string, uint32_t> colours;  // 0xRRGGBB
  std::map<std::string, ThemeFace> faces;
  std::map<std::string, int> lines;  // where each colour and face stands, for findings about it
  std::map<std::string, ThemeShadow> shadows;
  std::map<std::string, double> radii;
  std::map<std::string, double> borders;
  std::map<std::string, double> motion;
  std::map<std::string, bool> effects;
};

// The names that must be in a theme file, and no others may.
struct ThemeNames {
  std::vector<std::string> colours;
  std::vector<std::string> faces;
  std::vector<std::string> shadows;
  std::vector<std::string> radii;
  std::vector<std::string> borders;
  std::vector<std::string> motion;
  std::vector<std::string> effects;
};

struct LoadedTheme {
  std::optional<ThemeFile> theme;  // nothing if a finding is an error
  std::vector<Finding> findings;   // with file:line, and "did you mean" for unknown names
};

LoadedTheme load_theme(const base::Path& file, const ThemeNames& names);

}  // namespace gummiband::content
