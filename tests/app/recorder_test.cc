// A recorded visit replays, and says nothing about what was typed.
#include "app/recorder.h"

#include "app/visit_file.h"
#include "booth.h"
#include "catch.h"

using namespace gummiband;

namespace {

struct Tape {
  Tape() : recorder(file()) {}
  base::Path file() const { return booth.folder() / "bug.visit"; }
  void tap(const std::string& name) {
    booth.press(name);
    note();
    for (int i = 0; i < 30 && booth.frame(); ++i) {
    }
  }
  void swipe_up(const std::string& name) {
    ui::Point at = booth.ui().find(name)->visible.centre();
    booth.touch(ui::TouchKind::kDown, at);
    note();
    for (int i = 0; i < 8; ++i) {
      at.y -= 60;
      booth.touch(ui::TouchKind::kMove, at);
      note();
    }
    booth.touch(ui::TouchKind::kUp, at);
    note();
  }
  void note() {
    recorder.note(booth.ui(), booth.finger(), booth.kiosk().visit().language, booth.uptime_s());
  }
  std::string text() const { return base::read_file(file(), 1 << 16).value(); }

  app::Booth booth;
  app::Recorder recorder;
};

}  // namespace

TEST_CASE("Taps and pauses are recorded; letters and digits are not") {
  Tape tape;
  tape.tap("attract.touch");
  tape.tap("welcome.persona.returnee");
  tape.tap("places.everywhere");
  tape.booth.pass(20);
  tape.tap("explore.heart.alter-flecken");
  tape.tap("dock.hearts");
  tape.tap("hearts.form");
  tape.tap("form.choose.themen");
  tape.tap("form.next");
  for (const char* key : {"key.l", "key.e", "key.dash", "key.4", "key.at"}) tape.tap(key);
  const std::string text = tape.text();
  CHECK(text.find("tap attract.touch\n") == 0);
  CHECK(text.find("wait 20s\ntap explore.heart.alter-flecken\n") != std::string::npos);
  CHECK(text.find("key.x\ntap key.x\ntap key.x\ntap key.x\ntap key.at") != std::string::npos);
  CHECK(text.find("key.l") == std::string::npos);
  CHECK(text.find("key.4") == std::string::npos);
  const auto steps = app::parse_visit(text, "bug.visit");
  REQUIRE(steps.ok());
  CHECK(steps->size() > 8);
}

TEST_CASE("The language a visit begins in is recorded, unless it was tapped") {
  Tape named;
  named.tap("attract.language.nl");
  named.tap("welcome.persona.guest");
  CHECK(named.text() == "tap attract.language.nl\ntap welcome.persona.guest\n");
  Tape invited;
  invited.tap("attract.touch");
  invited.tap("welcome.persona.guest");
  CHECK(invited.text() == "tap attract.touch\nlanguage de\ntap welcome.persona.guest\n");
}

TEST_CASE("A swipe is recorded once, with the scroller that followed it") {
  Tape tape;
  tape.tap("attract.touch");
  tape.tap("welcome.persona.returnee");
  tape.tap("places.everywhere");
  tape.swipe_up("explore.mosaic");
  const std::string text = tape.text();
  CHECK(text.ends_with("swipe explore.mosaic up\n"));
  CHECK(text.find("swipe") == text.rfind("swipe"));
}

TEST_CASE("A recording that cannot be written stops and harms nothing") {
  app::Booth booth;
  app::Recorder recorder(booth.folder() / "no such folder" / "bug.visit");
  booth.press("attract.touch");
  recorder.note(booth.ui(), {}, "de", 1);
  booth.frame();
  recorder.note(booth.ui(), {}, "de", 2);
  CHECK_FALSE(std::filesystem::exists(booth.folder() / "no such folder"));
}
