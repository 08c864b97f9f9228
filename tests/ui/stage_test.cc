// A part of the screen that is laid out and touched as a screen of its own.
#include "catch.h"
#include "ui/small_screen.h"

namespace gummiband::ui {
namespace {

constexpr Rect kPart{0, 1152, 1080, 1920};
constexpr float kScale = 0.5F;

class Stage {
 public:
  Ui& ui() { return screen_.ui(); }
  void begin(const FingerState& finger = {}) { screen_.begin(finger); }
  // One button on the stage, whether it was tapped there.
  bool draw(FingerState finger = {}) {
    begin(finger);
    screen_.ui().enter_stage(kPart, kScale, 2);
    const bool tapped =
        screen_.ui().tap("stage.button", {100, 200, 500, 400}, Role::kButton, "Weiter");
    screen_.ui().leave_stage();
    screen_.ui().end();
    return tapped;
  }

 private:
  SmallScreen screen_;
};

FingerState down_at(Point at) {
  FingerState finger;
  finger.down = true;
  finger.at = at;
  return finger;
}

}  // namespace

TEST_CASE("a stage has a size of its own, and the screen its own again after it") {
  Stage stage;
  stage.begin();
  Canvas& canvas = stage.ui().canvas();
  const float finger = canvas.least_touch();
  stage.ui().enter_stage(kPart, kScale, 2);
  CHECK(stage.ui().on_stage());
  CHECK(canvas.width() == 2160);
  CHECK(canvas.height() == 1536);
  CHECK(canvas.text_scale() == 2);
  CHECK(canvas.least_touch() == Approx(finger / kScale));
  stage.ui().leave_stage();
  CHECK_FALSE(stage.ui().on_stage());
  CHECK(canvas.width() == 1080);
  CHECK(canvas.height() == 1920);
  CHECK(canvas.text_scale() == 1);
  stage.ui().end();
}

TEST_CASE("a control of a stage is told in u of the screen, and touched where it is seen") {
  Stage stage;
  stage.draw();
  const Control* control = stage.ui().find("stage.button");
  REQUIRE(control != nullptr);
  CHECK(control->rect == Rect{50, 1252, 250, 1352});
  CHECK(control->visible == control->rect);
  stage.draw(down_at({150, 1300}));
  FingerState up;
  up.at = {150, 1300};
  CHECK(stage.draw(up));
  stage.draw(down_at({300, 300}));  // where it would be without a stage
  up.at = {300, 300};
  CHECK_FALSE(stage.draw(up));
}

TEST_CASE("nothing that is touched reaches beyond the stage") {
  Stage stage;
  stage.begin();
  stage.ui().enter_stage(kPart, kScale, 2);
  stage.ui().tap("stage.over", {-200, -300, 400, 300}, Role::kButton, "Weiter");
  stage.ui().leave_stage();
  stage.ui().end();
  const Control* control = stage.ui().find("stage.over");
  REQUIRE(control != nullptr);
  CHECK(control->visible == Rect{0, 1152, 200, 1302});
}

TEST_CASE("a page that is drawn to its end can be scrolled to its end") {
  Stage stage;
  for (int frame = 0; frame < 2; ++frame) {
    stage.begin();
    stage.ui().begin_page("page", {0, 0, 1080, 1000});
    stage.ui().tap("page.last", {0, 2400, 1080, 2500}, Role::kButton, "Weiter");
    stage.ui().end_page(2500);
    stage.ui().end();
    CHECK(stage.ui().settling() == (frame == 0));  // only now it is known how long it is
  }
  CHECK(stage.ui().find("page.last")->scroller == "page");
  CHECK(stage.ui().find("page.last")->visible.empty());
}

}  // namespace gummiband::ui
