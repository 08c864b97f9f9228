#include "app/window.h"

#include <SDL.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/log.h"
#include "base/text.h"

namespace gummiband::app {
namespace {

constexpr float kShortSide = 1080;
constexpr int64_t kMouseFinger = -1;
constexpr int kWakeCode = 0x6762;  // tells our wake from anybody else's user event
constexpr float kMmPerInch = 25.4F;

void set_hints() {
  SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
  SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
  SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
  // SDL_QUIT then comes from signals alone, not from Alt+F4 on the last window.
  SDL_SetHint("SDL_QUIT_ON_LAST_WINDOW_CLOSE", "0");
}

base::Result<std::unique_ptr<ui::Painter>> choose_painter(SDL_Window& window,
                                                          const std::string& wish) {
  if (wish == "cpu") return ui::make_cpu_painter(window);
  std::string why_not = "There is no GPU: this machine has none of its devices, as /dev/dri.";
  if (wish == "gpu" || ui::may_have_gpu()) {
    auto gpu = ui::make_gpu_painter(window);
    if (gpu || wish == "gpu") return gpu;
    why_not = gpu.fault().sentence;
  }
  base::log(base::Priority::kInfo, "painter", why_not);
  return ui::make_cpu_painter(window);
}

// SDL draws into memory where it finds no display, which helps nobody who stands before it.
bool is_visible(std::string_view driver) {
  return driver != "offscreen" && driver != "dummy" && driver != "evdev";
}

// Without this hint even memory that we paint ourselves is shown through OpenGL on llvmpipe. But
// Wayland and the bare console have no other way, and with it no window to paint into.
void paint_into_shared_memory() {
  const std::string_view driver = SDL_GetCurrentVideoDriver();
  if (driver == "wayland" || driver == "KMSDRM") return;
  SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
}

// Set to nothing is as good as not set, for SDL and here.
bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

// Without its folder Wayland's own library says so on every start, as if something were wrong.
void skip_wayland_where_it_cannot_be() {
  for (const char* name : {"XDG_RUNTIME_DIR", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"}) {
    if (is_set(name)) return;
  }
  SDL_SetHint(SDL_HINT_VIDEODRIVER, "x11,KMSDRM");
}

base::Result<void> start_video() {
  set_hints();
  skip_wayland_where_it_cannot_be();
  std::string why = "only an invisible one";
  if (SDL_Init(SDL_INIT_VIDEO | SDL_INIT_EVENTS) != 0) {
    why = base::as_part_of_sentence(SDL_GetError());
  } else if (is_set("SDL_VIDEODRIVER") || is_visible(SDL_GetCurrentVideoDriver())) {
    paint_into_shared_memory();
    return {};
  } else {
    SDL_Quit();
  }
  return base::Fault{"There is no display to draw on: " + why +
                     ". Start it in a desktop or on a console with a screen, or use replay."};
}

}  // namespace

void wake_window() {
  SDL_Event event{};
  event.type = SDL_USEREVENT;
  event.user.code = kWakeCode;
  SDL_PushEvent(&event);  // refused before SDL is up and when its queue is full: both harmless
}

void prepare_display() {
  constexpr int kUnlessSet = 0;
  setenv("XCOMPOSEFILE", "/dev/null", kUnlessSet);
  // With neither of them libdbus starts a program to look for one.
  if (!is_set("XDG_RUNTIME_DIR")) {
    setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", kUnlessSet);
  }
}

base::Result<std::string> describe_display() {
  const base::Result<void> started = start_video();
  if (!started) return started.fault();
  SDL_Rect place{};
  base::Result<std::string> found = base::Fault{"No display is connected."};
  if (SDL_GetDisplayBounds(0, &place) == 0) {
    found = std::to_string(place.w) + "x" + std::to_string(place.h) + " on " +
            SDL_GetCurrentVideoDriver();
  }
  SDL_Quit();
  return found;
}

base::Result<std::unique_ptr<Window>> Window::open(const content::Settings& settings,
                                                   const std::optional<WindowSize>& size) {
  const base::Result<void> started = start_video();
  if (!started) return started.fault();
  // As large as the display from the start: where no window manager answers, nothing else would
  // make it so.
  SDL_Rect place{SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, 0, 0};
  Uint32 flags = 0;
  Covers covers = Covers::kAll;
  if (size) {
    place.w = size->width;
    place.h = size->height;
  } else if (SDL_GetDisplayBounds(0, &place) == 0) {
    flags = SDL_WINDOW_BORDERLESS;
    if (std::string_view(SDL_GetCurrentVideoDriver()) == "x11") {
      covers = Covers::kDisplay;
    } else {
      flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
    }
  } else {
    base::Fault fault{
        "There is no display to draw on: " + base::as_part_of_sentence(SDL_GetError()) + "."};
    SDL_Quit();
    return fault;
  }
  SDL_Window* window = SDL_CreateWindow("Gummiband", place.x, place.y, place.w, place.h, flags);
  if (window == nullptr) {
    base::Fault fault{"Cannot open a window: " + base::as_part_of_sentence(SDL_GetError()) + "."};
    SDL_Quit();
    return fault;
  }
  std::unique_ptr<Window> opened(new Window(window, covers));
  auto painter = choose_painter(*window, settings.painter);
  if (!painter) return painter.fault();
  opened->painter_ = std::move(*painter);
  if (!size) SDL_ShowCursor(SDL_DISABLE);
  const WindowSize actual = opened->size();
  base::log(base::Priority::kInfo, "painter",
            opened->painter_->name() + ", " + std::to_string(actual.width) + "x" +
                std::to_string(actual.height) + " on " + SDL_GetCurrentVideoDriver());
  return opened;
}

Window::~Window() {
  painter_.reset();
  SDL_DestroyWindow(window_);
  SDL_Quit();
}

WindowSize Window::size() const {
  WindowSize size;
  SDL_GetWindowSizeInPixels(window_, &size.width, &size.height);
  return {std::max(size.width, 1), std::max(size.height, 1)};
}

float Window::u_per_mm(const content::Settings& settings) const {
  const double short_mm = std::min(settings.display_width_mm, settings.display_height_mm);
  if (short_mm > 0) return kShortSide / static_cast<float>(short_mm);
  float dpi = 0;
  const int display = SDL_GetWindowDisplayIndex(window_);
  if (display < 0 || SDL_GetDisplayDPI(display, &dpi, nullptr, nullptr) != 0 || dpi <= 0) return 0;
  const WindowSize pixels = size();
  const float px_per_mm = dpi / kMmPerInch;
  return px_per_mm * kShortSide / static_cast<float>(std::min(pixels.width, pixels.height));
}

std::optional<ui::Touch> Window::touch(const SDL_Event& event) const {
  const WindowSize pixels = size();
  const float u_per_px = kShortSide / static_cast<float>(std::min(pixels.width, pixels.height));
  const auto finger = [&](ui::TouchKind kind) {
    return ui::Touch{kind,
                     event.tfinger.fingerId,
                     {event.tfinger.x * static_cast<float>(pixels.width) * u_per_px,
                      event.tfinger.y * static_cast<float>(pixels.height) * u_per_px}};
  };
  const auto mouse = [&](ui::TouchKind kind, int x, int y) {
    return ui::Touch{
        kind, kMouseFinger, {static_cast<float>(x) * u_per_px, static_cast<float>(y) * u_per_px}};
  };
  switch (event.type) {
    case SDL_FINGERDOWN:
      return finger(ui::TouchKind::kDown);
    case SDL_FINGERMOTION:
      return finger(ui::TouchKind::kMove);
    case SDL_FINGERUP:
      return finger(ui::TouchKind::kUp);
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
      if (event.button.which == SDL_TOUCH_MOUSEID || event.button.button != SDL_BUTTON_LEFT) break;
      return mouse(event.type == SDL_MOUSEBUTTONDOWN ? ui::TouchKind::kDown : ui::TouchKind::kUp,
                   event.button.x, event.button.y);
    case SDL_MOUSEMOTION:
      if (event.motion.which == SDL_TOUCH_MOUSEID || (event.motion.state & SDL_BUTTON_LMASK) == 0) {
        break;
      }
      return mouse(ui::TouchKind::kMove, event.motion.x, event.motion.y);
    default:
      break;
  }
  return std::nullopt;
}

void Window::cover_all() {
  if (covers_ == Covers::kAll) return;
  covers_ = Covers::kAll;
  SDL_SetWindowFullscreen(window_, SDL_WINDOW_FULLSCREEN_DESKTOP);
}

bool Window::is_wake(const SDL_Event& event) const {
  return event.type == SDL_USEREVENT && event.user.code == kWakeCode;
}

}  // namespace gummiband::app
