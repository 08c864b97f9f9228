// The painters side by side. Without EGL the comparison is left out, with a warning.
#include <SDL.h>

#include <cstdlib>
#include <optional>

#include "catch.h"
#include "painter_sketch.h"
#include "ui/painter_gpu_pieces.h"

namespace gummiband::ui {
namespace {

// A window nobody sees, by SDL's `offscreen` video driver.
class Offscreen {
 public:
  Offscreen(int width, int height) {
    SDL_SetHint(SDL_HINT_VIDEODRIVER, "offscreen");
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) return;
    started_ = true;
    window_ = SDL_CreateWindow("test", 0, 0, width, height, SDL_WINDOW_OPENGL);
    if (window_ == nullptr) window_ = SDL_CreateWindow("test", 0, 0, width, height, 0);
  }
  ~Offscreen() {
    if (window_ != nullptr) SDL_DestroyWindow(window_);
    if (started_) SDL_QuitSubSystem(SDL_INIT_VIDEO);
  }
  Offscreen(const Offscreen&) = delete;
  Offscreen& operator=(const Offscreen&) = delete;

  SDL_Window* window() { return window_; }

 private:
  bool started_ = false;
  SDL_Window* window_ = nullptr;
};

constexpr int kWidth = 320;
constexpr int kHeight = 260;

// What the screens are made of, without edges at random places: those may differ.
void draw_screen(ImDrawList& list, const Palette& palette, const Texture& grain) {
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

std::unique_ptr<Painter> gpu_painter(Offscreen& offscreen) {
  if (offscreen.window() == nullptr) {
    WARN("no offscreen video, GPU painter not tested: " << SDL_GetError());
    return nullptr;
  }
  auto painter = make_gpu_painter_of_any_kind(*offscreen.window());
  if (!painter.ok()) {
    WARN("no EGL, GPU painter not tested: " << painter.fault().sentence);
    return nullptr;
  }
  return std::move(painter).value();
}

TEST_CASE("the GPU paints what the CPU paints, but for edges") {
  Offscreen offscreen(kWidth, kHeight);
  const auto gpu = gpu_painter(offscreen);
  if (!gpu) return;
  const Palette palette(11);
  const auto grain = opaque_picture(32, 32, 4);
  Sketch sketch(kWidth, kHeight);
  draw_screen(sketch.begin(), palette, *grain);
  const ImDrawData& data = sketch.end();
  gpu->paint(data);
  const Frame shown = gpu->grab();
  const Frame expected = painted(data, kWidth, kHeight);
  REQUIRE(shown.width == kWidth);
  REQUIRE(shown.height == kHeight);
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
  CHECK(gpu->name().find("gpu opengl") == 0);
  CHECK(off < kWidth * kHeight / 200);
  CHECK(found.mean < 0.5);
}

TEST_CASE(
    "the GPU painter shows new pixels of a texture, and the frame before when grabbed again") {
  Offscreen offscreen(64, 64);
  const auto gpu = gpu_painter(offscreen);
  if (!gpu) return;
  Texture texture(PixelFormat::kArgb, 64, 64);
  Sketch sketch(64, 64);
  for (uint32_t colour : {0xFFFF0000U, 0xFF00FF00U}) {
    std::fill_n(texture.argb(), 64 * 64, colour);
    texture.touch();
    sketch.begin().AddImage(id(texture), {0, 0}, {64, 64});
    gpu->paint(sketch.end());
    CHECK(gpu->grab().pixels == std::vector<uint32_t>(64 * 64, colour));
    CHECK(gpu->grab().pixels == std::vector<uint32_t>(64 * 64, colour));
  }
}

TEST_CASE("what a processor computes is no GPU, and the window is then good for the CPU painter") {
  Offscreen offscreen(64, 64);
  if (!gpu_painter(offscreen)) return;  // of any kind: there is EGL
  auto painter = make_gpu_painter(*offscreen.window());
  if (painter.ok()) {
    WARN("there is a GPU here: refusing llvmpipe not tested");
    return;
  }
  CHECK_THAT(painter.fault().sentence, contains("There is no GPU"));
  auto cpu = make_cpu_painter(*offscreen.window());
  REQUIRE(cpu.ok());
  Sketch sketch(64, 64);
  sketch.begin().AddRectFilled({0, 0}, {64, 64}, IM_COL32(1, 2, 3, 255));
  (*cpu)->paint(sketch.end());
  CHECK((*cpu)->grab().pixels == std::vector<uint32_t>(64 * 64, 0xFF010203));
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
