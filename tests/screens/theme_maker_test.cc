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

std::string texts(const std::vector<content::Finding>& findings) {
  std::string all;
  for (const content::Finding& finding : findings) all += finding.text() + "\n";
  return all;
}

}  // namespace

TEST_CASE("every text of the paper theme stands out 7 to 1, every control 3 to 1") {
  const auto findings = screens::contrast_findings(theme_file("paper.yaml"), "paper.yaml", {});
  INFO(texts(findings));
  CHECK(findings.empty());
}

TEST_CASE("every text and control of the theme with high contrast stands out 15 to 1") {
  const auto findings = screens::contrast_findings(theme_file("high-contrast.yaml"),
                                                   "high-contrast.yaml", screens::kHighContrast);
  INFO(texts(findings));
  CHECK(findings.empty());
}

TEST_CASE("colours that lie too near are named at the line of the text, with what to do") {
  content::ThemeFile file = theme_file("paper.yaml");
  file.colours["mist"] = 0x6F8A80;  // grey on the dock: 4.3:1
  file.colours["edge"] = 0xD8CEBA;  // a field nobody sees
  const auto findings = screens::contrast_findings(file, "packs/theme.yaml", {});
  const std::string all = texts(findings);
  INFO(all);
  CHECK_THAT(all, contains("packs/theme.yaml:" + std::to_string(file.lines.at("mist")) +
                           ": error: mist on valley (line " +
                           std::to_string(file.lines.at("valley")) + ") has a contrast of 4.3:1"));
  CHECK_THAT(all, contains("until it is 7:1 or more."));
  CHECK_THAT(all, contains(": error: edge on paper (line 4) has a contrast of 1.4:1"));
  CHECK_THAT(all, contains("until it is 3:1 or more."));
  CHECK(findings.size() == 4);  // mist on valley and night, edge on paper and white
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
