// A finger is answered in the frame that sees it.
#include "catch.h"
#include "ui/small_screen.h"

namespace gummiband::ui {
namespace {

class Button {
 public:
  // How deep it is in this frame, as it is drawn.
  float frame(bool down) {
    FingerState finger;
    finger.down = down;
    finger.at = {500, 500};
    screen_.begin(finger);
    screen_.ui().tap("button", {400, 400, 600, 600}, Role::kButton, "Ja");
    const float depth = screen_.ui().pressed("button");
    screen_.ui().end();
    return depth;
  }
  bool moving() const { return screen_.ui().moving(); }

 private:
  SmallScreen screen_;
};

TEST_CASE("a control looks pressed in the very frame of the press, and eases back afterwards") {
  Button button;
  button.frame(false);
  CHECK(button.frame(false) == 0);
  CHECK(button.frame(true) == 1);
  CHECK(button.frame(true) == 1);
  float depth = button.frame(false);
  for (int i = 0; i < 100 && depth > 0; ++i) {
    const float next = button.frame(false);
    CHECK(next < depth);
    depth = next;
  }
  CHECK(depth == 0);
}

TEST_CASE("no control is left looking pressed when nothing moves any more") {
  Button button;
  button.frame(false);
  button.frame(true);
  float seen = button.frame(false);
  for (int i = 0; i < 100 && button.moving(); ++i) seen = button.frame(false);
  CHECK_FALSE(button.moving());
  CHECK(seen == 0);
}

}  // namespace
}  // namespace gummiband::ui
