// The loop of a kiosk with a screen: events in, frames out, asleep while nothing moves.
//
// Fullscreen on whatever SDL finds (X11, Wayland, KMSDRM), or in a window of the given size. The
// painter is chosen at start and logged: GPU unless there is none.
#pragma once

#include <optional>
#include <string>

#include "app/stage.h"
#include "app/window.h"
#include "base/result.h"

namespace gummiband::app {

struct RunOptions {
  StageOptions stage;
  std::optional<WindowSize> window;  // nothing: fullscreen
  base::Path record;                 // a visit file to write; empty: none
};

// Returns when the program is told to end (SIGTERM, SIGINT). A fault where it cannot even begin.
base::Result<void> run_kiosk(const RunOptions& options);

}  // namespace gummiband::app
