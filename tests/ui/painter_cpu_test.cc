#include <SDL.h>

#include <cmath>
#include <cstring>
#include <limits>

#include "catch.h"
#include "painter_sketch.h"
#include "ui/painter_cpu_tiles.h"
#include "ui/raster_input.h"

namespace gummiband::ui {
namespace {

constexpr uint32_t kBlack = 0xFF000000;
constexpr ImU32 kRed = IM_COL32(255, 0, 0, 255);
constexpr uint32_t kRedPixel = 0xFFFF0000;

uint32_t at(const Frame& frame, int x, int y) {
  return frame.pixels[static_cast<size_t>(y * frame.width + x)];
}

int count_of(const Frame& frame, uint32_t pixel) {
  return static_cast<int>(std::ranges::count(frame.pixels, pixel));
}

Frame painted_by(Paths paths, const ImDrawData& data, int width, int height) {
  Frame frame{width, height, {}};
  frame.pixels.resize(static_cast<size_t>(width) * static_cast<size_t>(height));
  Tiles(paths).paint(data, {frame.pixels.data(), width}, width, height);
  return frame;
}

TEST_CASE("where nothing is drawn the screen is black and opaque") {
  Sketch sketch(70, 50);
  sketch.begin();
  CHECK(count_of(painted(sketch.end(), 70, 50), kBlack) == 70 * 50);
}

TEST_CASE("a rectangle covers the pixels whose centres are inside, left and top edges included") {
  Sketch sketch(200, 100);
  ImDrawList& list = sketch.begin();
  list.AddRectFilled({10, 20}, {13, 22}, kRed);
  list.AddRectFilled({100.5F, 50.5F}, {102.5F, 51.5F}, kRed);  // centres lie on all edges
  list.AddRectFilled({150.51F, 70}, {151.49F, 71}, kRed);      // between two centres
  const Frame frame = painted(sketch.end(), 200, 100);
  CHECK(at(frame, 9, 20) == kBlack);
  CHECK(at(frame, 10, 20) == kRedPixel);
  CHECK(at(frame, 12, 21) == kRedPixel);
  CHECK(at(frame, 13, 21) == kBlack);
  CHECK(at(frame, 100, 50) == kRedPixel);
  CHECK(at(frame, 101, 50) == kRedPixel);
  CHECK(count_of(frame, kRedPixel) == 6 + 2);
}

TEST_CASE("triangles that share edges paint every pixel between them exactly once") {
  const uint32_t seed = seed_of_run();
  CAPTURE(seed);
  std::mt19937 random(seed);
  std::uniform_real_distribution<float> place(2, 130);
  for (int round = 0; round < 20; ++round) {
    Sketch sketch(140, 140);
    ImDrawList& list = sketch.begin();
    // A fan round a point in a square, without the smooth fringe.
    list.Flags = 0;
    ImVec2 middle(place(random), place(random));
    if (round % 2 == 0) middle = {std::floor(middle.x) + 0.5F, std::floor(middle.y) + 0.5F};
    const ImVec2 ring[] = {{1, 1},     {place(random), 1},   {134, 1}, {134, place(random)},
                           {134, 134}, {place(random), 134}, {1, 134}, {1, place(random)}};
    for (size_t i = 0; i < 8; ++i) {
      list.AddTriangleFilled(middle, ring[i], ring[(i + 1) % 8], IM_COL32(255, 255, 255, 128));
    }
    const Frame frame = painted_by(Paths::kPlain, sketch.end(), 140, 140);
    REQUIRE(count_of(frame, 0xFF808080) == 133 * 133);
    REQUIRE(count_of(frame, kBlack) == 140 * 140 - 133 * 133);
  }
}

TEST_CASE("a picture drawn at its size on whole pixels is copied as it is") {
  Sketch sketch(200, 150);
  const auto texture = opaque_picture(90, 70, 7);
  sketch.begin().AddImage(id(*texture), {33, 21}, {123, 91});
  const Frame frame = painted(sketch.end(), 200, 150);
  for (int y = 0; y < 70; ++y) {
    for (int x = 0; x < 90; ++x) REQUIRE(at(frame, 33 + x, 21 + y) == texture->argb()[y * 90 + x]);
  }
}

TEST_CASE("a part of a picture is copied too, though its coordinates are no round numbers") {
  Sketch sketch(200, 150);
  const auto texture = opaque_picture(90, 70, 7);
  // Neighbours as unlike as can be: the smallest share of another texel shows.
  for (int i = 0; i < 90 * 70; ++i) texture->argb()[i] = i % 2 == 0 ? 0xFFFFFFFF : kBlack;
  texture->touch();
  for (int left = 0; left < 60; ++left) {
    const auto u = [](int x) { return static_cast<float>(x) / 90; };
    sketch.begin().AddImage(id(*texture), {33, 21}, {63, 91}, {u(left), 0}, {u(left + 30), 1});
    const Frame frame = painted(sketch.end(), 200, 150);
    for (int x = 0; x < 30; ++x)
      REQUIRE(at(frame, 33 + x, 40) == texture->argb()[19 * 90 + left + x]);
  }
}

TEST_CASE("a mask takes the colour of its corners") {
  Sketch sketch(20, 20);
  Texture texture(PixelFormat::kMask, 3, 1);
  texture.mask()[0] = 255;
  texture.mask()[1] = 51;
  texture.touch();
  sketch.begin().AddImage(id(texture), {4, 4}, {7, 5}, {0, 0}, {1, 1}, IM_COL32(255, 100, 0, 255));
  const Frame frame = painted(sketch.end(), 20, 20);
  CHECK(at(frame, 4, 4) == 0xFFFF6400);
  CHECK(at(frame, 5, 4) == 0xFF331400);
  CHECK(at(frame, 6, 4) == kBlack);
}

TEST_CASE("a texture repeats where its coordinates leave 0..1") {
  Sketch sketch(200, 200);
  const auto grain = opaque_picture(16, 16, 3);
  sketch.begin().AddImage(id(*grain), {5, 9}, {5 + 160, 9 + 80}, {0.25F, 0}, {10.25F, 5});
  const Frame frame = painted(sketch.end(), 200, 200);
  for (int y = 0; y < 80; ++y) {
    for (int x = 0; x < 160; ++x) {
      REQUIRE(at(frame, 5 + x, 9 + y) == grain->argb()[(y % 16) * 16 + (x + 4) % 16]);
    }
  }
}

TEST_CASE("an enlarged texture is clamped at its edges: the far side does not shine in") {
  Sketch sketch(100, 20);
  Texture texture(PixelFormat::kArgb, 2, 1);
  texture.argb()[0] = 0xFFFF0000;
  texture.argb()[1] = 0xFF0000FF;
  texture.touch();
  sketch.begin().AddImage(id(texture), {0, 0}, {80, 10});
  const Frame frame = painted(sketch.end(), 100, 20);
  CHECK(at(frame, 0, 5) == 0xFFFF0000);
  CHECK(at(frame, 19, 5) == 0xFFFF0000);
  CHECK(at(frame, 79, 5) == 0xFF0000FF);
  const uint32_t middle = at(frame, 40, 5);
  CHECK(std::abs(static_cast<int>((middle >> 16) & 0xFF) - 125) <= 2);
  CHECK(std::abs(static_cast<int>(middle & 0xFF) - 130) <= 2);
}

TEST_CASE("nothing is painted outside of a clip, whether whole, fractional, outside or empty") {
  Sketch sketch(100, 100);
  ImDrawList& list = sketch.begin();
  const auto clipped = [&](ImVec2 low, ImVec2 high) {
    list.PushClipRect(low, high);
    list.AddRectFilled({-10, -10}, {110, 110}, kRed);
    list.AddTriangleFilled({-50, -50}, {300, -50}, {-50, 300}, kRed);
    list.PopClipRect();
  };
  clipped({10, 10}, {20, 15});
  clipped({30.4F, 30.4F}, {40.6F, 40.6F});  // 30..41
  clipped({90, 90}, {400, 400});
  clipped({-100, -100}, {-1, -1});
  clipped({60, 60}, {60, 80});
  clipped({80, 60}, {70, 80});
  clipped({std::nanf(""), 0}, {std::nanf(""), 100});
  CHECK(count_of(painted(sketch.end(), 100, 100), kRedPixel) == 10 * 5 + 11 * 11 + 10 * 10);
}

TEST_CASE("the origin and the scale of the display are respected") {
  Sketch sketch(100, 100);
  sketch.begin().AddRectFilled({20, 30}, {24, 35}, kRed);
  ImDrawData data = sketch.end();
  data.DisplayPos = {10, 20};
  data.FramebufferScale = {2, 3};
  const Frame frame = painted(data, 200, 300);
  CHECK(at(frame, 20, 30) == kRedPixel);
  CHECK(at(frame, 27, 44) == kRedPixel);
  CHECK(count_of(frame, kRedPixel) == 8 * 15);
}

// A draw list written by hand: one command over given vertices and indices.
struct Raw {
  Sketch sketch{64, 64};
  ImDrawList* list = nullptr;
  Raw() {
    list = &sketch.begin();
    list->AddRectFilled({1, 1}, {3, 3}, kRed);  // so that there is a command
  }
  const ImDrawData& end() {
    // Render() drops the last command if it is empty, and checks nothing else.
    return sketch.end();
  }
};

TEST_CASE("offsets into the vertices and indices are added") {
  Raw raw;
  const ImDrawData& data = raw.end();
  ImDrawList& list = *data.CmdLists[0];
  const ImVec2 uv = list.VtxBuffer[0].uv;
  for (float x : {10.0F, 20.0F}) {
    for (ImVec2 p : {ImVec2(x, 10), ImVec2(x + 5, 10), ImVec2(x + 5, 15), ImVec2(x, 15)}) {
      ImDrawVert vertex;
      vertex.pos = p;
      vertex.uv = uv;
      vertex.col = kRed;
      list.VtxBuffer.push_back(vertex);
    }
  }
  for (const ImDrawIdx index : std::initializer_list<ImDrawIdx>{0, 1, 2, 0, 2, 3})
    list.IdxBuffer.push_back(index);
  ImDrawCmd command = list.CmdBuffer[0];
  command.VtxOffset = 8;
  command.IdxOffset = 6;
  command.ElemCount = 6;
  list.CmdBuffer.push_back(command);
  const Frame frame = painted(data, 64, 64);
  CHECK(at(frame, 20, 10) == kRedPixel);
  CHECK(at(frame, 10, 10) == kBlack);
  CHECK(count_of(frame, kRedPixel) == 4 + 25);
}

TEST_CASE("bad indices, offsets and callbacks cost their triangles and nothing else") {
  Raw raw;
  const ImDrawData& data = raw.end();
  ImDrawList& list = *data.CmdLists[0];
  const ImDrawCmd good = list.CmdBuffer[0];
  for (const ImDrawIdx index : std::initializer_list<ImDrawIdx>{0, 1, 60000, 65535, 2, 3})
    list.IdxBuffer.push_back(index);
  ImDrawCmd bad = good;
  bad.IdxOffset = 6;
  list.CmdBuffer.push_back(bad);
  bad.IdxOffset = 4'000'000'000U;
  list.CmdBuffer.push_back(bad);
  bad.IdxOffset = 0;
  bad.VtxOffset = 4'000'000'000U;
  list.CmdBuffer.push_back(bad);
  bad = good;
  bad.ElemCount = 4'000'000'000U;
  list.CmdBuffer.push_back(bad);
  bad = good;
  bad.UserCallback = [](const ImDrawList*, const ImDrawCmd*) { FAIL("was called"); };
  list.CmdBuffer.push_back(bad);
  CHECK(count_of(painted(data, 64, 64), kRedPixel) == 4);
}

TEST_CASE("no coordinate, however absurd, leads out of the frame") {
  const uint32_t seed = seed_of_run();
  CAPTURE(seed);
  std::mt19937 random(seed);
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  const float odd[] = {0,       -1,       63.5F,     1e9F,       -1e9F,
                       1e30F,   1e-30F,   kInfinity, -kInfinity, std::nanf(""),
                       1048575, -1048575, 1048577,   64,         0.49999F};
  const auto any = [&] { return odd[random() % std::size(odd)]; };
  const Stock palette(seed);
  const Texture empty(PixelFormat::kArgb, 0, 4);
  for (int round = 0; round < 300; ++round) {
    Sketch sketch(64, 64);
    ImDrawList& list = sketch.begin();
    list.AddRectFilled({0, 0}, {64, 64}, kRed);
    list.AddImage(id(*palette.picture), {0, 0}, {64, 64});
    list.AddImage(id(*palette.mask), {0, 0}, {64, 64});
    list.AddImage(id(empty), {0, 0}, {64, 64});
    list.AddTriangleFilled({0, 0}, {64, 0}, {0, 64}, kRed);
    const ImDrawData& data = sketch.end();
    for (ImDrawVert& vertex : data.CmdLists[0]->VtxBuffer) {
      for (float* value : {&vertex.pos.x, &vertex.pos.y, &vertex.uv.x, &vertex.uv.y}) {
        if (random() % 3 == 0) *value = any();
      }
      if (random() % 2 == 0) vertex.col = static_cast<ImU32>(random());
    }
    for (ImDrawCmd& command : data.CmdLists[0]->CmdBuffer) {
      if (random() % 6 == 0) command.ClipRect = {any(), any(), any(), any()};
    }
    for (Paths paths : {Paths::kFast, Paths::kPlain}) {
      // The sanitizers watch for writes outside; a wall of guards for writes into other rows.
      constexpr int kStride = 64 + 16;
      std::vector<uint32_t> pixels(kStride * 64, 0x12345678);
      Tiles(paths).paint(data, {pixels.data(), kStride}, 64, 64);
      for (int y = 0; y < 64; ++y) {
        for (int x = 0; x < kStride; ++x) {
          const uint32_t pixel = pixels[static_cast<size_t>(y * kStride + x)];
          if (x < 64 ? (pixel >> 24) != 255 : pixel != 0x12345678) FAIL(x << ", " << y);
        }
      }
    }
  }
}

TEST_CASE("more triangles than the limit are left away from the front") {
  Sketch sketch(64, 64);
  ImDrawList& list = sketch.begin();
  list.AddRectFilled({0, 0}, {1, 1}, IM_COL32(0, 255, 0, 255));
  const ImDrawData& data = sketch.end();
  ImDrawList& full = *data.CmdLists[0];
  const ImDrawCmd command = full.CmdBuffer[0];
  // 2^19 triangles by repeating one command; the last one that fits paints red over green.
  full.CmdBuffer.resize(0);
  for (int i = 0; i < kMostTriangles / 2 - 1; ++i) full.CmdBuffer.push_back(command);
  const auto first_vertex = static_cast<unsigned>(full.VtxBuffer.Size);
  for (int i = 0; i < 4; ++i) {
    ImDrawVert vertex = full.VtxBuffer[i];
    vertex.col = kRed;
    full.VtxBuffer.push_back(vertex);
  }
  ImDrawCmd red = command;
  red.VtxOffset = first_vertex;
  full.CmdBuffer.push_back(red);
  CHECK(at(painted(data, 64, 64), 0, 0) == kRedPixel);
  full.CmdBuffer.push_front(command);
  CHECK(at(painted(data, 64, 64), 0, 0) == 0xFF00FF00);
}

TEST_CASE("the short ways paint what the long way paints") {
  const uint32_t seed = seed_of_run();
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 25; ++round) {
    constexpr int kWidth = 230;
    constexpr int kHeight = 170;
    Sketch sketch(kWidth, kHeight);
    const Stock palette(static_cast<uint32_t>(random()));
    ImDrawList& list = sketch.begin();
    list.AddRectFilled({0, 0}, {kWidth, kHeight}, IM_COL32(90, 120, 150, 255));
    const int count = 1 + static_cast<int>(random() % 30);
    for (int i = 0; i < count; ++i) draw_something(list, palette, kWidth, kHeight, random);
    const ImDrawData& data = sketch.end();
    const Frame fast = painted_by(Paths::kFast, data, kWidth, kHeight);
    const Frame plain = painted_by(Paths::kPlain, data, kWidth, kHeight);
    const Difference found = difference(fast, plain);
    CAPTURE(round, count, found.most, found.pixels, found.worst_x, found.worst_y);
    REQUIRE(found.most <= 2);
  }
}

}  // namespace
}  // namespace gummiband::ui
