// The painters side by side, the GPU's on Mesa's llvmpipe.
#include <algorithm>
#include <cstdlib>
#include <string>

#include "catch.h"
#include "offscreen.h"
#include "painter_sketch.h"
#include "ui/painter_gpu_pieces.h"

namespace gummiband::ui {
namespace {

constexpr int kWidth = 320;
constexpr int kHeight = 260;

// What the screens are made of, without edges at random places: those may differ.
void draw_screen(ImDrawList& list, const Stock& palette, const Texture& grain) {
  list.AddRectFilledMultiColor({0, 0}, {kWidth, kHeight}, IM_COL32(250, 240, 220, 255),
                               IM_COL32(250, 240, 220, 255), IM_COL32(90, 130, 160, 255),
                               IM_COL32(90, 130, 160, 255));
  list.AddImage(id(grain), {0, 0}, {kWidth, kHeight}, {0, 0}, {kWidth / 32.0F, kHeight / 32.0F},
                IM_COL32(255, 255, 255, 40));
  list.AddImage(id(*palette.opaque), {20, 30}, {110, 100});
  list.AddImage(id(*palette.picture), {130, 30}, {191, 77}, {0, 0}, {1, 1},
                IM_COL32(255, 255, 255, 170));
  list.AddImage(id(*palette.mask), {20, 120}, {103, 149}, {0, 0}, {1, 1},
                IM_COL32(40, 50, 60, 255));
  list.AddImage(id(*palette.mask), {120, 110}, {300, 170}, {0, 0}, {1, 1},
                IM_COL32(200, 30, 60, 255));
  list.PushClipRect({200.4F, 20.4F}, {280.6F, 80.6F});
  list.AddImage(id(*palette.opaque), {180, 0}, {318, 100});
  list.PopClipRect();
  list.AddRectFilled({30, 180}, {130, 240}, IM_COL32(255, 255, 255, 200), 14);
  list.AddCircleFilled({190, 210}, 31.5F, IM_COL32(20, 90, 60, 255));
  list.AddLine({140, 180}, {310, 250}, IM_COL32(230, 60, 90, 255), 5);
  list.AddTriangleFilled({250, 180}, {310, 190}, {260, 240}, IM_COL32(0, 0, 255, 128));
}

// What the GPU shows of it, in a window of that size.
Frame shown_by_gpu(const ImDrawData& data, int width, int height) {
  return frame_of(in_child([&] {
                    Offscreen offscreen(width, height);
                    const auto gpu = gpu_painter_of(offscreen);
                    gpu->paint(data);
                    return bytes_of(gpu->grab());
                  }),
                  width, height);
}

TEST_CASE("the GPU paints what the CPU paints, but for edges") {
  const Stock palette(11);
  const auto grain = opaque_picture(32, 32, 4);
  Sketch sketch(kWidth, kHeight);
  draw_screen(sketch.begin(), palette, *grain);
  const ImDrawData& data = sketch.end();
  const Frame shown = shown_by_gpu(data, kWidth, kHeight);
  const Frame expected = painted(data, kWidth, kHeight);
  int off = 0;
  for (size_t i = 0; i < shown.pixels.size(); ++i) {
    for (int shift = 0; shift < 24; shift += 8) {
      const int a = static_cast<int>((shown.pixels[i] >> shift) & 0xFF);
      const int b = static_cast<int>((expected.pixels[i] >> shift) & 0xFF);
      if (std::abs(a - b) > 4) {
        ++off;
        break;
      }
    }
  }
  const Difference found = difference(shown, expected);
  CAPTURE(found.most, found.mean, found.worst_x, found.worst_y);
  CHECK(off < kWidth * kHeight / 200);
  CHECK(found.mean < 0.5);
}

TEST_CASE("the GPU painter shows new pixels of a texture, and the same when grabbed again") {
  Sketch sketch(64, 64);
  Texture texture(PixelFormat::kArgb, 64, 64);
  sketch.begin().AddImage(id(texture), {0, 0}, {64, 64});
  const ImDrawData& data = sketch.end();
  const std::string bytes = in_child([&] {
    Offscreen offscreen(64, 64);
    const auto gpu = gpu_painter_of(offscreen);
    std::string frames;
    for (uint32_t colour : {0xFFFF0000U, 0xFF00FF00U}) {
      std::fill_n(texture.argb(), 64 * 64, colour);
      texture.touch();
      gpu->paint(data);
      frames += bytes_of(gpu->grab());
      frames += bytes_of(gpu->grab());
    }
    return frames;
  });
  const Frame frames = frame_of(bytes, 64, 64 * 4);
  const auto green = frames.pixels.begin() + 2 * 64 * 64;
  CHECK(std::all_of(frames.pixels.begin(), green, [](uint32_t p) { return p == 0xFFFF0000; }));
  CHECK(std::all_of(green, frames.pixels.end(), [](uint32_t p) { return p == 0xFF00FF00; }));
}

TEST_CASE("what a processor computes is no GPU, and the window is then good for the CPU painter") {
  Sketch sketch(64, 64);
  sketch.begin().AddRectFilled({0, 0}, {64, 64}, IM_COL32(1, 2, 3, 255));
  const ImDrawData& data = sketch.end();
  const std::string bytes = in_child([&]() -> std::string {
    Offscreen offscreen(64, 64);
    gpu_painter_of(offscreen);  // and gone again
    const auto refused = make_gpu_painter(offscreen.window());
    if (refused.ok()) return "taken for a GPU: " + (*refused)->name();
    const std::string why = refused.fault().sentence;
    if (!why.starts_with("There is no GPU: OpenGL is computed by the processor (llvm")) return why;
    auto cpu = make_cpu_painter(offscreen.window());
    if (!cpu.ok()) return cpu.fault().sentence;
    (*cpu)->paint(data);
    return bytes_of((*cpu)->grab());
  });
  CAPTURE(bytes.substr(0, 200));
  CHECK(frame_of(bytes, 64, 64).pixels == std::vector<uint32_t>(64 * 64, 0xFF010203));
}

float area_of(const std::vector<SDL_Vertex>& pieces) {
  float sum = 0;
  for (size_t i = 0; i + 2 < pieces.size(); i += 3) {
    const SDL_FPoint a = pieces[i].position;
    const SDL_FPoint b = pieces[i + 1].position;
    const SDL_FPoint c = pieces[i + 2].position;
    sum += std::abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2;
  }
  return sum;
}

TEST_CASE("a triangle that repeats its texture is cut into pieces that do not, without loss") {
  ImDrawData data;
  data.FramebufferScale = {1, 1};
  const ToPixels to(data);
  ImDrawVert corners[3] = {};
  const ImVec2 places[3] = {{0, 0}, {100, 10}, {20, 90}};
  const ImVec2 uvs[3] = {{-1.3F, 0.2F}, {2.6F, 0.1F}, {0.5F, 3.9F}};
  for (int i = 0; i < 3; ++i) {
    corners[i].pos = places[i];
    corners[i].uv = uvs[i];
    corners[i].col = IM_COL32_WHITE;
  }
  std::vector<SDL_Vertex> pieces;
  add_pieces({&corners[0], &corners[1], &corners[2]}, to, pieces);
  CHECK(pieces.size() > 3 * 8);
  CHECK(area_of(pieces) == Approx(4400).epsilon(0.001));
  for (const SDL_Vertex& vertex : pieces) {
    CHECK((vertex.tex_coord.x >= 0 && vertex.tex_coord.x <= 1));
    CHECK((vertex.tex_coord.y >= 0 && vertex.tex_coord.y <= 1));
  }
  // Just at the limit of repetitions it is drawn, beyond it is not.
  pieces.clear();
  for (ImDrawVert& corner : corners) corner.uv.y = 0.5F;
  corners[0].uv.x = 0;
  corners[1].uv.x = kMostRepeats;
  corners[2].uv.x = 0;
  add_pieces({&corners[0], &corners[1], &corners[2]}, to, pieces);
  CHECK(area_of(pieces) == Approx(4400).epsilon(0.01));
  pieces.clear();
  corners[1].uv.x = kMostRepeats + 1;
  add_pieces({&corners[0], &corners[1], &corners[2]}, to, pieces);
  CHECK(pieces.empty());
}

TEST_CASE("pixels too large for a GPU are halved to the mean of four") {
  const GpuPixels from{3, 2, {0xFF000000, 0xFF000004, 0x80, 0xFF000000, 0xFF000004, 0x80}};
  const GpuPixels to = halved(from);
  CHECK(to.width == 2);
  CHECK(to.height == 1);
  CHECK(to.pixels == std::vector<uint32_t>{0xFF000002, 0x80});
}

}  // namespace
}  // namespace gummiband::ui
