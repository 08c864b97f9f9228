// Not a test but a measure, hidden from ordinary runs: test_ui "[speed]"
#include <cmath>
#include <cstdio>
#include <ctime>

#include "catch.h"
#include "painter_sketch.h"
#include "ui/painter_cpu_tiles.h"

namespace gummiband::ui {
namespace {

constexpr int kWidth = 1080;
constexpr int kHeight = 1920;

struct Scene {
  std::unique_ptr<Texture> photo = opaque_picture(kWidth, 1200, 1);
  std::unique_ptr<Texture> layer = picture(kWidth, 700, 2);
  std::unique_ptr<Texture> text = mask(900, 300, 3);
  std::unique_ptr<Texture> shadow = mask(121, 121, 4);
};

ImU32 white(int alpha) {
  return IM_COL32(255, 255, 255, alpha);
}

// A picture with a layer over it, a hill, cards with shadows and text: what a screen is made of.
void draw(ImDrawList& list, const Scene& scene, float shift, float zoom) {
  const float high = 1200 * zoom;
  list.AddImage(id(*scene.photo), {0, shift}, {kWidth * zoom, shift + high});
  list.AddImage(id(*scene.layer), {0, 500 - shift}, {kWidth, 1200 - shift}, {0, 0}, {1, 1},
                white(200));
  for (int i = 0; i < 135; ++i) {
    const auto x = static_cast<float>(i * 8);
    const float top = 900 + 60 * std::sin(x / 150);
    const float next = 900 + 60 * std::sin((x + 8) / 150);
    const ImVec2 uv = ImGui::GetFontTexUvWhitePixel();
    list.PrimReserve(6, 4);
    list.PrimQuadUV({x, top}, {x + 8, next}, {x + 8, kHeight}, {x, kHeight}, uv, uv, uv, uv,
                    IM_COL32(30, 90, 60, 255));
    for (int corner = 1; corner < 3; ++corner) {
      list.VtxBuffer[list.VtxBuffer.Size - corner].col = IM_COL32(10, 40, 30, 255);
    }
  }
  for (int i = 0; i < 3; ++i) {
    const float y = 1000 + 290 * static_cast<float>(i);
    list.AddImage(id(*scene.shadow), {20, y - 30}, {1060, y + 290}, {0, 0}, {1, 1},
                  IM_COL32(0, 0, 0, 60));
    list.AddRectFilled({48, y}, {1032, y + 260}, white(255), 28);
    list.AddImage(id(*scene.text), {80, y}, {980, y + 300}, {0, 0}, {1, 1},
                  IM_COL32(20, 30, 40, 255));
  }
}

TEST_CASE("how long a portrait frame takes", "[.][speed]") {
  const Scene scene;
  Sketch sketch(kWidth, kHeight);
  std::vector<uint32_t> pixels(kWidth * kHeight);
  const auto measure = [&](const char* what, auto shift, auto zoom, bool forget) {
    Tiles tiles;
    constexpr int kFrames = 12;
    double best = 1e9;
    int64_t area = 0;
    for (int i = 0; i < kFrames; ++i) {
      draw(sketch.begin(), scene, shift(i), zoom(i));
      const ImDrawData& data = sketch.end();
      if (forget) tiles.forget();
      const std::clock_t start = std::clock();  // of this process: others may be busy
      const auto changed = tiles.paint(data, {pixels.data(), kWidth}, kWidth, kHeight);
      const double took_ms = 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
      if (i > 0) best = std::min(best, took_ms);
      area = 0;
      for (const PixelRect& r : changed) area += (r.right - r.left) * (r.bottom - r.top);
    }
    std::printf("%-28s %6.2f ms, %7lld pixels\n", what, best, static_cast<long long>(area));
    return area;
  };
  const auto still = [](int) { return 0.0F; };
  const auto one = [](int) { return 1.0F; };
  CHECK(measure("whole", still, one, true) == int64_t{kWidth} * kHeight);
  CHECK(measure("nothing changed", still, one, false) == 0);
  CHECK(measure(
            "parallax, whole pixels", [](int i) { return static_cast<float>(i); }, one, false) > 0);
  CHECK(measure(
            "parallax, fractions", [](int i) { return 0.3F * static_cast<float>(i); }, one, false) >
        0);
  CHECK(measure(
            "zoom", still, [](int i) { return 1 + 0.01F * static_cast<float>(i); }, false) > 0);
}

}  // namespace
}  // namespace gummiband::ui
