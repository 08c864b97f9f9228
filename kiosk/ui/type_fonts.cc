#include "ui/type_fonts.h"

#include <fontconfig/fontconfig.h>

#include <array>
#include <memory>
#include <string>

#include "base/text.h"

namespace gummiband::ui {
namespace {

using Pattern = std::unique_ptr<FcPattern, decltype(&FcPatternDestroy)>;

struct Face {
  std::string_view family;
  int weight;
  std::string_view package;
};

constexpr std::array<Face, 8> kFaces = {{
    {"Vollkorn", 800, "fonts-vollkorn"},
    {"Vollkorn", 900, "fonts-vollkorn"},
    {"Inter", 400, "fonts-inter"},
    {"Inter", 500, "fonts-inter"},
    {"Inter", 600, "fonts-inter"},
    {"Inter Display", 600, "fonts-inter"},
    {"Inter Display", 700, "fonts-inter"},
    {kIconFamily, 400, "fonts-material-design-icons-iconfont"},
}};

// Whether the pattern has this family among its names: a static cut lists itself and its family.
bool has_family(FcPattern& pattern, std::string_view family) {
  FcChar8* name = nullptr;
  for (int i = 0; FcPatternGetString(&pattern, FC_FAMILY, i, &name) == FcResultMatch; ++i) {
    if (base::lower_ascii(reinterpret_cast<const char*>(name)) == base::lower_ascii(family)) {
      return true;
    }
  }
  return false;
}

}  // namespace

base::Result<void> find_face(std::string_view family, int weight, std::string_view package) {
  const std::string name(family);
  const int wanted = FcWeightFromOpenType(weight);
  const Pattern pattern(FcPatternCreate(), FcPatternDestroy);
  FcPatternAddString(pattern.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(name.c_str()));
  FcPatternAddInteger(pattern.get(), FC_WEIGHT, wanted);
  FcConfigSubstitute(nullptr, pattern.get(), FcMatchPattern);
  FcDefaultSubstitute(pattern.get());
  FcResult result = FcResultNoMatch;
  const Pattern found(FcFontMatch(nullptr, pattern.get(), &result), FcPatternDestroy);
  double weight_found = -1;
  if (found) FcPatternGetDouble(found.get(), FC_WEIGHT, 0, &weight_found);
  // Half a step of a hundred: 600 must not pass for 700.
  constexpr double kSlack = 5;
  const bool near = weight_found >= wanted - kSlack && weight_found <= wanted + kSlack;
  if (found && has_family(*found, family) && near) return {};
  return base::Fault{"The typeface " + name + " " + std::to_string(weight) +
                     " is not installed; install the package " + std::string(package) +
                     " and start again."};
}

base::Result<void> find_faces() {
  for (const Face& face : kFaces) {
    if (auto found = find_face(face.family, face.weight, face.package); !found) return found;
  }
  return {};
}

}  // namespace gummiband::ui
