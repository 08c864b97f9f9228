// ImDrawData -> pixels. Two painters behind one interface; which one is chosen at start and logged.
//
// Both take the same draw lists, where every ImTextureID is a ui::Texture* and vertex colours are
// straight (not premultiplied) as Dear ImGui makes them. UI thread only. User callbacks in draw
// lists are passed over. Where nothing is drawn the screen is black. Clip rectangles are rounded to
// whole pixels. A texture repeats where the coordinates of its triangle leave 0..1, and is clamped
// at its edges otherwise. Corners that are no numbers or absurdly far away cost their triangle, and
// nothing else; the same holds for indices that point nowhere.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "ui/texture.h"

struct ImDrawData;
struct SDL_Window;

namespace gummiband::ui {

// Of a screen, in pixels.
inline constexpr int kMostFrameEdge = 16384;

// A rectangle of whole pixels, right and bottom exclusive.
struct PixelRect {
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;
  bool operator==(const PixelRect&) const = default;
};

// Opaque pixels, native 0xFFRRGGBB, rows packed.
struct Frame {
  int width = 0;
  int height = 0;
  std::vector<uint32_t> pixels;
};

class Painter {
 public:
  virtual ~Painter() = default;
  // Paints and shows one frame. The whole of it comes in; what did not change may be skipped.
  virtual void paint(const ImDrawData& data) = 0;
  // Paints the whole of the next frame: the window was covered, or the display came back.
  virtual void show_all() = 0;
  // The last frame as shown (for `shot` and tests).
  virtual Frame grab() = 0;
  // The last frame as a picture to draw with; none where taking one costs more than drawing it
  // anew.
  virtual std::unique_ptr<Texture> still() { return nullptr; }
  // Whether a picture between two pixels costs no more than one on them.
  virtual bool mixes_freely() const = 0;
  // "cpu" or "gpu opengles2", for the log and `doctor`.
  virtual std::string name() const = 0;
};

// Paints into memory: replays, golden pictures. No display needed, the same pixels everywhere.
std::unique_ptr<Painter> make_memory_painter(int width, int height);

// Paints by CPU into the window's surface and sends only the changed rectangles.
base::Result<std::unique_ptr<Painter>> make_cpu_painter(SDL_Window& window);

// Whether this machine has any device that a GPU has. Where it has none nobody needs to load
// OpenGL, which takes as long as all the rest of the start, to hear that.
bool may_have_gpu();

// Paints by SDL_Renderer. A fault when there is no GPU: software, llvmpipe and softpipe do not
// count.
base::Result<std::unique_ptr<Painter>> make_gpu_painter(SDL_Window& window);

// The same with any driver, for the test that compares the painters.
base::Result<std::unique_ptr<Painter>> make_gpu_painter_of_any_kind(SDL_Window& window);

}  // namespace gummiband::ui
