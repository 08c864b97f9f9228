// What is chosen in a row that scrolls: it is seen whenever it has become another.
#include "catch.h"
#include "ui/picture_files.h"
#include "ui/ui.h"

namespace gummiband::ui {
namespace {

constexpr float kPitch = 300;
constexpr int kChips = 12;

class Row {
 public:
  Row() {
    auto type = Type::make();
    if (!type) FAIL(type.fault().sentence);
    type_ = std::move(*type);
    ui_ = std::make_unique<Ui>(*type_, pictures_, folder_.path());
  }
  Ui& ui() { return *ui_; }
  void draw(int chosen) {
    FrameInput input;
    input.width_px = 540;
    input.height_px = 960;
    input.now_s = now_s_ += 0.02;
    input.theme = &theme_;
    ui_->begin(input);
    const Rect view{0, 200, 1080, 320};
    const float offset = ui_->begin_scroll("row", view, Axis::kHorizontal, kPitch * kChips);
    for (int i = 0; i < kChips; ++i) {
      const Rect rect = rect_at(static_cast<float>(i) * kPitch - offset, 210, kPitch - 20, 100);
      const std::string name = "chip." + std::to_string(i);
      ui_->tap(name, rect, Role::kChoice, name);
      if (i == chosen) ui_->reveal(name, rect);
    }
    ui_->end_scroll();
    ui_->end();
  }
  float seen(int i) const {
    const Control* chip = ui_->find("chip." + std::to_string(i));
    return chip == nullptr ? 0 : chip->visible.width() / chip->rect.width();
  }

 private:
  Folder folder_;
  Pictures pictures_{nullptr};
  std::unique_ptr<Type> type_;
  std::unique_ptr<Ui> ui_;
  Theme theme_;
  double now_s_ = 0;
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
