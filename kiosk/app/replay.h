// Runs a visit file through the shipped loop, off-screen and in its own time: no display needed,
// the same pictures every time.
#pragma once

#include <string>
#include <vector>

#include "app/stage.h"
#include "app/visit_file.h"
#include "base/result.h"

namespace gummiband::app {

struct ReplayOptions {
  base::Path visit;  // the file
  base::Path shots;  // where `shot` leaves its pictures; empty: nowhere
  int width_px = 1080;
  int height_px = 1920;
  std::string language;  // overrides the pack's first; empty: as it is
  StageOptions stage;    // without a data folder the replay makes one of its own and removes it
};

// A fault names the line that did not come true.
base::Result<void> replay(const ReplayOptions& options);

}  // namespace gummiband::app
