#include "ui/offscreen.h"

#include <SDL.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "catch.h"

namespace gummiband::ui {
namespace {

// In the child; does not return.
[[noreturn]] void give_up(const std::string& why) {
  std::fprintf(stderr, "no GPU painter: %s (libegl1, libgles2 and libgl1-mesa-dri installed?)\n",
               why.c_str());
  _exit(1);
}

}  // namespace

std::string in_child(const std::function<std::string()>& body) {
  std::FILE* file = std::tmpfile();
  REQUIRE(file != nullptr);
  std::fflush(nullptr);
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const std::string result = body();
    const bool written = std::fwrite(result.data(), 1, result.size(), file) == result.size();
    _exit(written && std::fflush(file) == 0 ? 0 : 1);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(status == 0);
  std::rewind(file);
  std::string result;
  char buffer[4096];
  for (size_t count; (count = std::fread(buffer, 1, sizeof buffer, file)) > 0;) {
    result.append(buffer, count);
  }
  std::fclose(file);
  return result;
}

Offscreen::Offscreen(int width, int height) {
  setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);
  setenv("__EGL_VENDOR_LIBRARY_FILENAMES", "/usr/share/glvnd/egl_vendor.d/50_mesa.json", 1);
  SDL_SetHint(SDL_HINT_VIDEODRIVER, "offscreen");
  SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
  if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) give_up(SDL_GetError());
  window_ = SDL_CreateWindow("test", 0, 0, width, height, SDL_WINDOW_OPENGL);
  if (window_ == nullptr) give_up(SDL_GetError());
}

Offscreen::~Offscreen() {
  SDL_DestroyWindow(window_);
  SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

std::unique_ptr<Painter> gpu_painter_of(Offscreen& offscreen) {
  auto made = make_gpu_painter_of_any_kind(offscreen.window());
  if (!made) give_up(made.fault().sentence);
  if (!(*made)->name().starts_with("gpu opengl")) give_up((*made)->name());
  return std::move(*made);
}

std::string bytes_of(const Frame& frame) {
  return {reinterpret_cast<const char*>(frame.pixels.data()),
          frame.pixels.size() * sizeof(uint32_t)};
}

Frame frame_of(const std::string& bytes, int width, int height) {
  Frame frame{width, height, {}};
  frame.pixels.resize(static_cast<size_t>(width) * static_cast<size_t>(height));
  REQUIRE(bytes.size() == frame.pixels.size() * sizeof(uint32_t));
  std::memcpy(frame.pixels.data(), bytes.data(), bytes.size());
  return frame;
}

}  // namespace gummiband::ui
