// Picture files -> textures of just the size they are drawn at, on a worker thread.
//
// SVG through librsvg, PNG, JPEG and WebP through their own decoders with scaled decoding; the
// header is checked against limits before a byte is decoded. No frame waits: get() answers at once,
// with nothing until the picture is ready. Memory is bounded by a budget; what was not drawn for
// longest goes first. What was asked for in the newest frame is made first, so that a visitor who
// turns pages quickly does not wait for the pages passed. What is only expected is made by a second
// worker, which leaves the processor to everybody else; what is on the screen is not made to wait
// behind other programs. A file is taken to stay as it is while the program runs. UI thread only,
// except for the workers inside.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "ui/grain.h"
#include "ui/texture.h"

namespace gummiband::ui {

// Pixels kept after end_frame(), apart from what that frame drew: some 24 full-HD screens.
inline constexpr size_t kMostPixelBytes = 192 * 1024 * 1024;
// Pictures known at a time, unreadable ones too; and those not yet begun, beyond which the one that
// was not asked for the longest is forgotten until it is asked for again.
inline constexpr size_t kMostPictures = 2048;
inline constexpr size_t kMostWaiting = 256;

struct PictureRequest {
  base::Path path;
  int width = 0;  // pixels; the picture covers all of it, what sticks out is cropped
  int height = 0;
  float focus_x = 0.5F;  // what stays in sight, as near to the middle as the edges allow, in
                         // fractions of the picture
  float focus_y = 0.5F;
  int radius_top = 0;  // rounded corners, baked into the alpha
  int radius_bottom = 0;
  std::string layer;    // SVG only: draw just the group of this id; empty: all of it
  bool grainy = false;  // with the grain of the paper, where there is one
  bool operator==(const PictureRequest&) const = default;
};

class Pictures {
 public:
  // `wake` is called from the workers when a picture is ready, to end an idle wait.
  explicit Pictures(const std::function<void()>& wake);
  ~Pictures();
  Pictures(const Pictures&) = delete;
  Pictures& operator=(const Pictures&) = delete;

  // The grain of the pictures that ask for it; none: they have none. Before the first get(), once.
  void use_grain(const Grain& grain);
  // A folder that keeps what was drawn from SVGs for the next start. Before the first get(), once.
  void use_cache(const base::Path& folder);
  // The texture if it is ready, else nothing; it is then being made. A picture that cannot be read
  // stays nothing and is reported once in the log. Nothing, too, for a width or height below 1 or
  // beyond the limits of base/picture_header.h. The texture stays good until an end_frame() of a
  // later frame in which it was not asked for.
  const Texture* get(const PictureRequest& request);
  // Has the picture made in good time, and keeps it like one that was drawn in this frame. True if
  // it is ready.
  bool expect(const PictureRequest& request);
  // The layers of an SVG, from back to front (picture_layers()), as soon as any picture of it was
  // made; until then, and for every other file, nothing. Good until the next collect().
  const std::vector<std::string>* layers(const base::Path& svg) const;
  // Seconds since the picture became ready, for fading it in; large once it has been there.
  float age_s(const PictureRequest& request) const;
  // Moves what the worker has finished to where get() finds it. True if anything new is there.
  bool collect(double now_s);
  // Waits until everything asked for is ready and lets get() find it as if it had long been there
  // (replays: the same picture every time).
  void finish();
  // The same for the first picture of all: waits no longer than that, and what is not ready by then
  // fades in as ever.
  void finish_soon(double most_s);
  // Whether anything is still being made.
  bool busy() const;
  void end_frame();
  // What the textures hold now, for the overlay and tests.
  size_t pixel_bytes() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// The ids of an SVG's groups that start with "layer-", from back to front, but not of such groups
// within another. Empty for a file that cannot be read or has none. Reads the file each time: ask
// once, not in every frame.
std::vector<std::string> picture_layers(const base::Path& svg);
// The same of a file that was read already.
std::vector<std::string> layers_in(std::string_view svg);

}  // namespace gummiband::ui
