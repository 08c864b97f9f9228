#include "app/themes.h"

#include <filesystem>

#include "content/theme_file.h"
#include "screens/theme_maker.h"

namespace gummiband::app {
namespace {

base::Result<ui::Theme> load_one(const base::Path& packs, const base::Path& ours,
                                 std::vector<content::Finding>& findings) {
  const content::ThemeNames names = screens::theme_names();
  std::error_code error;
  if (!packs.empty() && std::filesystem::exists(packs, error)) {
    content::LoadedTheme loaded = content::load_theme(packs, names);
    findings.insert(findings.end(), loaded.findings.begin(), loaded.findings.end());
    if (loaded.theme) return screens::make_theme(*loaded.theme);
  }
  content::LoadedTheme loaded = content::load_theme(ours, names);
  if (loaded.theme) return screens::make_theme(*loaded.theme);
  return base::Fault{loaded.findings.empty() ? ours.string() : loaded.findings.front().text()};
}

}  // namespace

base::Result<Themes> load_themes(const content::Pack* pack, const Resources& resources,
                                 std::vector<content::Finding>& findings) {
  const base::Path folder = pack == nullptr ? base::Path() : pack->folder;
  const auto in_pack = [&](const char* name) {
    return folder.empty() ? base::Path() : folder / name;
  };
  base::Result<ui::Theme> paper =
      load_one(in_pack("theme.yaml"), resources.themes / "paper.yaml", findings);
  if (!paper) return paper.fault();
  base::Result<ui::Theme> contrast = load_one(in_pack("theme-high-contrast.yaml"),
                                              resources.themes / "high-contrast.yaml", findings);
  if (!contrast) return contrast.fault();
  return Themes{std::move(*paper), std::move(*contrast)};
}

}  // namespace gummiband::app
