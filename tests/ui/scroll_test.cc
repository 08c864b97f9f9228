#include "ui/scroll.h"

#include "catch.h"

using gummiband::ui::Scroll;

namespace {
constexpr float kLimit = 1000;
constexpr float kFrame = 1.0F / 60;

void settle(Scroll& scroll) {
  for (int i = 0; i < 600 && scroll.settle(kLimit, kFrame); ++i) {
  }
}
}  // namespace

TEST_CASE("content follows the finger while it is held") {
  Scroll scroll;
  scroll.grab();
  scroll.drag(120, kLimit, kFrame);
  CHECK(scroll.offset() == Approx(120));
  CHECK_FALSE(scroll.settle(kLimit, kFrame));
  CHECK(scroll.offset() == Approx(120));
}

TEST_CASE("a fling runs on and comes to rest within the content") {
  Scroll scroll;
  scroll.grab();
  for (int i = 0; i < 6; ++i) scroll.drag(30, kLimit, kFrame);
  scroll.release();
  const float at_release = scroll.offset();
  CHECK(scroll.settle(kLimit, kFrame));
  settle(scroll);
  CHECK(scroll.offset() > at_release + 100);
  CHECK(scroll.offset() <= kLimit);
  CHECK_FALSE(scroll.settle(kLimit, kFrame));
}

TEST_CASE("beyond an end the content gives way, and springs back when let go") {
  Scroll scroll;
  scroll.grab();
  scroll.drag(-50, kLimit, kFrame);
  scroll.drag(-100, kLimit, kFrame);
  CHECK(scroll.offset() < -50);
  CHECK(scroll.offset() > -150);
  scroll.release();
  settle(scroll);
  CHECK(scroll.offset() == 0);
}

TEST_CASE("content that became shorter comes back into sight") {
  Scroll scroll;
  scroll.jump(900, kLimit);
  for (int i = 0; i < 600 && scroll.settle(200, kFrame); ++i) {
  }
  CHECK(scroll.offset() == Approx(200));
}
