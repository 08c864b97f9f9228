// The faces the kiosk is set in, and whether this machine has them.
//
// Fontconfig always answers with something; here it is asked what it answers with. Any thread.
#pragma once

#include <string_view>

#include "base/result.h"

namespace gummiband::ui {

inline constexpr std::string_view kIconFamily = "Material Icons";

// Fine if every face is installed; else a fault that names the first missing one and its package.
base::Result<void> find_faces();

// The same for one face, also for those of tests.
base::Result<void> find_face(std::string_view family, int weight, std::string_view package);

}  // namespace gummiband::ui
