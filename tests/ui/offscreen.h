// A window nobody sees, by SDL's `offscreen` video driver, and a GPU that any machine has: Mesa's
// llvmpipe, also where there is a real one.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "ui/painter.h"

struct SDL_Window;

namespace gummiband::ui {

// Does it in a process of its own and gives back what it wrote. OpenGL stays out of the tests'
// process: drivers leave memory and threads behind that leak detection stumbles over. A child that
// cannot go on says why and ends, which fails the test.
std::string in_child(const std::function<std::string()>& body);

// In a child only.
class Offscreen {
 public:
  Offscreen(int width, int height);
  ~Offscreen();
  Offscreen(const Offscreen&) = delete;
  Offscreen& operator=(const Offscreen&) = delete;

  SDL_Window& window() { return *window_; }

 private:
  SDL_Window* window_ = nullptr;
};

// In a child only.
std::unique_ptr<Painter> gpu_painter_of(Offscreen& offscreen);

// A frame on its way from the child.
std::string bytes_of(const Frame& frame);
Frame frame_of(const std::string& bytes, int width, int height);

}  // namespace gummiband::ui
