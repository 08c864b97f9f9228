#include "app/themes.h"

#include <filesystem>
#include <optional>

#include "content/theme_file.h"
#include "screens/theme_maker.h"
#include "ui/type_fonts.h"

namespace gummiband::app {
namespace {

struct Kind {
  const char* in_pack;
  const char* ours;
  screens::LeastContrast least;
};
constexpr Kind kPaper{"theme.yaml", "paper.yaml", {}};
constexpr Kind kContrast{"theme-high-contrast.yaml", "high-contrast.yaml", screens::kHighContrast};

// A family that is not there would be replaced in silence by whatever is.
std::vector<content::Finding> face_findings(const content::ThemeFile& theme,
                                            const base::Path& file) {
  std::vector<content::Finding> findings;
  for (const auto& [name, face] : theme.faces) {
    if (ui::find_face(face.family, face.weight, {})) continue;
    content::Finding finding;
    finding.file = file;
    finding.line = theme.lines.at(name);
    finding.sentence = "The typeface " + face.family + " " + std::to_string(face.weight) + " of " +
                       name + " is not installed on this machine.";
    finding.remedy = "Install it, or take Vollkorn or Inter.";
    findings.push_back(std::move(finding));
  }
  return findings;
}

// The pack's own theme: none if it has none, or if something is wrong with it.
std::optional<content::ThemeFile> load_packs(const base::Path& folder, const Kind& kind,
                                             std::vector<content::Finding>& findings) {
  const base::Path file = folder / kind.in_pack;
  std::error_code error;
  if (folder.empty() || !std::filesystem::exists(file, error)) return std::nullopt;
  content::LoadedTheme loaded = content::load_theme(file, screens::theme_names());
  if (loaded.theme) {
    for (const auto& found : {screens::contrast_findings(*loaded.theme, file, kind.least),
                              face_findings(*loaded.theme, file)}) {
      loaded.findings.insert(loaded.findings.end(), found.begin(), found.end());
    }
  }
  findings.insert(findings.end(), loaded.findings.begin(), loaded.findings.end());
  if (content::has_error(loaded.findings)) return std::nullopt;
  return std::move(loaded.theme);
}

base::Result<ui::Theme> load_one(const base::Path& folder, const Kind& kind,
                                 const Resources& resources,
                                 std::vector<content::Finding>& findings) {
  if (const auto packs = load_packs(folder, kind, findings)) return screens::make_theme(*packs);
  const base::Path ours = resources.themes / kind.ours;
  const content::LoadedTheme loaded = content::load_theme(ours, screens::theme_names());
  if (loaded.theme) return screens::make_theme(*loaded.theme);
  return base::Fault{loaded.findings.empty() ? ours.string() : loaded.findings.front().text()};
}

}  // namespace

base::Result<Themes> load_themes(const content::Pack* pack, const Resources& resources,
                                 std::vector<content::Finding>& findings) {
  const base::Path folder = pack == nullptr ? base::Path() : pack->folder;
  base::Result<ui::Theme> paper = load_one(folder, kPaper, resources, findings);
  if (!paper) return paper.fault();
  base::Result<ui::Theme> contrast = load_one(folder, kContrast, resources, findings);
  if (!contrast) return contrast.fault();
  return Themes{std::move(*paper), std::move(*contrast)};
}

std::vector<content::Finding> check_themes(const base::Path& pack_folder) {
  std::vector<content::Finding> findings;
  load_packs(pack_folder, kPaper, findings);
  load_packs(pack_folder, kContrast, findings);
  return findings;
}

}  // namespace gummiband::app
