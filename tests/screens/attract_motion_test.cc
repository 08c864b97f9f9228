#include "screens/attract_motion.h"

#include <cmath>
#include <vector>

#include "catch.h"
#include "small_world.h"

using namespace gummiband;
using namespace gummiband::screens::attract;

TEST_CASE("languages and scenes take turns, and each change is a fade of the given length") {
  CHECK(turn(0, 6000, 600, 3).now == 0);
  CHECK(turn(0, 6000, 600, 3).arrived == 1);  // the first does not come from anywhere
  const Turn second = turn(6.3, 6000, 600, 3);
  CHECK(second.now == 1);
  CHECK(second.before == 0);
  CHECK(second.arrived == Approx(0.5).margin(0.01));
  CHECK(second.left_s == Approx(5.7));
  CHECK(turn(18.1, 6000, 600, 3).now == 0);
  CHECK(turn(18.1, 6000, 600, 3).before == 2);
}

TEST_CASE("the only one of its kind never fades into itself") {
  for (double s = 0; s < 40; s += 0.05) {
    CHECK(turn(s, 6000, 600, 1).arrived == 1);
    CHECK(turn(s, 6000, 600, 1).since_s == Approx(s));
    CHECK(turn(s, 6000, 600, 1).left_s == kForeverS);
    CHECK(turn(s, 6000, 600, 0).left_s == kForeverS);  // nobody is woken for nothing
  }
}

TEST_CASE("a scene is at rest while it comes and when it goes, and swings far in between") {
  const ui::Motion motion = screens::sample_theme().motion;
  const auto at = [&](double s) {
    return swing(turn(s, motion.scene_hold, motion.language_fade, 4), motion.language_fade, motion,
                 4);
  };
  CHECK(at(0) == ui::Point{0, 0});
  CHECK(at(0.59) == ui::Point{0, 0});
  CHECK(std::abs(at(11.999).x) < 0.001F);
  CHECK(at(12.3) == ui::Point{0, 0});
  CHECK(std::abs(at(6).x) > 0.95F);
}

TEST_CASE("a swing is slow and never jumps") {
  const ui::Motion motion = screens::sample_theme().motion;
  for (const size_t count : {size_t{1}, size_t{4}}) {
    ui::Point before;
    for (double s = 0; s < 60; s += 1.0 / 60) {
      const Turn scene = turn(s, motion.scene_hold, motion.language_fade, count);
      const ui::Point now = swing(scene, motion.language_fade, motion, count);
      CHECK(std::abs(now.x - before.x) < 0.02F);
      CHECK(std::abs(now.y - before.y) < 0.02F);
      CHECK(std::abs(now.x) <= 1);
      CHECK(std::abs(now.y) <= 0.3F);
      before = now;
    }
  }
}

TEST_CASE("the heart beats twice and rests, as often as the theme says") {
  ui::Motion motion = screens::sample_theme().motion;
  CHECK(beat(0, motion) == 1);
  CHECK(beat(0.120, motion) == Approx(1.07).margin(0.001));
  CHECK(beat(0.260, motion) == Approx(1).margin(0.001));
  CHECK(beat(0.370, motion) == Approx(1.04).margin(0.001));
  for (double s = 0.57; s < 1.1; s += 0.01) CHECK(beat(s, motion) == 1);
  CHECK(beat(1.1 + 0.120, motion) == Approx(1.07).margin(0.001));
  motion.beat = 2200;
  CHECK(beat(0.240, motion) == Approx(1.07).margin(0.001));
}

TEST_CASE("rings leave the heart one after another, and are gone before the next beat") {
  const ui::Motion motion = screens::sample_theme().motion;
  for (int i = 0; i < kRings; ++i) CHECK(ring(0.1, i, motion) == 1);
  CHECK(ring(0.2, 0, motion) < 0.2F);
  CHECK(ring(0.2, 1, motion) == 1);
  CHECK(ring(0.5, 0, motion) > ring(0.5, 1, motion));
  CHECK(ring(0.5, 1, motion) > ring(0.5, 2, motion));
  CHECK(ring(1.03, 0, motion) == 1);
}

TEST_CASE("nothing on the attract screen flashes more than three times in any second") {
  const ui::Motion motion = screens::sample_theme().motion;
  constexpr double kStep = 1.0 / 240;
  // A flash goes up and comes down again: its peaks are counted. The ring is a light that goes on
  // when it leaves; the languages and scenes change at most every few seconds.
  std::vector<double> beats;
  std::vector<double> rings;
  for (double s = kStep; s < 20; s += kStep) {
    const float now = beat(s, motion);
    if (now > beat(s - kStep, motion) && now >= beat(s + kStep, motion)) beats.push_back(s);
    for (int i = 0; i < kRings; ++i) {
      if (ring(s, i, motion) < 1 && ring(s - kStep, i, motion) == 1) rings.push_back(s);
    }
  }
  REQUIRE(beats.size() > 20);
  REQUIRE(rings.size() > 20);
  for (const std::vector<double>& flashes : {beats, rings}) {
    for (size_t i = 3; i < flashes.size(); ++i) CHECK(flashes[i] - flashes[i - 3] >= 1);
  }
  CHECK(motion.language_hold > 1000);
  CHECK(motion.scene_hold > 1000);
}

TEST_CASE("the veil lets the headline stand seven to one on any sky, and is no denser than that") {
  const ui::Palette palette = screens::sample_theme().palette;
  const auto over = [&](uint32_t sky) {
    return veil_over(ui::rgb(sky), palette.night, palette.on_valley);
  };
  for (const uint32_t sky : {0xFFFFFFU, 0xF5EEC8U, 0xFFC648U, 0x8FB3B0U, 0x10343AU}) {
    const ui::Colour behind = mixed(ui::rgb(sky), palette.night, over(sky));
    CHECK(ui::contrast(palette.on_valley, behind) >= 7);
  }
  CHECK(over(0xF5EEC8) > over(0x8FB3B0));
  CHECK(over(0x10343A) == kThinnestVeil);  // a night needs none for its own sake
}
