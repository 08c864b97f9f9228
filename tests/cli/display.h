// A real X server whose screen nobody sees (Xvfb), with an X client that looks at it and touches
// it.
//
// Each picks a number of its own, so that tests run side by side. It ends with its object, and what
// is shown on it then loses its display: end that first.
#pragma once

#include <sys/types.h>

#include <string>

#include "ui/painter.h"

struct _XDisplay;

namespace gummiband::cli {

struct Spot {
  int x = 0;  // pixels
  int y = 0;
};

class Display {
 public:
  Display(int width, int height);
  ~Display();
  Display(const Display&) = delete;
  Display& operator=(const Display&) = delete;

  // As the variable DISPLAY has it.
  const std::string& name() const { return name_; }
  // All that is on the screen now.
  ui::Frame shown() const;
  // Where the topmost window lies; empty if there is none.
  ui::PixelRect window() const;
  // Whether a window has asked to be fullscreen, as one asks a window manager, since the last call.
  bool asked_for_fullscreen();

  // A finger that is a mouse, by XTest.
  void press(const Spot& spot);
  void release();
  void tap(const Spot& spot);

 private:
  std::string name_;
  pid_t server_ = -1;
  _XDisplay* client_ = nullptr;
};

}  // namespace gummiband::cli
