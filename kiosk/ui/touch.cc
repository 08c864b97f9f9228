#include "ui/touch.h"

namespace gummiband::ui {
namespace {

// A hand laid flat on the screen sends hundreds; more than this is noise.
constexpr size_t kMostQueued = 256;
// A touch screen that was unplugged never says that the finger has gone. After so many presses of
// others without a word from it, it counts as lifted.
constexpr int kPressesOfOthers = 4;

}  // namespace

void TouchQueue::push(const Touch& touch) {
  if (touch.kind == TouchKind::kDown) {
    const bool lost = tracked_ == touch.finger || ++ignored_ >= kPressesOfOthers;
    if (tracked_ && !lost) return;
    if (tracked_) queue_.push_back({TouchKind::kUp, *tracked_, state_.at});
    tracked_ = touch.finger;
  } else if (tracked_ != touch.finger) {
    return;
  }
  ignored_ = 0;
  if (touch.kind == TouchKind::kUp) tracked_.reset();
  if (touch.kind == TouchKind::kMove) {
    if (!queue_.empty() && queue_.back().kind == TouchKind::kMove) {
      queue_.back() = touch;
      return;
    }
    if (queue_.size() >= kMostQueued) return;
  }
  queue_.push_back(touch);
}

FingerState TouchQueue::next_frame() {
  while (!queue_.empty()) {
    const Touch touch = queue_.front();
    queue_.pop_front();
    state_.at = touch.at;
    if (touch.kind == TouchKind::kMove) continue;
    state_.down = touch.kind == TouchKind::kDown;
    break;
  }
  return state_;
}

void TouchQueue::clear() {
  queue_.clear();
  tracked_.reset();
  state_ = FingerState{};
}

}  // namespace gummiband::ui
