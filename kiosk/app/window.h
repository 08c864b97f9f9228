// The window and the finger: all there is of SDL in app/.
//
// One at a time. Touches come from SDL_FINGER events and from the mouse (for a desk), never from
// both for one finger; the mouse is never captured. UI thread, except for wake_window().
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "content/settings.h"
#include "ui/painter.h"
#include "ui/touch.h"

struct SDL_Window;
union SDL_Event;

namespace gummiband::app {

struct WindowSize {
  int width = 0;  // pixels
  int height = 0;
};

// Ends the loop's wait. Any thread; does nothing while there is no window.
void wake_window();

// Leaves out of SDL's start what a kiosk never uses and what took half of it: the rules by which
// keyboards compose letters, and looking for a desktop's bus where there is none. By the
// environment, therefore before any other thread runs.
void prepare_display();

// What display a kiosk would fill ("1920x1080 on x11"); a fault where there is none. Opens no
// window; not while one is open.
base::Result<std::string> describe_display();

class Window {
 public:
  static base::Result<std::unique_ptr<Window>> open(const content::Settings& settings,
                                                    const std::optional<WindowSize>& size);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  ui::Painter& painter() { return *painter_; }
  WindowSize size() const;
  // How many u a millimetre of this display has; 0 where nobody knows.
  float u_per_mm(const content::Settings& settings) const;
  // The event as a touch, in u; nothing if it is none.
  std::optional<ui::Touch> touch(const SDL_Event& event) const;
  bool is_wake(const SDL_Event& event) const;
  // Over the bars of a desktop as well. On X11 SDL waits a tenth of a second for a window manager's
  // answer, which is not there in most booths: for when nobody waits. Once; later calls do nothing.
  void cover_all();

 private:
  // kDisplay: as large as the display, but below a desktop's bars.
  enum class Covers { kAll, kDisplay };
  Window(SDL_Window* window, Covers covers) : window_(window), covers_(covers) {}

  SDL_Window* window_;
  Covers covers_;
  std::unique_ptr<ui::Painter> painter_;
};

}  // namespace gummiband::app
