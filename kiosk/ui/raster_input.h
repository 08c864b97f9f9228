// ImDrawData read without trusting it: what both painters start from.
//
// Commands whose offsets leave their buffers are cut off, indices beyond the vertices and corners
// that are no numbers make their triangle vanish, user callbacks are passed over. Clip rectangles
// are rounded to whole pixels and cut to the screen. UI thread only.
#pragma once

#include <imgui.h>

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "ui/painter.h"
#include "ui/texture.h"

namespace gummiband::ui {

// Of one frame; a screen of ours has some ten thousand. What comes after is not drawn.
inline constexpr int kMostTriangles = 1 << 19;

// One command of a draw list: triangles of one texture under one clip.
struct Draw {
  const Texture* texture = nullptr;  // nothing or one with pixels
  PixelRect clip;                    // never empty
  std::span<const ImDrawVert> vertices;
  std::span<const ImDrawIdx> indices;  // three a triangle

  using Triangle = std::array<const ImDrawVert*, 3>;
  // The corners of the triangle whose indices begin at `first`; nothing if it cannot be drawn.
  std::optional<Triangle> triangle(size_t first) const;
};

// What is to be drawn on a screen of so many pixels, from back to front. Points into `data`.
std::vector<Draw> draws_of(const ImDrawData& data, int width, int height);

// From the coordinates of draw lists to pixels.
struct ToPixels {
  ImVec2 origin;
  ImVec2 scale;

  explicit ToPixels(const ImDrawData& data)
      : origin(data.DisplayPos), scale(data.FramebufferScale) {}
  float x(float at) const { return (at - origin.x) * scale.x; }
  float y(float at) const { return (at - origin.y) * scale.y; }
};

// 0xAARRGGBB premultiplied, from a vertex colour of Dear ImGui.
uint32_t premultiplied(ImU32 colour);

}  // namespace gummiband::ui
