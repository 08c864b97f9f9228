// The kiosk in its window: the real program on a real X server, looked at and touched from outside
// as a visitor would, and compared with what a replay of the same steps paints into memory.
//
// Nothing here is measured by the clock: under load a test waits longer, and does not fail.
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <thread>

#include "base/text.h"
#include "catch.h"
#include "display.h"
#include "program.h"
#include "ui/png.h"

using namespace gummiband;
using namespace gummiband::cli;
namespace fs = std::filesystem;

namespace {

constexpr int kWidth = 540;
constexpr int kHeight = 960;
constexpr std::chrono::minutes kHangs{5};
// Where they are on a display of that size; what was hit stands in the record of the visit.
constexpr Spot kGerman{340, 40};
constexpr Spot kGuest{144, 410};

constexpr int kVisibleStep = 40;  // of a channel, of 255
constexpr double kSame = 0.001;   // share of pixels
constexpr double kAlike = 0.2;    // the same screen with other words, or a little later

// Share of pixels that differ visibly.
double difference(const ui::Frame& a, const ui::Frame& b) {
  if (a.width != b.width || a.height != b.height) return 1;
  size_t differ = 0;
  for (size_t i = 0; i < a.pixels.size(); ++i) {
    int most = 0;
    for (const unsigned shift : {0U, 8U, 16U}) {
      const int one = static_cast<int>(a.pixels[i] >> shift & 0xFFU);
      most = std::max(most, std::abs(one - static_cast<int>(b.pixels[i] >> shift & 0xFFU)));
    }
    differ += most > kVisibleStep ? 1 : 0;
  }
  return static_cast<double>(differ) / static_cast<double>(a.pixels.size());
}

// The same steps off-screen: the pictures that the window should show.
base::Path replayed(const base::Path& folder) {
  write(folder / "start.visit",
        "shot attract.png\ntap attract.language.de\nshot welcome.png\n"
        "tap welcome.persona.guest\nshot places.png\n");
  const Spoken spoken = start_program({"replay", folder / "start.visit", "--size", "540x960",
                                       "--shots", folder, "--data", folder / "replayed"});
  INFO(spoken.err);
  REQUIRE(spoken.code == 0);
  return folder;
}

// A kiosk on a display of its own.
class Booth {
 public:
  explicit Booth(const base::Path& folder, const Words& more = {})
      : record_(folder / "record.visit"),
        display_(kWidth, kHeight),
        program_(Words{"run", "--settings", settings(folder), "--data", folder / "data", "--record",
                       record_} +
                     more,
                 {{"DISPLAY", display_.name()}, {"SDL_VIDEODRIVER", "x11"}}) {}

  Display& display() { return display_; }
  Running& program() { return program_; }

  // What has been tapped so far.
  std::string record() const { return base::is_there(record_) ? content_of(record_) : ""; }
  // Waits until the screen differs from the picture by so much at most.
  bool shows(const base::Path& picture, double most) {
    const ui::Frame expected = ui::read_png(picture).value();
    return comes_true([&] { return difference(display_.shown(), expected) <= most; });
  }
  // False if the program ends before, or hangs.
  bool comes_true(const std::function<bool()>& what) const {
    const auto hangs = std::chrono::steady_clock::now() + kHangs;
    while (!what()) {
      if (!program_.is_running() || std::chrono::steady_clock::now() > hangs) return false;
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return true;
  }

 private:
  // Nobody is asked whether they are still there while a test looks on.
  static base::Path settings(const base::Path& folder) {
    write(folder / "kiosk.yaml", "idle_warning_s: 600\nidle_countdown_s: 600\n");
    return folder / "kiosk.yaml";
  }

  base::Path record_;
  Display display_;  // first: the program ends before it
  Running program_;
};

// What all threads of a program have done since its start.
struct Effort {
  int64_t wakes = 0;  // times that one went to sleep
  int64_t ticks = 0;  // of the processor
};

Effort effort_of(pid_t process) {
  const base::Path folder = base::Path("/proc") / std::to_string(process);
  Effort effort;
  for (const auto& thread : fs::directory_iterator(folder / "task")) {
    std::ifstream status(thread.path() / "status");
    const std::string name = "voluntary_ctxt_switches:";
    for (std::string line; std::getline(status, line);) {
      if (line.starts_with(name)) effort.wakes += std::stoll(line.substr(name.size()));
    }
  }
  std::ifstream stat(folder / "stat");
  std::string text;
  std::getline(stat, text);
  const std::string after_name = text.substr(text.rfind(')') + 2);
  const auto fields = base::split(after_name, ' ');  // from the third of proc(5)
  effort.ticks = std::stoll(std::string(fields.at(11))) + std::stoll(std::string(fields.at(12)));
  return effort;
}

}  // namespace

TEST_CASE("a kiosk fills the display with the screen that waits, and ends when it is told to") {
  const base::Path folder = fresh_folder("window");
  const base::Path shots = replayed(folder);
  Booth booth(folder);
  CHECK(booth.shows(shots / "attract.png", kAlike));
  const ui::PixelRect whole{0, 0, kWidth, kHeight};
  CHECK(booth.display().window() == whole);
  // Once the whole house is there, over the bars of a desktop as well; the window stays as it is.
  CHECK(booth.comes_true([&] { return booth.display().asked_for_fullscreen(); }));
  CHECK(booth.display().window() == whole);
  CHECK(booth.program().end_by(SIGTERM) == 0);
}

TEST_CASE("a finger leads on from the screen that waits, and sees at once what it presses") {
  const base::Path folder = fresh_folder("touched");
  const base::Path shots = replayed(folder);
  Booth booth(folder);
  REQUIRE(booth.shows(shots / "attract.png", kAlike));
  booth.display().tap(kGerman);
  REQUIRE(booth.shows(shots / "welcome.png", kSame));
  CHECK(booth.record() == "tap attract.language.de\n");

  const ui::Frame expected = ui::read_png(shots / "welcome.png").value();
  const auto is_untouched = [&] { return booth.display().shown().pixels == expected.pixels; };
  REQUIRE(booth.comes_true(is_untouched));  // to the last pixel, it has eased in
  booth.display().press(kGuest);
  CHECK(booth.comes_true([&] { return !is_untouched(); }));
  CHECK(booth.record() == "tap attract.language.de\n");  // pressed, not yet tapped
  booth.display().release();
  CHECK(booth.shows(shots / "places.png", kSame));
  CHECK_THAT(booth.record(), contains("tap welcome.persona.guest\n"));
  CHECK(booth.program().end_by(SIGTERM) == 0);
}

TEST_CASE("a kiosk sleeps while its screen keeps still") {
  const base::Path folder = fresh_folder("still");
  const base::Path shots = replayed(folder);
  Booth booth(folder);
  REQUIRE(booth.shows(shots / "attract.png", kAlike));
  booth.display().tap(kGerman);
  REQUIRE(booth.shows(shots / "welcome.png", kSame));
  // Frames would be at least twenty a second. At first there are some: a welcome eases in, and the
  // rest of the house is made.
  constexpr std::chrono::seconds kStretch{3};
  constexpr int64_t kMostWakes = 12;
  constexpr int64_t kMostTicks = 2;
  std::string efforts;
  const bool sleeps = booth.comes_true([&] {
    const Effort before = effort_of(booth.program().process());
    std::this_thread::sleep_for(kStretch);
    const Effort after = effort_of(booth.program().process());
    efforts += std::to_string(after.wakes - before.wakes) + " wakes, " +
               std::to_string(after.ticks - before.ticks) + " ticks; ";
    return after.wakes - before.wakes <= kMostWakes && after.ticks - before.ticks <= kMostTicks;
  });
  INFO(efforts);
  CHECK(sleeps);
  CHECK(booth.program().end_by(SIGTERM) == 0);
}

TEST_CASE("a broken pack is told on the screen, and the kiosk ends like any other") {
  const base::Path folder = fresh_folder("trouble");
  const base::Path pack = folder / "pack";
  fs::copy(kSource + "/content/suedwestfalen", pack, fs::copy_options::recursive);
  SECTION("not even pack.yaml can be read") {
    write(pack / "pack.yaml", "format: [1\n");
  }
  SECTION("an item has no text") {
    fs::remove(pack / "items/moehnesee/nl.md");
  }
  Booth booth(folder, {"--pack", pack});
  CHECK(booth.shows(kSource + "/tests/golden/trouble-portrait-de.png", kAlike));
  CHECK(booth.display().window() == ui::PixelRect{0, 0, kWidth, kHeight});
  booth.display().tap(kGuest);  // nothing is there to be tapped
  CHECK(booth.program().end_by(SIGTERM) == 0);
  CHECK(booth.record().empty());
}

TEST_CASE("without a display a kiosk says so in one sentence") {
  const Variables nowhere = {{"DISPLAY", std::nullopt},
                             {"WAYLAND_DISPLAY", std::nullopt},
                             {"XDG_RUNTIME_DIR", std::nullopt},
                             {"SDL_VIDEODRIVER", std::nullopt}};
  Variables set_to_nothing = nowhere;
  for (auto& [name, value] : set_to_nothing) value = "";
  const Variables nobody_there = {{"DISPLAY", ":4711"}, {"SDL_VIDEODRIVER", "x11"}};
  for (const Variables& variables : {nowhere, set_to_nothing, nobody_there}) {
    const base::Path folder = fresh_folder("no-display");
    const Spoken spoken = start_program({"run", "--data", folder / "data"}, variables);
    CHECK(spoken.code == 1);
    CHECK(spoken.out.empty());
    INFO(spoken.err);
    const auto said = between(spoken.err, "\ngummiband: ", "\n");
    REQUIRE(said.size() == 1);
    CHECK_THAT(*said.begin(), contains("There is no display to draw on: "));
    CHECK_THAT(*said.begin(), contains(" or use replay."));
  }
}
