// What becomes of the wish for a slip, and what the printer's worker has to tell. Part of Kiosk.
#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "app/kiosk.h"
#include "app/slip_picture.h"
#include "base/log.h"

namespace gummiband::app {
namespace {

// What a slip counts as: its kind.
std::string_view subject_of(slips::SlipKind kind) {
  switch (kind) {
    case slips::SlipKind::kOffer:
      return "offer";
    case slips::SlipKind::kCollected:
      return "collected";
    case slips::SlipKind::kReminder:
      return "reminder";
    case slips::SlipKind::kReceipt:
      return "receipt";
    case slips::SlipKind::kDayReport:
      return "day_report";
    case slips::SlipKind::kTest:
      return "test";
  }
  return "";
}

bool is_print(const screens::AnyState& state) {
  return std::holds_alternative<screens::print::State>(state);
}

}  // namespace

slips::SlipTemplate Kiosk::slip_look() const {
  if (parts_.slip_looks == nullptr) return {};
  const auto found = parts_.slip_looks->find(visit_.language);
  return found == parts_.slip_looks->end() ? slips::SlipTemplate() : found->second;
}

void Kiosk::print(const screens::PrintSlip& wish, const screens::World& world) {
  slips::SpoolVerdict verdict = slips::SpoolVerdict::kTrouble;
  if (parts_.print_worker != nullptr) {
    verdict = parts_.print_worker->submit(wish.slip, slip_look(), wish.again);
  }
  if (verdict == slips::SpoolVerdict::kTaken) slip_picture_.reset();
  const auto& state = screens::print::open(wish, verdict, world);
  if (is_print(stack_.back())) {
    stack_.back() = state;
  } else {
    stack_.push_back(state);
  }
}

void Kiosk::leave_print() {
  if (stack_.empty() || !is_print(stack_.back())) return;
  stack_.pop_back();
  if (parts_.print_worker != nullptr) parts_.print_worker->dismiss();
}

void Kiosk::hear_printer(ui::Ui& ui) {
  if (parts_.print_worker == nullptr) return;
  while (auto news = parts_.print_worker->collect()) {
    if (const auto* drawn = std::get_if<SlipDrawn>(&*news)) {
      // Somebody else may be here by now, who is shown nobody's slip.
      if (stack_.empty() || !is_print(stack_.back())) continue;
      const ui::Canvas& canvas = ui.canvas();
      const float width_px = screens::print::slip_width(canvas) * canvas.px_per_u();
      slip_picture_ = slip_picture(drawn->dots, static_cast<int>(std::lround(width_px)));
      continue;
    }
    const auto& ended = std::get<SlipEnded>(*news);
    if (ended.result != slips::PrintResult::kNothingSent) {
      count("slip", subject_of(ended.slip.kind));
    }
    if (parts_.bookkeeper != nullptr) {
      parts_.bookkeeper->keep_setting(std::string(kRollUsedSetting),
                                      std::to_string(std::llround(ended.roll_used_mm)));
    }
  }
  if (stack_.empty()) return;
  auto* print = std::get_if<screens::print::State>(&stack_.back());
  if (print != nullptr) screens::print::hear(*print, parts_.print_worker->view());
}

}  // namespace gummiband::app
