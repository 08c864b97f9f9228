#include <SDL.h>

#include <cstring>
#include <memory>

#include "catch.h"
#include "painter_sketch.h"
#include "ui/painter_cpu_tiles.h"

namespace gummiband::ui {
namespace {

constexpr int kWidth = 300;
constexpr int kHeight = 200;
constexpr ImU32 kRed = IM_COL32(255, 0, 0, 255);

class Screen {
 public:
  ImDrawList& begin() { return sketch_.begin(); }
  std::vector<PixelRect> end() {
    return tiles_.paint(sketch_.end(), {frame_.data(), kWidth}, kWidth, kHeight);
  }
  void forget() { tiles_.forget(); }
  Frame frame() const { return {kWidth, kHeight, frame_}; }

 private:
  Sketch sketch_{kWidth, kHeight};
  std::vector<uint32_t> frame_ = std::vector<uint32_t>(kWidth * kHeight);
  Tiles tiles_;
};

TEST_CASE("the first frame is painted whole, as one rectangle, and the same frame not again") {
  Screen screen;
  for (int i = 0; i < 3; ++i) {
    screen.begin().AddRectFilled({5, 5}, {250, 150}, kRed, 8);
    const std::vector<PixelRect> changed = screen.end();
    if (i == 0) {
      CHECK(changed == std::vector<PixelRect>{{0, 0, kWidth, kHeight}});
    } else {
      CHECK(changed.empty());
    }
  }
}

TEST_CASE("only the tiles under what moved are painted") {
  Screen screen;
  screen.begin().AddRectFilled({10, 10}, {20, 20}, kRed);
  screen.end();
  screen.begin().AddRectFilled({130, 70}, {140, 80}, kRed);
  CHECK(screen.end() == std::vector<PixelRect>{{0, 0, 64, 64}, {128, 64, 192, 128}});
  CHECK(std::ranges::count(screen.frame().pixels, 0xFFFF0000) == 100);
}

// A layer of a scene: clear above, opaque below, and between them neither.
std::unique_ptr<Texture> layer(int clear, int opaque) {
  auto texture = std::make_unique<Texture>(PixelFormat::kArgb, kWidth, kHeight);
  for (int y = clear; y < kHeight; ++y) {
    for (int x = 0; x < kWidth; ++x) {
      texture->argb()[y * kWidth + x] = y < opaque ? 0x80004000U : 0xFF003000U + (x & 0xFF);
    }
  }
  texture->set_rows(clear, opaque);
  texture->touch();
  return texture;
}

TEST_CASE("what lies behind the opaque rows of a layer is not painted, wherever the layer lies") {
  const auto texture = layer(64, 100);
  for (const float shift : {0.0F, 0.25F, 0.5F, -0.75F, 28.0F}) {
    for (const float zoom : {1.0F, 3.0F, 0.5F}) {
      const auto painted = [&](const Texture& drawn) {
        Screen screen;
        ImDrawList& list = screen.begin();
        list.AddRectFilled({0, 0}, {kWidth, kHeight}, kRed);
        const float from = 100 * zoom + shift;
        list.AddImage(id(drawn), {0, from}, {kWidth, kHeight * zoom + shift}, {0, 0.5F}, {1, 1});
        screen.end();
        return screen.frame();
      };
      const auto unknown = layer(64, 100);
      unknown->set_rows(0, kHeight);
      INFO("shift " << shift << ", zoom " << zoom);
      CHECK(painted(*texture).pixels == painted(*unknown).pixels);
    }
  }
}

TEST_CASE("neighbouring tiles are sent as one rectangle") {
  Screen screen;
  screen.begin();
  screen.end();
  screen.begin().AddRectFilled({70, 70}, {190, 199}, kRed);
  CHECK(screen.end() == std::vector<PixelRect>{{64, 64, 192, kHeight}});
}

TEST_CASE("new pixels in the same texture repaint the tiles that show it") {
  Screen screen;
  Texture texture(PixelFormat::kMask, 10, 10);
  const auto draw = [&] {
    screen.begin().AddImage(id(texture), {100, 100}, {110, 110}, {0, 0}, {1, 1}, kRed);
    return screen.end();
  };
  draw();
  texture.mask()[55] = 255;
  texture.touch();
  CHECK(draw() == std::vector<PixelRect>{{64, 64, 128, 128}});
  CHECK(std::ranges::count(screen.frame().pixels, 0xFFFF0000) == 1);
  CHECK(draw().empty());
}

TEST_CASE("each of position, colour, clip, coordinate and order repaints") {
  Screen screen;
  const auto texture = opaque_picture(20, 20, 1);
  struct Step {
    ImVec2 at{10, 10};
    ImU32 colour = kRed;
    float clip = 60;
    float u = 1;
    bool swapped = false;
  };
  const auto draw = [&](const Step& step) {
    ImDrawList& list = screen.begin();
    list.PushClipRect({0, 0}, {step.clip, 64});
    const auto rect = [&] { list.AddTriangleFilled(step.at, {50, 12}, {13, 55}, step.colour); };
    if (!step.swapped) rect();
    list.AddImage(id(*texture), {20, 20}, {40, 40}, {0, 0}, {step.u, 1});
    if (step.swapped) rect();
    list.PopClipRect();
    return !screen.end().empty();
  };
  CHECK(draw({}));
  CHECK_FALSE(draw({}));
  CHECK(draw({.at = {10, 10.01F}}));
  CHECK(draw({.colour = IM_COL32(255, 0, 1, 255)}));
  CHECK(draw({.clip = 40}));
  CHECK(draw({.u = 0.99F}));
  CHECK(draw({.swapped = true}));
  CHECK(draw({}));
  CHECK_FALSE(draw({}));
}

TEST_CASE("what an opaque rectangle hides does not repaint the tiles it hides") {
  Screen screen;
  const auto draw = [&](float behind) {
    ImDrawList& list = screen.begin();
    list.AddRectFilled({behind, 10}, {behind + 5, 20}, kRed);
    list.AddRectFilled({0, 0}, {128, 128}, IM_COL32(0, 0, 255, 255));
    return screen.end();
  };
  draw(3);
  CHECK(draw(50).empty());
  CHECK(draw(140) == std::vector<PixelRect>{{128, 0, 192, 64}});
}

TEST_CASE("a forgetful painter paints everything") {
  Screen screen;
  screen.begin();
  screen.end();
  screen.forget();
  screen.begin();
  CHECK(screen.end() == std::vector<PixelRect>{{0, 0, kWidth, kHeight}});
}

TEST_CASE("frame after frame, the tiles show what painting everything would show") {
  const uint32_t seed = seed_of_run();
  CAPTURE(seed);
  std::mt19937 random(seed);
  const Stock palette(seed);
  Screen screen;
  std::vector<uint32_t> seeds;
  int64_t repainted = 0;
  for (int round = 0; round < 40; ++round) {
    // Each frame one thing comes, goes or is exchanged; the rest stays as it was.
    if (seeds.size() < 12) {
      seeds.push_back(static_cast<uint32_t>(random()));
    } else {
      seeds[random() % seeds.size()] = static_cast<uint32_t>(random());
    }
    ImDrawList& list = screen.begin();
    for (uint32_t one : seeds) {
      std::mt19937 own(one);
      draw_something(list, palette, kWidth, kHeight, own);
    }
    const std::vector<PixelRect> changed = screen.end();
    for (const PixelRect& r : changed) repainted += (r.right - r.left) * (r.bottom - r.top);
    const Frame all = painted(*ImGui::GetDrawData(), kWidth, kHeight);
    CAPTURE(round);
    REQUIRE(screen.frame().pixels == all.pixels);
  }
  CHECK(repainted < 40 * kWidth * kHeight);
}

TEST_CASE("the painter of a window paints its surface, also when the window changes its size") {
  SDL_SetHint(SDL_HINT_VIDEODRIVER, "dummy");
  SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
  REQUIRE(SDL_InitSubSystem(SDL_INIT_VIDEO) == 0);
  SDL_Window* window = SDL_CreateWindow("test", 0, 0, 120, 90, 0);
  REQUIRE(window != nullptr);
  {
    auto painter = make_cpu_painter(*window);
    REQUIRE(painter.ok());
    Sketch sketch(kWidth, kHeight);
    const auto draw = [&] {
      sketch.begin().AddRectFilled({10, 10}, {kWidth, kHeight}, kRed);
      (*painter)->paint(sketch.end());
      return (*painter)->grab();
    };
    const Frame small = draw();
    CHECK(small.width == 120);
    CHECK(small.height == 90);
    CHECK(std::ranges::count(small.pixels, 0xFFFF0000) == 110 * 80);
    const SDL_Surface* surface = SDL_GetWindowSurface(window);
    const auto* row = static_cast<const uint8_t*>(surface->pixels) + 50 * surface->pitch;
    uint32_t pixel = 0;
    std::memcpy(&pixel, row + 50 * 4, sizeof pixel);
    CHECK((pixel & 0xFFFFFF) == 0xFF0000);

    SDL_SetWindowSize(window, 200, 150);
    const Frame large = draw();
    CHECK(large.width == 200);
    CHECK(std::ranges::count(large.pixels, 0xFFFF0000) == 190 * 140);
    (*painter)->show_all();
    CHECK(draw().pixels == large.pixels);
    CHECK((*painter)->name() == "cpu");
  }
  SDL_DestroyWindow(window);
  SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

}  // namespace
}  // namespace gummiband::ui
