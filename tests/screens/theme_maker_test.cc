// The themes that come with the program, as data: complete, legible, and really used.
#include "screens/theme_maker.h"

#include <fstream>

#include "catch.h"

using namespace gummiband;

namespace {

base::Path theme_path(const std::string& name) {
  return base::Path(GUMMIBAND_SOURCE_DIR) / "assets/themes" / name;
}

content::ThemeFile theme_file(const std::string& name) {
  const content::LoadedTheme loaded = content::load_theme(theme_path(name), screens::theme_names());
  for (const content::Finding& finding : loaded.findings) UNSCOPED_INFO(finding.text());
  REQUIRE(loaded.theme.has_value());
  return *loaded.theme;
}

double contrast_of(const content::ThemeFile& theme, const screens::ColourPair& pair) {
  return ui::contrast(ui::rgb(theme.colours.at(std::string(pair.text))),
                      ui::rgb(theme.colours.at(std::string(pair.ground))));
}

}  // namespace

TEST_CASE("every text of the paper theme stands out 7 to 1, every control 3 to 1") {
  const content::ThemeFile theme = theme_file("paper.yaml");
  for (const screens::ColourPair& pair : screens::text_pairs()) {
    INFO(pair.text << " on " << pair.ground);
    CHECK(contrast_of(theme, pair) >= 7.0);
  }
  for (const screens::ColourPair& pair : screens::control_pairs()) {
    INFO(pair.text << " on " << pair.ground);
    CHECK(contrast_of(theme, pair) >= 3.0);
  }
}

TEST_CASE("every text and control of the theme with high contrast stands out 15 to 1") {
  const content::ThemeFile theme = theme_file("high-contrast.yaml");
  for (const auto pairs : {screens::text_pairs(), screens::control_pairs()}) {
    for (const screens::ColourPair& pair : pairs) {
      INFO(pair.text << " on " << pair.ground);
      CHECK(contrast_of(theme, pair) >= 15.0);
    }
  }
}

TEST_CASE("what stands in the theme file is what is drawn with") {
  content::ThemeFile file = theme_file("paper.yaml");
  const ui::Theme paper = screens::make_theme(file);
  CHECK(paper.palette.heart == ui::rgb(0xA60F27));
  CHECK(paper.face(ui::TextRole::kStory).size == 38);
  CHECK(paper.radii.chip == 50);
  CHECK(paper.shadows.sheet.drop == -5);
  file.colours["heart"] = 0x123456;
  file.effects["grain"] = false;
  const ui::Theme other = screens::make_theme(file);
  CHECK(other.palette.heart == ui::rgb(0x123456));
  CHECK_FALSE(other.effects.grain);
}

TEST_CASE("a wrong theme file is named with its line and a remedy") {
  const base::Path file = std::filesystem::temp_directory_path() / "gummiband-theme-test.yaml";
  std::ifstream good(theme_path("paper.yaml"));
  std::string text((std::istreambuf_iterator<char>(good)), std::istreambuf_iterator<char>());
  std::string expected;
  SECTION("an unknown colour") {
    text.replace(text.find("  ink_soft:"), 11, "  ink_sotf:");
    expected = "ink_soft";
  }
  SECTION("no colour") {
    text.replace(text.find("#A60F27"), 7, "crimson");
    expected = "is no colour";
  }
  SECTION("type too small to read") {
    text.replace(text.find("size: 30"), 8, "size: 12");
    expected = "number from 28";
  }
  std::ofstream(file) << text;
  const content::LoadedTheme loaded = content::load_theme(file, screens::theme_names());
  std::filesystem::remove(file);
  CHECK_FALSE(loaded.theme.has_value());
  std::string all;
  for (const content::Finding& finding : loaded.findings) all += finding.text() + "\n";
  INFO(all);
  CHECK(all.find(expected) != std::string::npos);
  CHECK(all.find("gummiband-theme-test.yaml:") != std::string::npos);
}
