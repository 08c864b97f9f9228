// Rounded rectangles and their borders, pixel by pixel.
#include <cmath>

#include "catch.h"
#include "ui/painter.h"
#include "ui/small_screen.h"

namespace gummiband::ui {
namespace {

constexpr Colour kInk = rgb(0xFFFFFF);
constexpr int kLeft = 50;  // pixels; the screen has half the size of the design
constexpr int kTop = 100;
constexpr int kRight = 250;
constexpr int kBottom = 180;
constexpr int kRadius = 20;
constexpr Rect kRect{2 * kLeft, 2 * kTop, 2 * kRight, 2 * kBottom};

// How white each pixel is, 0..255, on black.
class Drawn {
 public:
  template <typename Draw>
  explicit Drawn(Draw draw) {
    SmallScreen screen;
    screen.begin();
    draw(screen.ui().canvas());
    const auto painter = make_memory_painter(540, 960);
    painter->paint(screen.ui().end());
    frame_ = painter->grab();
  }
  int at(int x, int y) const {
    return static_cast<int>(frame_.pixels[static_cast<size_t>(y) * 540 + static_cast<size_t>(x)] &
                            0xFF);
  }

 private:
  Frame frame_;
};

// What a pixel of a rounded rectangle should be, from its distance to the middle of the corner.
float covered(int x, int y, float radius, int inset = 0) {
  const auto away = [&](int at, int low, int high) {
    const float centre = static_cast<float>(at) + 0.5F;
    const float from = static_cast<float>(low + inset) + radius;
    return centre - std::clamp(centre, from, static_cast<float>(high - inset) - radius);
  };
  const float distance = std::hypot(away(x, kLeft, kRight), away(y, kTop, kBottom));
  return std::clamp(radius - distance + 0.5F, 0.0F, 1.0F);
}

template <typename Expected>
void check_all(const Drawn& drawn, Expected expected) {
  for (int y = kTop - 4; y < kBottom + 4; ++y) {
    for (int x = kLeft - 4; x < kRight + 4; ++x) {
      const auto wanted = static_cast<int>(std::lround(255 * expected(x, y)));
      if (std::abs(drawn.at(x, y) - wanted) > 2) {
        FAIL("at " << x << ", " << y << " is " << drawn.at(x, y) << ", not " << wanted);
      }
    }
  }
  SUCCEED();
}

TEST_CASE("a rounded rectangle is whole inside, smooth at its corners, and sharp at its edges") {
  const Drawn drawn([](Canvas& canvas) { canvas.fill(kRect, kInk, 2 * kRadius); });
  check_all(drawn, [](int x, int y) { return covered(x, y, kRadius); });
}

TEST_CASE("a rectangle may be rounded at one end only") {
  const Drawn drawn([](Canvas& canvas) { canvas.fill_corners(kRect, kInk, 2 * kRadius, 0); });
  check_all(drawn, [](int x, int y) {
    const bool inside = x >= kLeft && x < kRight && y >= kTop && y < kBottom;
    return y < kTop + kRadius ? covered(x, y, kRadius) : inside ? 1.0F : 0.0F;
  });
}

TEST_CASE("what is rounded at one end only may be as low as its radius") {
  constexpr Rect kLow{2 * kLeft, 2 * kTop, 2 * kRight, 2 * (kTop + kRadius)};
  const Drawn drawn([&](Canvas& canvas) { canvas.fill_corners(kLow, kInk, 2 * kRadius, 0); });
  for (int x = kLeft; x < kRight; ++x) {
    const auto wanted = static_cast<int>(std::lround(255 * covered(x, kTop + 3, kRadius)));
    CHECK(std::abs(drawn.at(x, kTop + 3) - wanted) <= 2);
  }
}

TEST_CASE("a radius of more than half the height makes a pill") {
  const Drawn drawn([](Canvas& canvas) { canvas.fill(kRect, kInk, 900); });
  check_all(drawn, [](int x, int y) { return covered(x, y, (kBottom - kTop) / 2.0F); });
}

TEST_CASE("a border lies within its rectangle, as wide at the corners as at the edges") {
  constexpr int kBorder = 3;
  const Drawn drawn([](Canvas& canvas) { canvas.outline(kRect, kInk, 2 * kBorder, 2 * kRadius); });
  check_all(drawn, [](int x, int y) {
    return covered(x, y, kRadius) - covered(x, y, kRadius - kBorder, kBorder);
  });
  CHECK(drawn.at(150, kTop) == 255);
  CHECK(drawn.at(150, kTop + kBorder) == 0);
}

TEST_CASE("a border without a radius has sharp corners") {
  const Drawn drawn([](Canvas& canvas) { canvas.outline(kRect, kInk, 4, 0); });
  CHECK(drawn.at(kLeft, kTop) == 255);
  CHECK(drawn.at(kRight - 1, kBottom - 1) == 255);
  CHECK(drawn.at(kLeft + 2, kTop + 2) == 0);
}

TEST_CASE("a border as wide as the radius leaves a sharp corner inside") {
  const Drawn drawn([](Canvas& canvas) { canvas.outline(kRect, kInk, 2 * kRadius, 2 * kRadius); });
  CHECK(drawn.at(kLeft + kRadius - 1, kTop + kRadius - 1) == 255);
  CHECK(drawn.at(kLeft + kRadius, kTop + kRadius) == 0);
  CHECK(drawn.at(kLeft, kTop) == 0);
}

TEST_CASE("what is half transparent is nowhere laid on twice") {
  const Drawn drawn([](Canvas& canvas) { canvas.fill(kRect, faded(kInk, 0.5F), 2 * kRadius); });
  check_all(drawn, [](int x, int y) { return covered(x, y, kRadius) * 128 / 255.0F; });
}

}  // namespace
}  // namespace gummiband::ui
