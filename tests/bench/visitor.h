// A kiosk without a window and a finger that goes by the names of its controls, for measuring.
// Frames are painted into memory, a sixtieth of a second apart by the kiosk's own count; pictures
// are waited for between them, never within.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "app/kiosk.h"
#include "app/stage_maker.h"
#include "base/check.h"
#include "base/clock.h"
#include "base/random.h"
#include "ui/painter.h"

namespace gummiband::bench {

class Stopwatch {
 public:
  double ms() const {
    constexpr double kMsPerS = 1000;
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begin_;
    return kMsPerS * passed.count();
  }

 private:
  const std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

class Visitor {
 public:
  Visitor(app::Stage& stage, const base::Clock& clock, int width, int height)
      : stage_(stage),
        width_(width),
        height_(height),
        kiosk_(app::kiosk_parts(stage, clock, random_)),
        painter_(ui::make_memory_painter(width, height)) {
    settle();
  }

  // From the release of the finger until the frame with the new screen is painted, in ms.
  double tap(const std::string& name) {
    const ui::Control* control = stage_.ui->find(name);
    base::check(control != nullptr && !control->visible.empty(), name.c_str());
    const ui::Point at = control->visible.centre();
    frame({true, at});
    const Stopwatch since;
    // The frame that hears of it, and the first of what comes of it.
    frame({false, at});
    frame({});
    const double ms = since.ms();
    settle();
    return ms;
  }

  // Frames of a finger that drags the mosaic up, in ms each.
  std::vector<double> scroll() {
    constexpr int kFrames = 30;
    constexpr float kStep = 24;  // u
    std::vector<double> each;
    ui::Point at{540, 1500};
    for (int i = 0; i < kFrames; ++i) {
      const Stopwatch since;
      frame({true, at});
      each.push_back(since.ms());
      at.y -= kStep;
    }
    frame({});
    settle();
    return each;
  }

  const std::vector<ui::Control>& controls() const { return stage_.ui->controls(); }
  // The first of them in sight whose name begins so.
  std::string first(const std::string& beginning) const {
    for (const ui::Control& control : stage_.ui->controls()) {
      if (control.name.starts_with(beginning) && !control.visible.empty()) return control.name;
    }
    base::check(false, beginning.c_str());
    return {};
  }

 private:
  bool frame(const ui::FingerState& finger) {
    now_s_ += kFrameS;
    stage_.pictures->collect(now_s_);
    ui::FrameInput input;
    input.width_px = width_;
    input.height_px = height_;
    input.now_s = now_s_;
    input.finger = finger;
    input.theme = &stage_.theme(kiosk_.visit().comfort);
    input.language = kiosk_.visit().language;
    kiosk_.touched(now_s_);
    kiosk_.tidy(*stage_.ui);
    stage_.ui->begin(input);
    const bool again = kiosk_.frame(*stage_.ui, now_s_);
    painter_->paint(stage_.ui->end());
    stage_.type->end_frame();
    stage_.pictures->end_frame();
    return again || stage_.ui->settling();
  }

  void settle() {
    for (int i = 0; i < kSettling; ++i) {
      stage_.pictures->finish();
      if (stage_.bookkeeper) stage_.bookkeeper->finish();
      if (!frame({}) && i >= 2) break;
    }
  }

  static constexpr double kFrameS = 1.0 / 60;
  static constexpr int kSettling = 90;  // frames

  app::Stage& stage_;
  const int width_;  // of the screen, pixels
  const int height_;
  base::SystemRandom random_;
  app::Kiosk kiosk_;
  std::unique_ptr<ui::Painter> painter_;
  double now_s_ = 0;
};

}  // namespace gummiband::bench
