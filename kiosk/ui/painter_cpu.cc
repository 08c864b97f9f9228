#include <SDL.h>

#include <algorithm>

#include "base/check.h"
#include "base/log.h"
#include "base/text.h"
#include "ui/painter.h"
#include "ui/painter_cpu_tiles.h"
#include "ui/painter_crew.h"

namespace gummiband::ui {
namespace {

bool has_our_pixels(const SDL_Surface& surface) {
  const SDL_PixelFormat& format = *surface.format;
  return format.BytesPerPixel == sizeof(uint32_t) && format.Rmask == 0x00FF0000 &&
         format.Gmask == 0x0000FF00 && format.Bmask == 0x000000FF;
}

class MemoryPainter final : public Painter {
 public:
  MemoryPainter(int width, int height) {
    base::check(width > 0 && height > 0 && width <= kMostFrameEdge && height <= kMostFrameEdge,
                "a painter has an impossible size");
    frame_ = {width, height, {}};
    frame_.pixels.resize(static_cast<size_t>(width) * static_cast<size_t>(height), 0xFF000000);
  }

  void paint(const ImDrawData& data) override {
    tiles_.paint(data, {frame_.pixels.data(), frame_.width}, frame_.width, frame_.height);
  }
  void show_all() override { tiles_.forget(); }
  Frame grab() override { return frame_; }
  bool mixes_freely() const override { return false; }
  std::string name() const override { return "cpu"; }

 private:
  Frame frame_;
  Tiles tiles_;
};

// Paints into the window's surface where that has our kind of pixels, which is so on every desktop
// and on KMS; else into memory of its own, and converts what changed.
class WindowPainter final : public Painter {
 public:
  explicit WindowPainter(SDL_Window& window) : window_(window) {}

  void paint(const ImDrawData& data) override {
    SDL_Surface* surface = SDL_GetWindowSurface(&window_);
    if (surface == nullptr) return complain();
    notice(*surface);
    const std::vector<PixelRect> changed = tiles_.paint(data, raster(*surface), width_, height_);
    if (changed.empty()) return;
    std::vector<SDL_Rect> rects;
    for (const PixelRect& rect : changed) {
      if (!direct_) convert(rect, *surface);
      rects.push_back({rect.left, rect.top, rect.right - rect.left, rect.bottom - rect.top});
    }
    const int count = static_cast<int>(rects.size());
    if (SDL_UpdateWindowSurfaceRects(&window_, rects.data(), count) != 0) complain();
  }

  void show_all() override { tiles_.forget(); }

  Frame grab() override {
    Frame frame{width_, height_, {}};
    SDL_Surface* surface = SDL_GetWindowSurface(&window_);
    if (surface == nullptr || surface->w != width_ || surface->h != height_) return frame;
    frame.pixels.resize(static_cast<size_t>(width_) * static_cast<size_t>(height_));
    const Raster from = raster(*surface);
    for (int y = 0; y < height_; ++y) {
      std::copy_n(from.row(y), width_, frame.pixels.data() + static_cast<ptrdiff_t>(y) * width_);
    }
    return frame;
  }

  std::unique_ptr<Texture> still() override {
    const SDL_Surface* surface = SDL_GetWindowSurface(&window_);
    if (surface == nullptr || surface->w != width_ || surface->h != height_) return nullptr;
    auto picture = std::make_unique<Texture>(PixelFormat::kArgb, width_, height_);
    const Raster from = raster(*surface);
    crew_.share(static_cast<size_t>(height_), [&](size_t row) {
      std::copy_n(from.row(static_cast<int>(row)), width_,
                  picture->argb() + static_cast<ptrdiff_t>(row) * width_);
    });
    picture->set_opaque(true);
    picture->touch_as(++stills_);
    return picture;
  }

  bool mixes_freely() const override { return false; }
  std::string name() const override { return "cpu"; }

 private:
  // A window that was resized has another surface, with nothing of ours on it. Ours is marked, as
  // a new one may lie at the same address.
  void notice(SDL_Surface& surface) {
    if (surface.userdata == this && surface.w == width_ && surface.h == height_) return;
    surface.userdata = this;
    width_ = surface.w;
    height_ = surface.h;
    direct_ = has_our_pixels(surface);
    own_.assign(direct_ ? 0 : static_cast<size_t>(width_) * static_cast<size_t>(height_), 0);
    tiles_.forget();
  }

  Raster raster(const SDL_Surface& surface) {
    if (!direct_) return {own_.data(), width_};
    return {static_cast<uint32_t*>(surface.pixels),
            surface.pitch / static_cast<int>(sizeof(uint32_t))};
  }

  void convert(const PixelRect& rect, SDL_Surface& surface) {
    auto* to = static_cast<uint8_t*>(surface.pixels) +
               static_cast<ptrdiff_t>(rect.top) * surface.pitch +
               static_cast<ptrdiff_t>(rect.left) * surface.format->BytesPerPixel;
    const uint32_t* from = raster(surface).row(rect.top) + rect.left;
    SDL_ConvertPixels(rect.right - rect.left, rect.bottom - rect.top, SDL_PIXELFORMAT_ARGB8888,
                      from, width_ * static_cast<int>(sizeof(uint32_t)), surface.format->format, to,
                      surface.pitch);
  }

  // Once: a display that is gone would fill the log sixty times a second.
  void complain() {
    if (!complained_) base::log(base::Priority::kError, "painter", SDL_GetError());
    complained_ = true;
    tiles_.forget();
  }

  SDL_Window& window_;
  int width_ = 0;
  int height_ = 0;
  bool direct_ = false;
  bool complained_ = false;
  std::vector<uint32_t> own_;
  uint64_t stills_ = 0;  // that were taken
  Crew crew_;
  Tiles tiles_{Paths::kFast, &crew_};
};

}  // namespace

std::unique_ptr<Painter> make_memory_painter(int width, int height) {
  return std::make_unique<MemoryPainter>(width, height);
}

base::Result<std::unique_ptr<Painter>> make_cpu_painter(SDL_Window& window) {
  const SDL_Surface* surface = SDL_GetWindowSurface(&window);
  if (surface == nullptr) {
    return base::Fault{
        "The display gives no memory to paint into: " + base::as_part_of_sentence(SDL_GetError()) +
        ". Check that it is connected and that no other program holds it."};
  }
  if (surface->w > kMostFrameEdge || surface->h > kMostFrameEdge) {
    return base::Fault{"The window is " + std::to_string(surface->w) + " x " +
                       std::to_string(surface->h) + " pixels, more than " +
                       std::to_string(kMostFrameEdge) + ". Choose a smaller mode."};
  }
  return std::unique_ptr<Painter>(std::make_unique<WindowPainter>(window));
}

}  // namespace gummiband::ui
