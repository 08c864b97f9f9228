// Writes down a visit as it happens, as a visit file: what was tapped, by name, and the pauses.
// Letters typed on the keyboard are recorded as "key" taps of an x: a bug report must not carry
// what a person typed.
#pragma once

#include <string>

#include "base/file.h"
#include "ui/ui.h"

namespace gummiband::app {

class Recorder {
 public:
  // An empty path records nothing.
  explicit Recorder(base::Path file) : file_(std::move(file)) {}

  // Looks at a finished frame. A file that cannot be written is said once in the log.
  void note(const ui::Ui& ui, double now_s);

 private:
  base::Path file_;
  std::string text_;
  double last_tap_s_ = 0;
};

}  // namespace gummiband::app
