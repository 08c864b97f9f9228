#include "app/window_loop.h"

#include <SDL.h>

#include <algorithm>
#include <cmath>

#include "app/frame_pacing.h"
#include "app/invitation.h"
#include "app/kiosk.h"
#include "app/recorder.h"
#include "app/stage_maker.h"
#include "app/window.h"
#include "base/log.h"
#include "screens/trouble.h"

namespace gummiband::app {
namespace {

// After the last event some frames more: Dear ImGui needs them to settle.
constexpr int kFramesAfterEvent = 3;
constexpr double kLongestSleepS = 3600;

// Where nothing is on the screen yet, pictures are worth waiting for so long.
constexpr double kFirstPictureS = 0.06;

// One run of the loop: what the event handler and the frames share.
class Loop {
 public:
  Loop(StageMaker& maker, Drawing drawing, Window& window, const base::Clock& clock,
       const RunOptions& options)
      : maker_(maker),
        ui_(*drawing.ui),
        type_(*drawing.type),
        pictures_(*drawing.pictures),
        drawing_(std::move(drawing)),
        window_(window),
        clock_(clock),
        recorder_(options.record) {}

  base::Result<void> run() {
    if (auto parts = maker_.invitation()) {
      invitation_.emplace(std::move(*parts), maker_.ground().resources.pictures, clock_);
      draw(frame_input());
      ui_.end();  // what it asked for is being made
      pictures_.finish_soon(kFirstPictureS);
    }
    while (!quit_) {
      if (!stage_ && (!invitation_ || maker_.ready())) {
        if (auto taken = take_stage(); !taken) return taken;
      }
      take_events();
      if (quit_) break;
      if (pictures_.collect(now_s())) frames_due_ = kFramesAfterEvent;
      frame();
    }
    return {};
  }

 private:
  double now_s() const {
    return static_cast<double>(SDL_GetPerformanceCounter() - start_) /
           static_cast<double>(SDL_GetPerformanceFrequency());
  }

  // From here on there is a kiosk, or something that says why not.
  base::Result<void> take_stage() {
    auto stage = maker_.take(std::move(drawing_));
    if (!stage) return stage.fault();
    stage_ = std::move(*stage);
    trouble_.faults = stage_->pack_faults;
    frames_due_ = kFramesAfterEvent;
    if (!stage_->pack) return {};
    KioskParts parts = kiosk_parts(*stage_, clock_, random_);
    parts.u_per_mm = window_.u_per_mm(stage_->settings);
    kiosk_ = std::make_unique<Kiosk>(parts);
    if (invitation_) kiosk_->go_on(invitation_->shown(), invitation_->touched());
    invitation_.reset();
    return {};
  }

  // Waits as long as nothing is due, then takes all that has happened.
  void take_events() {
    SDL_Event event;
    const int wait_ms = static_cast<int>(std::ceil(sleep_s() * 1000));
    if (wait_ms > 0 && SDL_WaitEventTimeout(&event, wait_ms) == 1) handle(event);
    while (SDL_PollEvent(&event) == 1) handle(event);
  }

  double sleep_s() const {
    if (touches_.pending() || at_once_) return 0;
    if (frames_due_ > 0 || moving_) {
      return std::max(0.0, last_frame_s_ + pacing_.interval_s() - now_s());
    }
    double due_s = ui_.next_change_s();
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

  std::string language() const {
    if (kiosk_) return kiosk_->visit().language;
    return invitation_ ? invitation_->language() : "de";
  }

  ui::FrameInput frame_input() {
    const WindowSize size = window_.size();
    ui::FrameInput input;
    input.width_px = size.width;
    input.height_px = size.height;
    input.now_s = last_frame_s_;
    input.finger = touches_.next_frame();
    const visit::Comfort comfort = kiosk_ ? kiosk_->visit().comfort : visit::Comfort{};
    input.theme = stage_ ? &stage_->theme(comfort) : &invitation_->theme();
    input.text_scale = comfort.text_scale();
    input.language = language();
    input.still = [this] { return window_.painter().still(); };
    input.steps = window_.painter().mixes_freely() ? ui::Steps::kAny : ui::Steps::kWholePixels;
    return input;
  }

  // True if the next frame should follow at once.
  bool draw(const ui::FrameInput& input) {
    if (kiosk_) {
      kiosk_->reduce_motion(pacing_.reduce_motion(last_frame_s_));
      kiosk_->tidy(ui_);
    }
    ui_.begin(input);
    if (kiosk_) return kiosk_->frame(ui_, last_frame_s_);
    if (stage_) {
      screens::trouble::draw(trouble_, *stage_->words, ui_);
    } else {
      invitation_->frame(ui_, last_frame_s_);
    }
    return false;
  }

  void frame() {
    last_frame_s_ = now_s();
    const ui::FrameInput input = frame_input();
    const bool again = draw(input);
    window_.painter().paint(ui_.end());
    // While pictures are made the machine has more to do than it will have.
    if (moving_ && !pictures_.busy()) pacing_.note(last_frame_s_, now_s() - last_frame_s_);
    recorder_.note(ui_, input.finger, language(), last_frame_s_);
    type_.end_frame();
    pictures_.end_frame();
    moving_ = ui_.moving();
    frames_due_ = again ? kFramesAfterEvent : std::max(0, frames_due_ - 1);
    at_once_ = again;
    // What is on the screen is whole: from now on there is time.
    if (stage_ && !pictures_.busy() && !input.finger.down) {
      if (stage_->pack_keeper) stage_->pack_keeper->begin();
      window_.cover_all();
    }
  }

  StageMaker& maker_;
  ui::Ui& ui_;
  ui::Type& type_;
  ui::Pictures& pictures_;
  Drawing drawing_;  // until the stage takes it
  Window& window_;
  const base::Clock& clock_;
  Recorder recorder_;
  base::SystemRandom random_;
  std::optional<Invitation> invitation_;  // none: pack.yaml has a fault
  std::unique_ptr<Stage> stage_;          // none: it is being made
  std::unique_ptr<Kiosk> kiosk_;          // none: there is no pack to show
  screens::trouble::State trouble_;
  ui::TouchQueue touches_;
  FramePacing pacing_;
  const uint64_t start_ = SDL_GetPerformanceCounter();
  double last_frame_s_ = 0;
  int frames_due_ = kFramesAfterEvent;
  bool moving_ = false;
  bool at_once_ = false;  // a tap was answered: what it leads to is not kept waiting
  bool quit_ = false;
};

}  // namespace

base::Result<void> run_kiosk(const RunOptions& options) {
  prepare_display();
  const base::SystemClock clock;
  std::unique_ptr<Window> window;  // first, so that it is there until the stage's workers are gone
  StageMaker maker(options.stage, clock, wake_window);
  auto opened = Window::open(maker.ground().settings, options.window);
  auto drawing = maker.make_drawing();
  if (opened) window = std::move(*opened);
  if (!drawing) return drawing.fault();  // whoever has no display either hears of that next
  if (!opened) return opened.fault();
  return Loop(maker, std::move(*drawing), *window, clock, options).run();
}

}  // namespace gummiband::app
