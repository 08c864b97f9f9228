// The rasteriser against one that is as slow and simple as can be, written from the rules alone.
#include <algorithm>
#include <cmath>

#include "catch.h"
#include "painter_sketch.h"
#include "ui/painter_cpu_tiles.h"

namespace gummiband::ui {
namespace {

constexpr int kWidth = 150;
constexpr int kHeight = 110;

struct Colour {
  double channel[4] = {};  // red, green, blue, alpha; premultiplied, 0..1
};

struct Vertex {
  int64_t x = 0;  // 1/256 pixel
  int64_t y = 0;
  double u = 0;
  double v = 0;
  Colour colour;
};

Vertex vertex_of(const ImDrawVert& from) {
  Vertex vertex;
  vertex.x = std::llround(static_cast<double>(from.pos.x) * 256);
  vertex.y = std::llround(static_cast<double>(from.pos.y) * 256);
  vertex.u = static_cast<double>(from.uv.x);
  vertex.v = static_cast<double>(from.uv.y);
  const double alpha = ((from.col >> IM_COL32_A_SHIFT) & 0xFF) / 255.0;
  const int shifts[3] = {IM_COL32_R_SHIFT, IM_COL32_G_SHIFT, IM_COL32_B_SHIFT};
  for (int i = 0; i < 3; ++i) {
    vertex.colour.channel[i] = ((from.col >> shifts[i]) & 0xFF) / 255.0 * alpha;
  }
  vertex.colour.channel[3] = alpha;
  return vertex;
}

// Twice the area of a, b and the point.
int64_t side(const Vertex& a, const Vertex& b, int64_t x, int64_t y) {
  return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
}

bool inside(const Vertex& a, const Vertex& b, int64_t x, int64_t y) {
  const int64_t at = side(a, b, x, y);
  const bool top = a.y == b.y && b.x > a.x;
  const bool left = b.y < a.y;
  return at > 0 || (at == 0 && (top || left));
}

Colour texel(const Texture& texture, int x, int y, bool repeat) {
  const auto wrapped = [&](int at, int size) {
    return repeat ? ((at % size) + size) % size : std::clamp(at, 0, size - 1);
  };
  const int at = wrapped(y, texture.height()) * texture.width() + wrapped(x, texture.width());
  Colour colour;
  for (int i = 0; i < 4; ++i) {
    const int shift = i == 3 ? 24 : 16 - 8 * i;
    colour.channel[i] =
        (texture.format() == PixelFormat::kMask ? texture.mask()[at]
                                                : (texture.argb()[at] >> shift) & 0xFF) /
        255.0;
  }
  return colour;
}

Colour sampled(const Texture& texture, double u, double v, bool repeat) {
  const double x = u * texture.width() - 0.5;
  const double y = v * texture.height() - 0.5;
  const int column = static_cast<int>(std::floor(x));
  const int row = static_cast<int>(std::floor(y));
  const double right = x - column;
  const double down = y - row;
  Colour result;
  for (int corner = 0; corner < 4; ++corner) {
    const int dx = corner % 2;
    const int dy = corner / 2;
    const double weight = (dx == 1 ? right : 1 - right) * (dy == 1 ? down : 1 - down);
    const Colour one = texel(texture, column + dx, row + dy, repeat);
    for (int i = 0; i < 4; ++i) result.channel[i] += weight * one.channel[i];
  }
  return result;
}

struct Canvas {
  std::vector<Colour> pixels = std::vector<Colour>(kWidth * kHeight, {{0, 0, 0, 1}});

  void triangle(const Vertex& a, const Vertex& b, const Vertex& c, const Texture* texture,
                const ImVec4& clip) {
    const int64_t whole = side(a, b, c.x, c.y);
    if (whole == 0) return;
    if (whole < 0) return triangle(a, c, b, texture, clip);
    bool repeat = false;
    for (const Vertex* vertex : {&a, &b, &c}) {
      if (std::min(vertex->u, vertex->v) < 0 || std::max(vertex->u, vertex->v) > 1) repeat = true;
    }
    for (int y = 0; y < kHeight; ++y) {
      for (int x = 0; x < kWidth; ++x) {
        if (x < std::lround(clip.x) || x >= std::lround(clip.z)) continue;
        if (y < std::lround(clip.y) || y >= std::lround(clip.w)) continue;
        const int64_t px = x * 256 + 128;
        const int64_t py = y * 256 + 128;
        if (!inside(a, b, px, py) || !inside(b, c, px, py) || !inside(c, a, px, py)) continue;
        const auto share = [&](int64_t part) {
          return static_cast<double>(part) / static_cast<double>(whole);
        };
        const double of_a = share(side(b, c, px, py));
        const double of_b = share(side(c, a, px, py));
        const double of_c = share(side(a, b, px, py));
        Colour source;
        for (int i = 0; i < 4; ++i) {
          source.channel[i] =
              of_a * a.colour.channel[i] + of_b * b.colour.channel[i] + of_c * c.colour.channel[i];
        }
        if (texture != nullptr) {
          const Colour by = sampled(*texture, of_a * a.u + of_b * b.u + of_c * c.u,
                                    of_a * a.v + of_b * b.v + of_c * c.v, repeat);
          for (int i = 0; i < 4; ++i) source.channel[i] *= by.channel[i];
        }
        Colour& target = pixels[static_cast<size_t>(y * kWidth + x)];
        for (int i = 0; i < 4; ++i) {
          target.channel[i] = source.channel[i] + target.channel[i] * (1 - source.channel[3]);
        }
      }
    }
  }
};

Frame reference(const ImDrawData& data) {
  Canvas canvas;
  for (int n = 0; n < data.CmdListsCount; ++n) {
    const ImDrawList& list = *data.CmdLists[n];
    for (const ImDrawCmd& command : list.CmdBuffer) {
      for (unsigned i = 0; i < command.ElemCount; i += 3) {
        Vertex corners[3];
        for (unsigned corner = 0; corner < 3; ++corner) {
          const auto index = static_cast<int>(command.IdxOffset + i + corner);
          corners[corner] = vertex_of(
              list.VtxBuffer[list.IdxBuffer[index] + static_cast<int>(command.VtxOffset)]);
        }
        canvas.triangle(corners[0], corners[1], corners[2],
                        static_cast<const Texture*>(command.GetTexID()), command.ClipRect);
      }
    }
  }
  Frame frame{kWidth, kHeight, {}};
  for (const Colour& colour : canvas.pixels) {
    uint32_t pixel = 0xFF000000;
    for (int i = 0; i < 3; ++i) {
      pixel |= static_cast<uint32_t>(std::lround(std::clamp(colour.channel[i], 0.0, 1.0) * 255))
               << (16 - 8 * i);
    }
    frame.pixels.push_back(pixel);
  }
  return frame;
}

TEST_CASE("a drawing has the pixels that arithmetic without any rounding gives it") {
  const uint32_t seed = seed_of_run();
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 12; ++round) {
    Sketch sketch(kWidth, kHeight);
    const Stock palette(static_cast<uint32_t>(random()));
    ImDrawList& list = sketch.begin();
    list.AddRectFilled({0, 0}, {kWidth, kHeight}, IM_COL32(90, 120, 150, 255));
    constexpr int kLayers = 8;
    for (int i = 0; i < kLayers; ++i) draw_something(list, palette, kWidth, kHeight, random);
    const ImDrawData& data = sketch.end();
    const Difference found = difference(painted(data, kWidth, kHeight), reference(data));
    CAPTURE(round, found.most, found.pixels, found.worst_x, found.worst_y);
    // A shape put on, left away or one pixel off would show in tens; what is allowed are the
    // roundings of some layers, and of weights of 1/256 between texels that differ much.
    REQUIRE(found.most <= 4);
    REQUIRE(found.mean < 0.6);
  }
}

}  // namespace
}  // namespace gummiband::ui
