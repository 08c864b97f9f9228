// Not a test but a measure, built and run by scripts/bench: what a pack costs, by its number of
// items. A kiosk without a window: the stage is made as `run` makes it, frames are painted into
// memory, and a finger taps and scrolls.
//
//     bench_packs PACK FOLDER
//
// Prints names and figures, a tab between them.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "bench/visitor.h"

using namespace gummiband;

namespace {

constexpr int kWidth = 1080;
constexpr int kHeight = 1920;
constexpr int kTaps = 20;
constexpr int kScrolls = 10;

// Of this process, as the system counts it.
double pss_mib() {
  std::ifstream file("/proc/self/smaps_rollup");
  std::string word;
  while (file >> word) {
    double kib = 0;
    if (word == "Pss:" && file >> kib) return kib / 1024;
  }
  return 0;
}

double at(std::vector<double> sorted, double share) {
  std::ranges::sort(sorted);
  return sorted[static_cast<size_t>(share * static_cast<double>(sorted.size() - 1))];
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  app::StageOptions options;
  options.pack = argv[1];
  options.data = base::Path(argv[2]) / "data";
  options.keep_last_good = false;
  const base::SystemClock clock;
  const bench::Stopwatch since;
  app::StageMaker maker(options, clock, [] {});
  base::check(maker.invitation().has_value(), "the pack has a fault");
  std::printf("invitation_ms\t%.1f\n", since.ms());
  auto drawing = maker.make_drawing();
  base::check(drawing.ok(), "no fonts");
  auto stage = maker.take(std::move(*drawing));
  base::check(stage.ok() && (*stage)->pack.has_value(), "the pack has a fault");
  std::printf("ready_ms\t%.1f\npss_ready_mib\t%.1f\n", since.ms(), pss_mib());

  bench::Visitor visitor(**stage, clock, kWidth, kHeight);
  for (const char* way : {"attract.touch", "welcome.persona."}) visitor.tap(visitor.first(way));
  std::vector<double> cards;
  std::vector<double> backs;
  for (int i = 0; i < kTaps; ++i) {
    cards.push_back(visitor.tap(visitor.first("explore.item.")));
    backs.push_back(visitor.tap("dock.back"));
  }
  std::vector<double> frames;
  for (int i = 0; i < kScrolls; ++i) {
    const std::vector<double> some = visitor.scroll();
    frames.insert(frames.end(), some.begin(), some.end());
  }
  std::printf("card_ms\t%.2f\nback_ms\t%.2f\nscroll_ms\t%.2f\nscroll_p95_ms\t%.2f\n",
              at(cards, 0.5), at(backs, 0.5), at(frames, 0.5), at(frames, 0.95));
  std::printf("pss_used_mib\t%.1f\n", pss_mib());
  return 0;
}
