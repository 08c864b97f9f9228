#include "app/window_loop.h"

#include <SDL.h>

#include <algorithm>
#include <cmath>

#include "app/frame_pacing.h"
#include "app/kiosk.h"
#include "app/recorder.h"
#include "app/window.h"
#include "base/log.h"
#include "screens/trouble.h"

namespace gummiband::app {
namespace {

// After the last event some frames more: Dear ImGui needs them to settle.
constexpr int kFramesAfterEvent = 3;
constexpr double kLongestSleepS = 3600;

// One run of the loop: what the event handler and the frames share.
class Loop {
 public:
  Loop(Stage& stage, Window& window, const base::Clock& clock, const RunOptions& options)
      : stage_(stage), window_(window), recorder_(options.record) {
    trouble_.faults = stage.pack_faults;
    if (!stage.pack) return;
    KioskParts parts = kiosk_parts(stage, clock, random_);
    parts.u_per_mm = window.u_per_mm(stage.settings);
    kiosk_ = std::make_unique<Kiosk>(parts);
  }

  void run() {
    while (!quit_) {
      take_events();
      if (quit_) return;
      if (stage_.pictures->collect(now_s())) frames_due_ = kFramesAfterEvent;
      frame();
    }
  }

 private:
  double now_s() const {
    return static_cast<double>(SDL_GetPerformanceCounter() - start_) /
           static_cast<double>(SDL_GetPerformanceFrequency());
  }

  // Waits as long as nothing is due, then takes all that has happened.
  void take_events() {
    SDL_Event event;
    const int wait_ms = static_cast<int>(std::ceil(sleep_s() * 1000));
    if (wait_ms > 0 && SDL_WaitEventTimeout(&event, wait_ms) == 1) handle(event);
    while (SDL_PollEvent(&event) == 1) handle(event);
  }

  double sleep_s() const {
    if (touches_.pending()) return 0;
    if (frames_due_ > 0 || moving_) {
      return std::max(0.0, last_frame_s_ + pacing_.interval_s() - now_s());
    }
    double due_s = stage_.ui->next_change_s();
    if (kiosk_) due_s = std::min(due_s, kiosk_->next_change_s(now_s()));
    return std::clamp(due_s - now_s(), 0.0, kLongestSleepS);
  }

  void handle(const SDL_Event& event) {
    if (event.type == SDL_QUIT) {
      quit_ = true;
      return;
    }
    if (window_.is_wake(event)) {
      frames_due_ = std::max(frames_due_, 1);
      return;
    }
    if (const auto touch = window_.touch(event)) {
      touches_.push(*touch);
      if (kiosk_) kiosk_->touched(now_s());
      frames_due_ = kFramesAfterEvent;
    }
    if (event.type == SDL_WINDOWEVENT) {
      window_.painter().show_all();  // whatever was over the window may be gone
      frames_due_ = kFramesAfterEvent;
    }
  }

  void frame() {
    last_frame_s_ = now_s();
    const WindowSize size = window_.size();
    ui::FrameInput input;
    input.width_px = size.width;
    input.height_px = size.height;
    input.now_s = last_frame_s_;
    input.finger = touches_.next_frame();
    const visit::Comfort comfort = kiosk_ ? kiosk_->visit().comfort : visit::Comfort{};
    input.theme = &stage_.theme(comfort);
    input.text_scale = comfort.text_scale();
    input.language = kiosk_ ? kiosk_->visit().language : "de";
    input.steps = window_.painter().mixes_freely() ? ui::Steps::kAny : ui::Steps::kWholePixels;
    if (kiosk_) {
      kiosk_->reduce_motion(pacing_.reduce_motion(last_frame_s_));
      kiosk_->tidy(*stage_.ui);
    }
    stage_.ui->begin(input);
    bool again = false;
    if (kiosk_) {
      again = kiosk_->frame(*stage_.ui, last_frame_s_);
    } else {
      screens::trouble::draw(trouble_, *stage_.words, *stage_.ui);
    }
    window_.painter().paint(stage_.ui->end());
    // While pictures are made the machine has more to do than it will have.
    if (moving_ && !stage_.pictures->busy()) pacing_.note(last_frame_s_, now_s() - last_frame_s_);
    recorder_.note(*stage_.ui, input.finger, kiosk_ ? kiosk_->visit().language : input.language,
                   last_frame_s_);
    stage_.type->end_frame();
    stage_.pictures->end_frame();
    moving_ = stage_.ui->moving();
    frames_due_ = again ? kFramesAfterEvent : std::max(0, frames_due_ - 1);
  }

  Stage& stage_;
  Window& window_;
  Recorder recorder_;
  base::SystemRandom random_;
  std::unique_ptr<Kiosk> kiosk_;  // none: there is no pack to show
  screens::trouble::State trouble_;
  ui::TouchQueue touches_;
  FramePacing pacing_;
  const uint64_t start_ = SDL_GetPerformanceCounter();
  double last_frame_s_ = 0;
  int frames_due_ = kFramesAfterEvent;
  bool moving_ = false;
  bool quit_ = false;
};

}  // namespace

base::Result<void> run_kiosk(const RunOptions& options) {
  const base::SystemClock clock;
  std::unique_ptr<Window> window;  // first, so that it is there until the stage's workers are gone
  auto stage = make_stage(options.stage, clock, wake_window);
  if (!stage) return stage.fault();
  auto opened = Window::open((*stage)->settings, options.window);
  if (!opened) return opened.fault();
  window = std::move(*opened);
  Loop(**stage, *window, clock, options).run();
  return {};
}

}  // namespace gummiband::app
