#include "display.h"

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>

#include "catch.h"

// After everything else: it has macros of common names.
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>

namespace gummiband::cli {
namespace {

constexpr unsigned kLeftButton = 1;

// In the child; does not return. The server writes the number of its display into `answer`.
void become_server(int width, int height, int answer) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  const std::string descriptor = std::to_string(answer);
  const std::string screen = std::to_string(width) + "x" + std::to_string(height) + "x24";
  ::execlp("Xvfb", "Xvfb", "-displayfd", descriptor.c_str(), "-screen", "0", screen.c_str(),
           "-nolisten", "tcp", "-noreset", nullptr);
  std::_Exit(127);
}

// Until the other end is closed or the line ends.
std::string line_from(int pipe) {
  std::string line;
  char byte = 0;
  while (::read(pipe, &byte, 1) == 1 && byte != '\n') line += byte;
  return line;
}

}  // namespace

Display::Display(int width, int height) {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  server_ = ::fork();
  REQUIRE(server_ >= 0);
  if (server_ == 0) {
    ::close(ends[0]);
    become_server(width, height, ends[1]);
  }
  ::close(ends[1]);
  const std::string number = line_from(ends[0]);
  ::close(ends[0]);
  INFO("is the package xvfb installed?");
  REQUIRE_FALSE(number.empty());
  name_ = ":" + number;
  client_ = ::XOpenDisplay(name_.c_str());
  REQUIRE(client_ != nullptr);
  ::XSelectInput(client_, DefaultRootWindow(client_), SubstructureNotifyMask);
}

Display::~Display() {
  if (client_ != nullptr) ::XCloseDisplay(client_);
  ::kill(server_, SIGTERM);
  ::waitpid(server_, nullptr, 0);
}

ui::Frame Display::shown() const {
  const int screen = DefaultScreen(client_);
  ui::Frame frame{DisplayWidth(client_, screen), DisplayHeight(client_, screen), {}};
  XImage* image =
      ::XGetImage(client_, DefaultRootWindow(client_), 0, 0, static_cast<unsigned>(frame.width),
                  static_cast<unsigned>(frame.height), AllPlanes, ZPixmap);
  REQUIRE(image != nullptr);
  frame.pixels.reserve(static_cast<size_t>(frame.width) * static_cast<size_t>(frame.height));
  for (int y = 0; y < frame.height; ++y) {
    for (int x = 0; x < frame.width; ++x) {
      frame.pixels.push_back(static_cast<uint32_t>(XGetPixel(image, x, y)) | 0xFF000000);
    }
  }
  XDestroyImage(image);
  return frame;
}

ui::PixelRect Display::window() const {
  ::Window root = 0;
  ::Window parent = 0;
  ::Window* windows = nullptr;
  unsigned count = 0;
  REQUIRE(::XQueryTree(client_, DefaultRootWindow(client_), &root, &parent, &windows, &count) != 0);
  ui::PixelRect place;
  for (unsigned i = 0; i < count; ++i) {  // from the bottom to the top
    XWindowAttributes now{};
    REQUIRE(::XGetWindowAttributes(client_, windows[i], &now) != 0);
    if (now.map_state == IsViewable) place = {now.x, now.y, now.x + now.width, now.y + now.height};
  }
  if (windows != nullptr) ::XFree(windows);
  return place;
}

bool Display::asked_for_fullscreen() {
  const Atom state = ::XInternAtom(client_, "_NET_WM_STATE", False);
  const Atom fullscreen = ::XInternAtom(client_, "_NET_WM_STATE_FULLSCREEN", False);
  bool asked = false;
  while (::XPending(client_) > 0) {
    XEvent event{};
    ::XNextEvent(client_, &event);
    const XClientMessageEvent& message = event.xclient;
    if (event.type != ClientMessage || message.message_type != state) continue;
    asked = asked || static_cast<Atom>(message.data.l[1]) == fullscreen;
  }
  return asked;
}

void Display::press(const Spot& spot) {
  ::XTestFakeMotionEvent(client_, DefaultScreen(client_), spot.x, spot.y, CurrentTime);
  ::XTestFakeButtonEvent(client_, kLeftButton, True, CurrentTime);
  ::XSync(client_, False);
}

void Display::release() {
  ::XTestFakeButtonEvent(client_, kLeftButton, False, CurrentTime);
  ::XSync(client_, False);
}

void Display::tap(const Spot& spot) {
  press(spot);
  release();
}

}  // namespace gummiband::cli
