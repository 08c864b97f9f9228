#include "app/recorder.h"

#include <cmath>
#include <utility>

#include "base/log.h"
#include "screens/attract.h"
#include "ui/keyboard.h"

namespace gummiband::app {
namespace {

constexpr double kPauseWorthNotingS = 5;
constexpr size_t kMostBytes = 1 << 20;

// Keys that say nothing about what was typed.
bool tells_nothing(std::string_view key) {
  for (std::string_view known : {"key.next", "key.back", "key.shift", "key.space", "key.at",
                                 "key.dot", "key.dot_de", "key.dot_com", "key.dot_nl"}) {
    if (key == known) return true;
  }
  return false;
}

const char* direction(float right, float down) {
  if (std::abs(right) > std::abs(down)) return right < 0 ? "left" : "right";
  return down < 0 ? "up" : "down";
}

}  // namespace

Recorder::Recorder(base::Path file) : file_(std::move(file)) {
  if (!file_.empty()) out_.open(file_);
}

void Recorder::note(const ui::Ui& ui, const ui::FingerState& finger, const std::string& language,
                    double now_s) {
  if (file_.empty()) return;
  note_swipe(ui, finger, now_s);
  note_tap(ui, language, now_s);
}

void Recorder::note_tap(const ui::Ui& ui, const std::string& language, double now_s) {
  std::string name = ui.tapped();
  if (name.empty()) return;
  const bool letters = ui::shown_keys(ui) != ui::KeySet::kNumbers;
  if (name.starts_with("key.") && !tells_nothing(name)) name = letters ? "key.x" : "key.1";
  write("tap " + name, now_s);
  // A visit begins in the language that the invitation happens to be in, unless one was tapped.
  const bool invited = ui.find(screens::attract::kTouch) != nullptr;
  if (invited && !name.starts_with(screens::attract::kLanguageMarks)) {
    write("language " + language, now_s);
  }
}

void Recorder::note_swipe(const ui::Ui& ui, const ui::FingerState& finger, double now_s) {
  if (finger.down && !std::exchange(was_down_, true)) pressed_at_ = finger.at;
  if (finger.down) finger_at_ = finger.at;
  if (!ui.dragged().empty()) swiped_ = ui.dragged();
  if (finger.down) return;
  was_down_ = false;
  if (swiped_.empty()) return;
  const char* way = direction(finger_at_.x - pressed_at_.x, finger_at_.y - pressed_at_.y);
  write("swipe " + std::exchange(swiped_, {}) + " " + way, now_s);
}

void Recorder::write(const std::string& step, double now_s) {
  std::string lines;
  const double pause_s = std::round(now_s - last_step_s_);
  last_step_s_ = now_s;
  if (pause_s >= kPauseWorthNotingS && written_ > 0) {
    lines += "wait " + std::to_string(static_cast<int>(pause_s)) + "s\n";
  }
  lines += step + "\n";
  written_ += lines.size();
  if (written_ > kMostBytes) {
    base::log(base::Priority::kWarning, "record",
              file_.string() + " is full: the visit is not recorded any further.");
    file_.clear();
    return;
  }
  out_ << lines << std::flush;
  if (out_) return;
  base::log(base::Priority::kWarning, "record",
            file_.string() + " cannot be written: the visit is not recorded any further.");
  file_.clear();
}

}  // namespace gummiband::app
