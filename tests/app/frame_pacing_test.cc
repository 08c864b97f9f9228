#include "app/frame_pacing.h"

#include "catch.h"

using gummiband::app::FramePacing;

namespace {

// Lets frames of this length pass, one per interval. Answers with the time afterwards.
double pass(FramePacing& pacing, double now_s, double seconds, double took_s) {
  const double end_s = now_s + seconds;
  while (now_s < end_s) {
    pacing.note(now_s, took_s);
    now_s += std::max(pacing.interval_s(), took_s);
  }
  return now_s;
}

constexpr double k60 = 1.0 / 60;
constexpr double k30 = 1.0 / 30;
constexpr double k20 = 1.0 / 20;

}  // namespace

TEST_CASE("a machine that is fast enough shows sixty frames a second, for hours") {
  FramePacing pacing;
  CHECK(pacing.interval_s() == k60);
  const double now_s = pass(pacing, 0, 3600, 0.012);
  CHECK(pacing.interval_s() == k60);
  CHECK_FALSE(pacing.reduce_motion(now_s));
}

TEST_CASE("frames that take longer are shown thirty or twenty times a second, evenly") {
  FramePacing pacing;
  pass(pacing, 0, 5, 0.022);
  CHECK(pacing.interval_s() == k30);
  FramePacing slower;
  const double now_s = pass(slower, 0, 5, 0.040);
  CHECK(slower.interval_s() == k20);
  CHECK_FALSE(slower.reduce_motion(now_s));
}

TEST_CASE("the answer to slow frames comes within a quarter of a second") {
  FramePacing pacing;
  pass(pacing, 0, 0.25, 0.025);
  CHECK(pacing.interval_s() == k30);
}

TEST_CASE("a hiccup now and then changes nothing") {
  FramePacing pacing;
  for (int i = 0; i < 6000; ++i) pacing.note(i * k60, i % 10 == 0 ? 0.080 : 0.008);
  CHECK(pacing.interval_s() == k60);
  CHECK_FALSE(pacing.reduce_motion(100));
}

TEST_CASE("a machine that cannot hold twenty frames keeps still, and tries again a minute later") {
  FramePacing pacing;
  const double now_s = pass(pacing, 0, 2, 0.070);
  CHECK(pacing.interval_s() == k20);
  CHECK(pacing.reduce_motion(now_s));
  CHECK(pacing.reduce_motion(now_s + 50));
  CHECK_FALSE(pacing.reduce_motion(now_s + 61));
  // It was another program: from now on everything is quick.
  const double later_s = pass(pacing, now_s + 61, 120, 0.005);
  CHECK_FALSE(pacing.reduce_motion(later_s));
  CHECK(pacing.interval_s() == k60);
}

TEST_CASE("a machine that fails again waits twice as long each time, at most an hour") {
  FramePacing pacing;
  double now_s = 0;
  double waited_s = 0;
  for (int round = 0; round < 12; ++round) {
    while (!pacing.reduce_motion(now_s)) now_s = pass(pacing, now_s, 0.1, 0.2);
    const double began_s = now_s;
    while (pacing.reduce_motion(now_s)) now_s += 1;
    const double still_s = now_s - began_s;
    CHECK(still_s >= std::min(1.9 * waited_s, 3590.0));
    CHECK(still_s <= 3601);
    waited_s = still_s;
  }
  CHECK(waited_s > 3500);
}

TEST_CASE("a rate won back and lost again is tried ever less often") {
  // Thirty is easy; at sixty every third frame is late.
  FramePacing pacing;
  int changes = 0;
  double before_s = pacing.interval_s();
  double now_s = 0;
  for (int i = 0; now_s < 1800; ++i) {
    const bool sixty = pacing.interval_s() == k60;
    pacing.note(now_s, sixty && i % 3 == 0 ? 0.030 : 0.010);
    if (pacing.interval_s() != before_s) ++changes;
    before_s = pacing.interval_s();
    now_s += pacing.interval_s();
  }
  CHECK(changes > 2);
  CHECK(changes < 30);
}
