// What is wrong on a page that scrolls: whoever is refused must see why.
#include "catch.h"
#include "ui/picture_files.h"
#include "ui/ui.h"

namespace gummiband::ui {
namespace {

constexpr float kBelow = 2600;  // y of the alert on the page
constexpr float kLength = 4000;

class PageWithAlert {
 public:
  PageWithAlert() {
    auto type = Type::make();
    if (!type) FAIL(type.fault().sentence);
    type_ = std::move(*type);
    ui_ = std::make_unique<Ui>(*type_, pictures_, folder_.path());
  }
  Ui& ui() { return *ui_; }
  enum class Alert { kNo, kYes };
  void draw(Alert alert, FingerState finger = {}) {
    FrameInput input;
    input.width_px = 540;
    input.height_px = 960;
    input.now_s = now_s_ += 0.02;
    input.theme = &theme_;
    input.finger = finger;
    ui_->begin(input);
    const Rect view{0, 200, 1080, 1900};
    const float y = view.top - ui_->begin_page("page", view);
    if (alert == Alert::kYes) ui_->alert("error", rect_at(0, y + kBelow, 1080, 90), "Nein.");
    ui_->end_page(y + kLength);
    ui_->end();
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
    const Control* alert = ui_->find("error");
    return alert != nullptr && alert->visible.height() > 89;
  }

 private:
  Folder folder_;
  Pictures pictures_{nullptr};
  std::unique_ptr<Type> type_;
  std::unique_ptr<Ui> ui_;
  Theme theme_;
  double now_s_ = 0;
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
