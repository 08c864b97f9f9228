// What is wrong on a page that scrolls: whoever is refused must see why.
#include "catch.h"
#include "ui/small_screen.h"

namespace gummiband::ui {
namespace {

constexpr float kBelow = 2600;  // y of the alert on the page
constexpr float kLength = 4000;

class PageWithAlert {
 public:
  Ui& ui() { return screen_.ui(); }
  enum class Alert { kNo, kYes };
  void draw(Alert alert, FingerState finger = {}) {
    screen_.begin(finger);
    const Rect view{0, 200, 1080, 1900};
    const float y = view.top - screen_.ui().begin_page("page", view);
    if (alert == Alert::kYes)
      screen_.ui().alert("error", rect_at(0, y + kBelow, 1080, 90), "Nein.");
    screen_.ui().end_page(y + kLength);
    screen_.ui().end();
  }
  // Pushes the page back to its start.
  void push_back() {
    FingerState finger;
    finger.down = true;
    finger.at = {540, 300};
    draw(Alert::kYes, finger);
    for (int i = 0; i < 30; ++i) {
      finger.at.y += 50;
      draw(Alert::kYes, finger);
    }
    for (int i = 0; i < 300; ++i) draw(Alert::kYes);
  }
  bool in_sight() const {
    const Control* alert = screen_.ui().find("error");
    return alert != nullptr && alert->visible.height() > 89;
  }

 private:
  SmallScreen screen_;
};

using Alert = PageWithAlert::Alert;

}  // namespace

TEST_CASE("a page goes to what is wrong when it appears, and comes to rest there") {
  PageWithAlert page;
  page.draw(Alert::kNo);
  page.draw(Alert::kNo);
  REQUIRE(page.ui().scrolled("page") == 0);
  page.draw(Alert::kYes);
  CHECK(page.ui().moving());
  page.draw(Alert::kYes);
  CHECK(page.in_sight());
  CHECK_FALSE(page.ui().moving());
}

TEST_CASE("what is wrong does not hold the page, and is shown again when it is refused again") {
  PageWithAlert page;
  page.draw(Alert::kYes);
  page.draw(Alert::kYes);
  REQUIRE(page.in_sight());
  page.push_back();
  REQUIRE_FALSE(page.in_sight());
  page.draw(Alert::kYes);
  CHECK_FALSE(page.in_sight());
  page.ui().renew_alerts();
  page.draw(Alert::kYes);
  page.draw(Alert::kYes);
  CHECK(page.in_sight());
}

}  // namespace gummiband::ui
