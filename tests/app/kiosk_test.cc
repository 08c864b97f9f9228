// One visit at a time: who is thanked, what is forgotten, and when the loop may sleep.
#include "app/kiosk.h"

#include <algorithm>

#include "booth.h"
#include "catch.h"
#include "full_disk.h"

using namespace gummiband;
using app::Booth;
using app::FullDisk;

namespace {

bool says(const ui::Ui& ui, const std::string& part) {
  return std::ranges::any_of(ui.controls(), [&](const ui::Control& control) {
    return control.label.find(part) != std::string::npos;
  });
}

}  // namespace

TEST_CASE(
    "No frame reads the recipients' keys: the form's door is decided when the kiosk is made") {
  Booth booth;
  for (content::Recipient& recipient : booth.stage().pack->recipients)
    recipient.public_key = "no key";
  booth.tap("attract.touch");
  booth.tap("welcome.persona.returnee");
  booth.tap("places.everywhere");
  booth.tap("explore.heart.alter-flecken");
  booth.tap("dock.hearts");
  booth.tap("hearts.form");
  booth.tap("form.choose.themen");
  CHECK(booth.ui().find("form.next") != nullptr);
}

TEST_CASE("A visitor is thanked once the lead is stored") {
  Booth booth;
  booth.fill_form("Lena", "lena@web.de");
  booth.tap("form.send");
  booth.hear_of_writing();
  CHECK(booth.screen() == "thanks");
  CHECK(booth.captured() == 1);
}

TEST_CASE("Who comes next is not thanked for the lead of the one before") {
  Booth booth;
  booth.fill_form("Lena", "lena@web.de");
  booth.hold_writing();
  booth.press("form.send");
  booth.kiosk().end_visit();
  for (int i = 0; i < 3; ++i) booth.frame();
  booth.fill_form("Tom", "tom@web.de");
  REQUIRE(booth.screen() == "form");
  booth.hear_of_writing();  // Lena's lead, at last
  CHECK(booth.screen() == "form");
  CHECK(booth.captured() == 1);
  booth.press("form.send");
  booth.hear_of_writing();
  CHECK(booth.screen() == "thanks");
  CHECK(says(booth.ui(), "Tom"));
  CHECK(booth.captured() == 2);
}

TEST_CASE("A form on its way to the disk cannot be left by the way back") {
  Booth booth;
  booth.fill_form("Lena", "lena@web.de");
  booth.hold_writing();
  booth.press("form.send");
  booth.tap("dock.back");
  CHECK(booth.screen() == "form");
  booth.hear_of_writing();
  CHECK(booth.screen() == "thanks");
}

TEST_CASE("A visit that ends by itself while a lead is stored keeps the lead") {
  Booth booth;
  booth.fill_form("Lena", "lena@web.de");
  booth.hold_writing();
  booth.press("form.send");
  const content::Settings& settings = booth.stage().settings;
  booth.pass(settings.idle_warning_s + settings.idle_countdown_s + 1);
  booth.frame();
  CHECK(booth.screen() == "attract");
  CHECK(booth.captured() == 1);
  for (int i = 0; i < 5; ++i) booth.frame();
  CHECK(booth.screen() == "attract");
  booth.kiosk().end_visit();  // what was counted goes to the ledger
  CHECK(booth.tally("lead", "returnee") == 1);
}

TEST_CASE("A form that was left is empty for who comes next") {
  Booth booth;
  booth.fill_form("Lena", "lena@web.de");
  REQUIRE(booth.ui().find("form.send") != nullptr);
  booth.kiosk().end_visit();
  for (int i = 0; i < 3; ++i) booth.frame();
  for (const char* name : {"attract.touch", "welcome.persona.returnee", "places.everywhere",
                           "explore.heart.alter-flecken", "dock.hearts", "hearts.form",
                           "form.choose.themen", "form.next", "key.next", "key.next"}) {
    booth.tap(name);
  }
  // Lena's address would have led on to the question who may write.
  CHECK(booth.screen() == "form");
  CHECK(booth.ui().find("form.email") != nullptr);
  CHECK(booth.ui().find("form.send") == nullptr);
}

TEST_CASE("On a full disk nobody is thanked, nothing typed is lost, and trying again helps") {
  Booth booth;
  booth.fill_form("Lena", "lena@web.de");
  {
    const FullDisk full;
    booth.tap("form.send");
    booth.hear_of_writing();
  }
  CHECK(booth.screen() == "form");
  CHECK(booth.captured() == 0);
  booth.tap("form.send");
  booth.hear_of_writing();
  CHECK(booth.screen() == "thanks");
  CHECK(booth.captured() == 1);
}

TEST_CASE("Eight hearts fill the slip; the ninth is answered with a sentence that goes by itself") {
  Booth booth;
  booth.tap("attract.touch");
  booth.tap("welcome.persona.returnee");
  booth.tap("places.everywhere");
  const auto next_free = [&]() -> std::string {
    for (const ui::Control& control : booth.ui().controls()) {
      const bool heart = control.name.starts_with("explore.heart.");
      if (heart && control.selected == false && control.visible.height() > 60) return control.name;
    }
    return {};
  };
  // Up through the mosaic, until one in sight is still free.
  const auto look_around = [&] {
    for (int swipe = 0; swipe < 8 && next_free().empty(); ++swipe) {
      const ui::Point from = booth.ui().find("explore.mosaic")->visible.centre();
      booth.touch(ui::TouchKind::kDown, from);
      for (int step = 1; step <= 8; ++step) {
        booth.touch(ui::TouchKind::kMove, {from.x, from.y - 60.0F * static_cast<float>(step)});
      }
      for (int still = 0; still < 12; ++still) booth.frame();
      booth.touch(ui::TouchKind::kUp, {from.x, from.y - 480});
      for (int still = 0; still < 5; ++still) booth.frame();
    }
  };
  while (booth.kiosk().visit().hearts.size() < visit::kMostHearts) {
    look_around();
    REQUIRE_FALSE(next_free().empty());
    booth.tap(next_free());
  }
  CHECK(booth.ui().find("notice") == nullptr);
  look_around();
  REQUIRE_FALSE(next_free().empty());
  booth.tap(next_free());
  CHECK(booth.kiosk().visit().hearts.size() == visit::kMostHearts);
  CHECK(booth.ui().find("notice") != nullptr);
  const double due_s = booth.kiosk().next_change_s(booth.uptime_s());
  booth.pass(due_s - booth.uptime_s() + 0.1);
  booth.frame();
  CHECK(booth.ui().find("notice") == nullptr);
}

TEST_CASE("A still screen asks for no frame until the idle warning is due") {
  Booth booth;
  booth.tap("attract.touch");
  for (int i = 0; i < 60; ++i) booth.frame();
  booth.stage().pictures->finish();
  booth.stage().pictures->collect(booth.uptime_s());
  for (int i = 0; i < 60; ++i) booth.frame();
  CHECK_FALSE(booth.frame());
  const double sleep_s = booth.kiosk().next_change_s(booth.uptime_s()) - booth.uptime_s();
  CHECK(sleep_s > booth.stage().settings.idle_warning_s - 5);
  CHECK(sleep_s <= booth.stage().settings.idle_warning_s);
}

TEST_CASE("The countdown of the idle warning is stopped by a tap and ends the visit without one") {
  Booth booth;
  booth.tap("attract.touch");
  booth.pass(booth.stage().settings.idle_warning_s + 1);
  REQUIRE(booth.ui().find("idle.stay") != nullptr);
  SECTION("a tap") {
    booth.tap("idle.stay");
    booth.pass(booth.stage().settings.idle_countdown_s + 1);
    CHECK(booth.screen() == "welcome");
  }
  SECTION("nobody there") {
    booth.pass(booth.stage().settings.idle_countdown_s + 1);
    booth.frame();
    CHECK(booth.screen() == "attract");
  }
}

TEST_CASE("The staff area closes onto the attract screen, which is drawn in the same frame") {
  Booth booth;
  booth.open_today();
  booth.pass(screens::staff::kIdleS + 1);
  CHECK(booth.screen() == "attract");
  CHECK(booth.ui().find("attract.touch") != nullptr);
}
