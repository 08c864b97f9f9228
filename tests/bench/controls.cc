// Where the controls of a screen are, in pixels, for the stopwatch's configs:
//
//     bench_controls PACK FOLDER WIDTH HEIGHT [CONTROL ...]
//
// Taps the controls one after the other, then prints name, left, top, right and bottom of all that
// are in sight. CONTROL may be the beginning of a name.
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "bench/visitor.h"

using namespace gummiband;

int main(int argc, char** argv) {
  if (argc < 5) return 2;
  app::StageOptions options;
  options.pack = argv[1];
  options.data = base::Path(argv[2]) / "data";
  options.keep_last_good = false;
  const int width = std::atoi(argv[3]);
  const int height = std::atoi(argv[4]);
  const base::SystemClock clock;
  app::StageMaker maker(options, clock, [] {});
  auto drawing = maker.make_drawing();
  base::check(drawing.ok(), "no fonts");
  auto stage = maker.take(std::move(*drawing));
  base::check(stage.ok() && (*stage)->pack.has_value(), "the pack has a fault");
  bench::Visitor visitor(**stage, clock, width, height);
  for (int i = 5; i < argc; ++i) visitor.tap(visitor.first(argv[i]));
  constexpr float kShortSide = 1080;  // u
  const float px = static_cast<float>(std::min(width, height)) / kShortSide;
  for (const ui::Control& control : visitor.controls()) {
    if (control.visible.empty()) continue;
    const ui::Rect& rect = control.visible;
    std::printf("%-40s %5.0f %5.0f %5.0f %5.0f\n", control.name.c_str(), double{rect.left * px},
                double{rect.top * px}, double{rect.right * px}, double{rect.bottom * px});
  }
  return 0;
}
