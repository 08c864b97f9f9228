// A visitor looks at the invitation while the items are still read, and touches it by then.
#include "app/stage_maker.h"

#include <filesystem>
#include <fstream>
#include <future>

#include "app/kiosk.h"
#include "app/pack_keeper.h"
#include "base/clock.h"
#include "base/random.h"
#include "booth.h"
#include "catch.h"

namespace gummiband::app {
namespace {

namespace fs = std::filesystem;

// A copy of the sample pack, where it may be broken.
struct Counter {
  Counter() {
    options.settings_file = folder.path() / "kiosk.yaml";
    options.pack = folder.path() / "pack";
    options.data = folder.path() / "data";
    fs::copy(base::Path(GUMMIBAND_SOURCE_DIR) / "content/suedwestfalen", options.pack,
             fs::copy_options::recursive);
  }
  void append(const char* file, const char* text) const {
    std::ofstream(options.pack / file, std::ios::app) << text;
  }
  TestFolder folder;
  StageOptions options;
  base::SystemClock clock;
};

// Nobody draws, so that what the workers do is waited for.
std::unique_ptr<Stage> taken(StageMaker& maker) {
  auto drawing = maker.make_drawing();
  REQUIRE(drawing.ok());
  auto stage = maker.take(std::move(*drawing));
  REQUIRE(stage.ok());
  return std::move(*stage);
}

ui::FrameInput frame_input(double now_s, const ui::Theme& theme, const ui::FingerState& finger) {
  ui::FrameInput input;
  input.width_px = 540;
  input.height_px = 960;
  input.now_s = now_s;
  input.theme = &theme;
  input.language = "de";
  input.finger = finger;
  return input;
}

TEST_CASE("What the invitation shows is there without the items, and all of it with the stage") {
  const Counter counter;
  StageMaker maker(counter.options, counter.clock, [] {});
  const auto parts = maker.invitation();
  REQUIRE(parts.has_value());
  CHECK(parts->pack.items.empty());
  CHECK_FALSE(parts->pack.attract.empty());
  CHECK(parts->words.has("de", "attract.title"));
  const auto stage = taken(maker);
  REQUIRE(stage->pack.has_value());
  CHECK_FALSE(stage->pack->items.empty());
  CHECK(stage->pack->attract == parts->pack.attract);
  CHECK(stage->paper.palette.paper == parts->paper.palette.paper);
  CHECK(stage->bookkeeper != nullptr);
  CHECK(stage->ui != nullptr);
}

TEST_CASE("A stage that is ready has told so, and can be taken") {
  const Counter counter;
  std::promise<void> woken;
  bool ready_when_woken = false;
  std::promise<StageMaker*> made;
  StageMaker maker(counter.options, counter.clock,
                   [&, once = made.get_future().share(), first = true]() mutable {
                     if (!std::exchange(first, false)) return;
                     ready_when_woken = once.get()->ready();
                     woken.set_value();
                   });
  made.set_value(&maker);
  woken.get_future().wait();
  CHECK(ready_when_woken);
  taken(maker);
}

TEST_CASE("With a fault in pack.yaml nobody is invited, and the stage says what it is") {
  const Counter counter;
  counter.append("pack.yaml", "\n: : broken\n");
  StageMaker maker(counter.options, counter.clock, [] {});
  CHECK_FALSE(maker.invitation().has_value());
  const auto stage = taken(maker);
  CHECK_FALSE(stage->pack.has_value());
  CHECK_FALSE(stage->pack_faults.empty());
}

TEST_CASE(
    "A fault in an item is found behind the invitation, which gives way to the last good pack") {
  const Counter counter;
  {
    StageMaker maker(counter.options, counter.clock, [] {});
    taken(maker);
  }
  counter.append("items/alter-flecken/de.md", "\n[böse](https://evil.example.net/)\n");
  StageMaker maker(counter.options, counter.clock, [] {});
  CHECK(maker.invitation().has_value());
  const auto stage = taken(maker);
  REQUIRE(stage->pack.has_value());
  CHECK(stage->pack->folder == last_good_pack(counter.options.data));
  CHECK_FALSE(stage->pack_faults.empty());
}

TEST_CASE("A stage that nobody takes is made to its end, and its pack kept") {
  const Counter counter;
  {
    const StageMaker maker(counter.options, counter.clock, [] {});
  }
  CHECK(last_good_pack(counter.options.data).has_value());
}

TEST_CASE("Who touches the invitation begins a visit as soon as there is a kiosk") {
  const Counter counter;
  StageMaker maker(counter.options, counter.clock, [] {});
  auto drawing = maker.make_drawing();
  REQUIRE(drawing.ok());
  auto parts = maker.invitation();
  REQUIRE(parts.has_value());
  Invitation invitation(std::move(*parts), maker.ground().resources.pictures, counter.clock);
  double now_s = 0;
  const auto frame = [&](const ui::FingerState& finger) {
    drawing->ui->begin(frame_input(now_s += 0.02, invitation.theme(), finger));
    invitation.frame(*drawing->ui, now_s);
    drawing->ui->end();
    drawing->type->end_frame();
    drawing->pictures->end_frame();
  };
  frame({});
  const ui::Control* english = drawing->ui->find("attract.language.en");
  REQUIRE(english != nullptr);
  const ui::Point at = english->visible.centre();
  for (const bool down : {true, true, false, false}) frame({down, at});
  REQUIRE(invitation.touched().has_value());

  auto stage = maker.take(std::move(*drawing));
  REQUIRE(stage.ok());
  base::SystemRandom random;
  Kiosk kiosk(kiosk_parts(**stage, counter.clock, random));
  kiosk.go_on(invitation.shown(), invitation.touched());
  for (int i = 0; i < 2; ++i) {
    kiosk.tidy(*(*stage)->ui);
    (*stage)->ui->begin(frame_input(now_s += 0.02, (*stage)->paper, {}));
    kiosk.frame(*(*stage)->ui, now_s);
    (*stage)->ui->end();
  }
  CHECK(kiosk.screen() == std::string("welcome"));
  CHECK(kiosk.visit().language == "en");
}

TEST_CASE("An invitation that nobody touched goes on as it was") {
  const Counter counter;
  StageMaker maker(counter.options, counter.clock, [] {});
  const auto stage = taken(maker);
  base::SystemRandom random;
  Kiosk kiosk(kiosk_parts(*stage, counter.clock, random));
  const screens::attract::State shown{-3};
  kiosk.go_on(shown, std::nullopt);
  stage->ui->begin(frame_input(1, stage->paper, {}));
  CHECK_FALSE(kiosk.frame(*stage->ui, 1));
  stage->ui->end();
  CHECK(kiosk.screen() == std::string("attract"));
}

}  // namespace
}  // namespace gummiband::app
