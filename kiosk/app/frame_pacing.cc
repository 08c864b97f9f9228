#include "app/frame_pacing.h"

#include <algorithm>
#include <array>

namespace gummiband::app {
namespace {

constexpr std::array kIntervalsS = {1.0 / 60, 1.0 / 30, 1.0 / 20};
constexpr int kWindow = 30;              // frames
constexpr int kMostLate = 6;             // of a window: a hiccup is none
constexpr int kLeastBrisk = 28;          // of a window
constexpr double kLate = 0.95;           // of the interval
constexpr double kBrisk = 0.7;           // of the faster interval
constexpr int kMostCalmNeeded = 256;     // windows: some two minutes at 60
constexpr double kLongestStillS = 3600;  // then the machine may try again

}  // namespace

double FramePacing::interval_s() const {
  return kIntervalsS[rate_];
}

void FramePacing::note(double now_s, double took_s) {
  ++frames_;
  if (took_s > kLate * interval_s()) ++late_;
  if (rate_ > 0 && took_s <= kBrisk * kIntervalsS[rate_ - 1]) ++brisk_;
  // Too many are too many, however few they were among.
  if (frames_ == kWindow || late_ > kMostLate) judge(now_s);
}

void FramePacing::judge(double now_s) {
  if (late_ > kMostLate) {
    slow_down(now_s);
  } else if (brisk_ >= kLeastBrisk) {
    if (++calm_windows_ >= calm_needed_) speed_up();
  } else {
    calm_windows_ = 0;
  }
  frames_ = late_ = brisk_ = 0;
}

void FramePacing::slow_down(double now_s) {
  calm_windows_ = 0;
  if (rate_ + 1 < kIntervalsS.size()) {
    ++rate_;
    return;
  }
  if (reduce_motion(now_s)) return;  // a slow fade is no new failure
  still_until_s_ = now_s + still_for_s_;
  still_for_s_ = std::min(2 * still_for_s_, kLongestStillS);
}

void FramePacing::speed_up() {
  --rate_;
  calm_windows_ = 0;
  calm_needed_ = std::min(2 * calm_needed_, kMostCalmNeeded);
}

}  // namespace gummiband::app
