// One screen after the other: what is seen meanwhile, and what a finger may do.
#include "app/passages.h"

#include "booth.h"
#include "catch.h"

using namespace gummiband;
using app::Booth;

namespace {

// Frames until everything is at rest.
int frames_to_rest(Booth& booth) {
  int frames = 1;
  while (booth.frame() && frames < 200) ++frames;
  return frames;
}

}  // namespace

TEST_CASE("a sheet rises for half a second, a way back fades for a sixth, then all is still") {
  Booth booth;
  booth.tap("attract.touch");
  booth.tap("welcome.persona.returnee");
  booth.press("places.everywhere");
  frames_to_rest(booth);
  booth.press("explore.item.alter-flecken");
  REQUIRE(booth.screen() == "highlight");
  const int rise = frames_to_rest(booth);
  CHECK(rise >= 27);
  CHECK(rise <= 32);
  booth.press("dock.back");
  REQUIRE(booth.screen() == "explore");
  const int fade = frames_to_rest(booth);
  CHECK(fade >= 8);
  CHECK(fade <= 14);
}

TEST_CASE("with less motion wanted, every change is as short as a fade") {
  Booth booth;
  booth.kiosk().reduce_motion(true);
  booth.tap("attract.touch");
  booth.tap("welcome.persona.returnee");
  booth.tap("places.everywhere");
  booth.press("explore.item.alter-flecken");
  CHECK(frames_to_rest(booth) <= 14);
}

TEST_CASE("a second tap in the same place does not hit what has just come up") {
  Booth booth;
  booth.tap("attract.touch");
  booth.tap("welcome.persona.returnee");
  REQUIRE(booth.screen() == "places");
  const ui::Point tile = booth.ui().find("places.everywhere")->visible.centre();
  booth.touch(ui::TouchKind::kDown, tile);
  booth.touch(ui::TouchKind::kUp, tile);
  REQUIRE(booth.screen() == "explore");
  const ui::Point item = booth.ui().find("explore.item.alter-flecken") != nullptr
                             ? booth.ui().find("explore.item.alter-flecken")->visible.centre()
                             : ui::Point{300, 900};
  booth.frame();
  booth.touch(ui::TouchKind::kDown, item);
  booth.touch(ui::TouchKind::kUp, item);
  CHECK(booth.screen() == "explore");
  frames_to_rest(booth);
  booth.press("explore.item.alter-flecken");
  CHECK(booth.screen() == "highlight");
}

TEST_CASE("a finger that came down too early is not heard when it lingers and lifts") {
  Booth booth;
  booth.tap("attract.touch");
  booth.tap("welcome.persona.returnee");
  booth.tap("places.everywhere");
  booth.press("explore.item.alter-flecken");
  booth.frame();
  const ui::Point back = booth.ui().find("dock.back")->visible.centre();
  booth.touch(ui::TouchKind::kDown, back);
  frames_to_rest(booth);
  booth.touch(ui::TouchKind::kUp, back);
  frames_to_rest(booth);
  CHECK(booth.screen() == "highlight");
  booth.press("dock.back");
  CHECK(booth.screen() == "explore");
}

TEST_CASE("while a screen goes, only the controls of the one that comes are there, each once") {
  Booth booth;
  booth.tap("attract.touch");
  booth.tap("welcome.persona.returnee");
  booth.tap("places.everywhere");
  booth.press("explore.item.alter-flecken");
  booth.frame();
  CHECK(booth.ui().find("explore.offers") == nullptr);
  CHECK(booth.ui().find("attract.touch") == nullptr);
  REQUIRE(booth.ui().find("highlight.heart") != nullptr);
  int docks = 0;
  for (const ui::Control& control : booth.ui().controls()) docks += control.name == "dock.hearts";
  CHECK(docks == 1);
}

TEST_CASE("nothing moves when a form opens, and none is kept for the way back") {
  Booth booth;
  booth.tap("attract.touch");
  booth.tap("welcome.persona.returnee");
  booth.tap("places.everywhere");
  booth.tap("explore.heart.alter-flecken");
  booth.tap("dock.hearts");
  booth.press("hearts.form");
  REQUIRE(booth.screen() == "form");
  CHECK(frames_to_rest(booth) <= 12);  // the pressed button's way back
  booth.press("dock.back");
  REQUIRE(booth.screen() == "hearts");
  CHECK(frames_to_rest(booth) <= 12);
}

TEST_CASE("the attract screen never rests, and settles all the same") {
  Booth booth;
  CHECK(frames_to_rest(booth) < 200);
  CHECK(booth.ui().moving());
  booth.kiosk().reduce_motion(true);
  frames_to_rest(booth);
  CHECK_FALSE(booth.ui().moving());
  // The languages go on taking turns: a frame is due then, and not before.
  const double due_s = booth.ui().next_change_s() - booth.uptime_s();
  CHECK(due_s > 0);
  CHECK(due_s <= 6);
}

TEST_CASE("with less motion wanted a collected heart counts at once, and nothing flies") {
  for (const bool reduced : {false, true}) {
    Booth booth;
    booth.kiosk().reduce_motion(reduced);
    booth.tap("attract.touch");
    booth.tap("welcome.persona.returnee");
    booth.tap("places.everywhere");
    booth.press("explore.heart.alter-flecken");
    const int frames = frames_to_rest(booth);
    CHECK(booth.ui().find("explore.heart.alter-flecken")->selected);
    if (reduced) {
      CHECK(frames <= 14);
    } else {
      CHECK(frames >= 55);  // it pops, flies, and the counter answers
      CHECK(frames <= 70);
    }
  }
}

TEST_CASE("the form's band stretches after a step, and the form can be used meanwhile") {
  Booth booth;
  booth.tap("attract.touch");
  booth.tap("welcome.persona.returnee");
  booth.tap("places.everywhere");
  booth.tap("explore.heart.alter-flecken");
  booth.tap("dock.hearts");
  booth.tap("hearts.form");
  booth.tap("form.choose.themen");
  booth.press("form.next");
  booth.frame();
  booth.press("form.email");
  booth.frame();  // shows what the tap has changed
  CHECK(booth.ui().find("form.email")->selected);
  const int frames = frames_to_rest(booth);
  CHECK(frames >= 25);
  CHECK(frames <= 40);
}

TEST_CASE("what goes is drawn as one picture of it where there is one, taken once") {
  Booth booth;
  int taken = 0;
  booth.tap("attract.touch");
  booth.tap("welcome.persona.returnee");
  booth.press("places.everywhere");
  frames_to_rest(booth);
  booth.give_stills([&] {
    ++taken;
    return std::make_unique<ui::Texture>(ui::PixelFormat::kArgb, 540, 960);
  });
  booth.press("explore.item.alter-flecken");
  CHECK(taken == 0);  // the screen still shows what goes
  booth.frame();
  CHECK(taken == 1);
  frames_to_rest(booth);
  CHECK(taken == 1);
  booth.press("dock.back");
  booth.frame();
  booth.press("dock.help");  // while the last change is under way
  frames_to_rest(booth);
  CHECK(taken >= 2);
  CHECK(booth.ui().find("dock.back") != nullptr);
}
