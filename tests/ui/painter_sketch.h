// A frame drawn by hand through Dear ImGui, for the painters' tests.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <memory>
#include <random>

#include "ui/painter.h"
#include "ui/texture.h"

namespace gummiband::ui {

// From GUMMIBAND_SEED, else another each time; the test prints it.
uint32_t seed_of_run();

class Sketch {
 public:
  Sketch(int width, int height);
  ~Sketch();
  Sketch(const Sketch&) = delete;
  Sketch& operator=(const Sketch&) = delete;

  // A new frame; draw into what is returned, in pixels.
  ImDrawList& begin();
  const ImDrawData& end();

  int width() const { return width_; }
  int height() const { return height_; }

 private:
  int width_;
  int height_;
  ImGuiContext* context_;
  std::unique_ptr<Texture> atlas_;
};

ImTextureID id(const Texture& texture);

// Noise whose neighbours are alike, so that sampling has something to blend.
std::unique_ptr<Texture> picture(int width, int height, uint32_t seed);
std::unique_ptr<Texture> opaque_picture(int width, int height, uint32_t seed);
std::unique_ptr<Texture> mask(int width, int height, uint32_t seed);

// Textures for random drawings.
struct Stock {
  std::unique_ptr<Texture> picture;
  std::unique_ptr<Texture> opaque;
  std::unique_ptr<Texture> mask;
  explicit Stock(uint32_t seed);
};

// One of everything the screens draw, somewhere; also half outside, clipped and transparent.
void draw_something(ImDrawList& list, const Stock& palette, int width, int height,
                    std::mt19937& random);

// How two frames differ.
struct Difference {
  int most = 0;        // of any channel
  int64_t pixels = 0;  // that differ at all
  double mean = 0;     // of all channels
  int worst_x = 0;
  int worst_y = 0;
};
Difference difference(const Frame& a, const Frame& b);

Frame painted(const ImDrawData& data, int width, int height);

}  // namespace gummiband::ui
