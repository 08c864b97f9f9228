#include "app/recorder.h"

#include <cmath>

#include "base/log.h"

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

}  // namespace

void Recorder::note(const ui::Ui& ui, double now_s) {
  std::string name = ui.tapped();
  if (file_.empty() || name.empty() || text_.size() > kMostBytes) return;
  const bool letters = ui.find("key.x") != nullptr;  // the number pad has none
  if (name.starts_with("key.") && !tells_nothing(name)) name = letters ? "key.x" : "key.1";
  const double pause_s = std::round(now_s - last_tap_s_);
  last_tap_s_ = now_s;
  if (pause_s >= kPauseWorthNotingS && !text_.empty()) {
    text_ += "wait " + std::to_string(static_cast<int>(pause_s)) + "s\n";
  }
  text_ += "tap " + name + "\n";
  const base::Result<void> written = base::write_file_durably(file_, text_);
  if (written) return;
  base::log(base::Priority::kWarning, "record", written.fault().sentence);
  file_.clear();
}

}  // namespace gummiband::app
