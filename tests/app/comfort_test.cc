// What a visitor asks for to make the kiosk easier to use: it holds for the whole visit, and is
// gone with it.
#include "booth.h"
#include "catch.h"

using namespace gummiband;
using app::Booth;

TEST_CASE("Help that is asked for before a visit is help for the visit that begins with it") {
  Booth booth;
  booth.tap("dock.help");
  REQUIRE(booth.screen() == "help");
  booth.tap("help.text_200");
  CHECK(booth.kiosk().visit().comfort.text_percent == 200);
  booth.tap("dock.back");
  CHECK(booth.screen() == "welcome");
  CHECK(booth.ui().canvas().large_text());
}

TEST_CASE("Low reach can be switched on and off again from where it puts everything") {
  Booth booth;
  booth.tap("attract.touch");
  booth.tap("dock.help");
  const float before = booth.ui().find("help.low_reach")->rect.top;
  booth.tap("help.low_reach");
  CHECK(booth.kiosk().visit().comfort.low_reach);
  const float line = booth.ui().canvas().height() * 0.6F;
  for (const ui::Control& control : booth.ui().controls()) {
    if (control.role == ui::Role::kImage || control.visible.empty()) continue;
    INFO(control.name);
    CHECK(control.visible.top >= line - 1);
  }
  while (booth.ui().find("help.low_reach")->visible.height() < 60) {
    const ui::Rect page = booth.ui().find("help.page")->visible;
    const float before_drag = booth.ui().find("help.low_reach")->rect.top;
    booth.touch(ui::TouchKind::kDown, {page.centre().x, page.bottom - 60});
    for (int i = 1; i <= 8; ++i) {
      booth.touch(ui::TouchKind::kMove,
                  {page.centre().x, page.bottom - 60 - 20.0F * static_cast<float>(i)});
    }
    booth.touch(ui::TouchKind::kUp, {page.centre().x, page.bottom - 220});
    for (int i = 0; i < 600 && booth.frame(); ++i) {
    }
    REQUIRE(booth.ui().find("help.low_reach")->rect.top < before_drag);
  }
  booth.tap("help.low_reach");
  CHECK_FALSE(booth.kiosk().visit().comfort.low_reach);
  CHECK(booth.ui().find("help.low_reach")->rect.top == before);
}

TEST_CASE("Nobody finds the large text, the contrast or the reach of the visitor before") {
  Booth booth;
  booth.tap("attract.touch");
  booth.tap("dock.help");
  for (const char* name : {"help.contrast", "help.motion"}) booth.tap(name);
  booth.tap("help.text_150");
  CHECK_FALSE(booth.kiosk().visit().comfort == visit::Comfort{});
  booth.kiosk().end_visit();
  for (int i = 0; i < 3; ++i) booth.frame();
  CHECK(booth.screen() == "attract");
  CHECK(booth.kiosk().visit().comfort == visit::Comfort{});
  CHECK(booth.ui().canvas().text_scale() == 1);
}
