// What is chosen in a row that scrolls: it is seen whenever it has become another.
#include "catch.h"
#include "ui/small_screen.h"

namespace gummiband::ui {
namespace {

constexpr float kPitch = 300;
constexpr int kChips = 12;

class Row {
 public:
  Ui& ui() { return screen_.ui(); }
  void draw(int chosen) {
    screen_.begin();
    const Rect view{0, 200, 1080, 320};
    const float offset = screen_.ui().begin_scroll("row", view, Axis::kHorizontal, kPitch * kChips);
    for (int i = 0; i < kChips; ++i) {
      const Rect rect = rect_at(static_cast<float>(i) * kPitch - offset, 210, kPitch - 20, 100);
      const std::string name = "chip." + std::to_string(i);
      screen_.ui().tap(name, rect, Role::kChoice, name);
      if (i == chosen) screen_.ui().reveal(name, rect);
    }
    screen_.ui().end_scroll();
    screen_.ui().end();
  }
  float seen(int i) const {
    const Control* chip = screen_.ui().find("chip." + std::to_string(i));
    return chip == nullptr ? 0 : chip->visible.width() / chip->rect.width();
  }

 private:
  SmallScreen screen_;
};

}  // namespace

TEST_CASE("a row goes to what is chosen on it, with its neighbours, and comes to rest there") {
  Row row;
  row.draw(7);
  CHECK(row.ui().moving());
  row.draw(7);
  CHECK(row.seen(7) == 1);
  CHECK(row.seen(6) > 0);
  CHECK(row.seen(8) > 0);
  CHECK_FALSE(row.ui().moving());
  row.draw(11);
  row.draw(11);
  CHECK(row.seen(11) == 1);
}

TEST_CASE("a row stays where it is while what is chosen is seen, or is the same as before") {
  Row row;
  row.draw(1);
  row.draw(1);
  CHECK(row.ui().scrolled("row") == 0);
  row.draw(7);
  row.draw(7);
  const float there = row.ui().scrolled("row");
  row.draw(7);
  CHECK(row.ui().scrolled("row") == there);
  row.ui().rewind("row");
  row.draw(7);
  row.draw(7);
  CHECK(row.seen(7) == 1);
}

}  // namespace gummiband::ui
