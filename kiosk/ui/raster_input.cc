#include "ui/raster_input.h"

#include <algorithm>
#include <cmath>

#include "ui/raster.h"
#include "ui/raster_row.h"

namespace gummiband::ui {
namespace {

// A corner beyond this is no number or would become none when it is scaled.
constexpr float kMostInput = 1e9F;

bool usable(const ImDrawVert& vertex) {
  const auto fine = [](float value) { return std::abs(value) <= kMostInput; };  // not for NaN
  return fine(vertex.pos.x) && fine(vertex.pos.y) && fine(vertex.uv.x) && fine(vertex.uv.y);
}

// What is no number becomes an edge at 0, so that such a clip is empty.
int clip_edge(float value, int most) {
  if (!(value > 0)) return 0;
  return static_cast<int>(std::lround(std::min(value, static_cast<float>(most))));
}

PixelRect clip_of(const ImDrawCmd& command, const ToPixels& to, int width, int height) {
  const ImVec4& clip = command.ClipRect;
  return {clip_edge(to.x(clip.x), width), clip_edge(to.y(clip.y), height),
          clip_edge(to.x(clip.z), width), clip_edge(to.y(clip.w), height)};
}

std::optional<Draw> draw_of(const ImDrawList& list, const ImDrawCmd& command) {
  const auto vertices = static_cast<size_t>(list.VtxBuffer.Size);
  const auto indices = static_cast<size_t>(list.IdxBuffer.Size);
  if (command.UserCallback != nullptr) return std::nullopt;
  if (command.VtxOffset >= vertices || command.IdxOffset >= indices) return std::nullopt;
  const size_t count = std::min<size_t>(command.ElemCount, indices - command.IdxOffset);
  Draw draw;
  draw.texture = static_cast<const Texture*>(command.GetTexID());
  if (draw.texture != nullptr && (draw.texture->width() == 0 || draw.texture->height() == 0)) {
    return std::nullopt;
  }
  draw.vertices = {list.VtxBuffer.Data + command.VtxOffset, vertices - command.VtxOffset};
  draw.indices = {list.IdxBuffer.Data + command.IdxOffset, count - count % 3};
  return draw;
}

}  // namespace

std::optional<Draw::Triangle> Draw::triangle(size_t first) const {
  Triangle corners;
  for (size_t i = 0; i < 3; ++i) {
    const size_t index = indices[first + i];
    if (index >= vertices.size() || !usable(vertices[index])) return std::nullopt;
    corners[i] = &vertices[index];
  }
  return corners;
}

std::vector<Draw> draws_of(const ImDrawData& data, int width, int height) {
  std::vector<Draw> draws;
  const ToPixels to(data);
  size_t left = size_t{kMostTriangles} * 3;
  for (int i = 0; i < data.CmdListsCount; ++i) {
    const ImDrawList& list = *data.CmdLists[i];
    for (const ImDrawCmd& command : list.CmdBuffer) {
      std::optional<Draw> draw = draw_of(list, command);
      if (!draw) continue;
      draw->clip = clip_of(command, to, width, height);
      if (empty(draw->clip)) continue;
      draw->indices = draw->indices.first(std::min(left, draw->indices.size()));
      left -= draw->indices.size();
      if (!draw->indices.empty()) draws.push_back(*draw);
    }
  }
  return draws;
}

uint32_t premultiplied(ImU32 colour) {
  const uint32_t alpha = (colour >> IM_COL32_A_SHIFT) & 0xFF;
  const auto channel = [&](int shift) { return scaled_byte((colour >> shift) & 0xFF, alpha); };
  return alpha << 24 | channel(IM_COL32_R_SHIFT) << 16 | channel(IM_COL32_G_SHIFT) << 8 |
         channel(IM_COL32_B_SHIFT);
}

}  // namespace gummiband::ui
