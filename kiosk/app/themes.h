// The two themes a kiosk needs: its own look and the one with high contrast.
#pragma once

#include <vector>

#include "app/resources.h"
#include "base/result.h"
#include "content/finding.h"
#include "content/pack.h"
#include "ui/theme.h"

namespace gummiband::app {

struct Themes {
  ui::Theme paper;
  ui::Theme high_contrast;
};

// theme.yaml and theme-high-contrast.yaml of the pack where it has them and they are right, legible
// too (screens::LeastContrast), else those that came with the program. `pack` may be null. What is
// wrong with the pack's goes into `findings`; a fault where ours cannot be read either.
base::Result<Themes> load_themes(const content::Pack* pack, const Resources& resources,
                                 std::vector<content::Finding>& findings);

// What is wrong with the themes of the pack in this folder, contrast and missing typefaces too;
// nothing if it brings none.
std::vector<content::Finding> check_themes(const base::Path& pack_folder);

}  // namespace gummiband::app
