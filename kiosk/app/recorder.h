// Writes down a visit as it happens, as a visit file: what was tapped, by name, what was swiped,
// and the pauses. Letters typed on the keyboard are recorded as taps on "key.x": a bug report must
// not carry what a person typed.
#pragma once

#include <fstream>
#include <string>

#include "base/file.h"
#include "ui/touch.h"
#include "ui/ui.h"

namespace gummiband::app {

class Recorder {
 public:
  // An empty path records nothing. A file that cannot be written is said once in the log.
  explicit Recorder(base::Path file);

  // Looks at a finished frame, the finger that was fed into it and the visit's language since. Each
  // line is handed to the system at once, without waiting for the disk: no frame may.
  void note(const ui::Ui& ui, const ui::FingerState& finger, const std::string& language,
            double now_s);

 private:
  void note_tap(const ui::Ui& ui, const std::string& language, double now_s);
  void note_swipe(const ui::Ui& ui, const ui::FingerState& finger, double now_s);
  void write(const std::string& step, double now_s);

  base::Path file_;
  std::ofstream out_;
  size_t written_ = 0;  // bytes
  double last_step_s_ = 0;
  bool was_down_ = false;
  ui::Point pressed_at_;
  ui::Point finger_at_;
  std::string swiped_;  // the scroller that followed the finger since its press; empty: none
};

}  // namespace gummiband::app
