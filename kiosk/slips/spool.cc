#include "slips/spool.h"

#include <algorithm>
#include <limits>

#include "base/check.h"

namespace gummiband::slips {
namespace {

constexpr int64_t kHourMs = 3'600'000;
constexpr double kFeedMm = 20;  // past the tear bar, with each slip

// The same thing on paper: the time of printing, which stands in the notes, does not count.
bool same(const Slip& one, const Slip& other) {
  return one.kind == other.kind && one.title == other.title && one.items == other.items &&
         one.code == other.code && one.box == other.box;
}

}  // namespace

Spool::Spool(const SpoolLimits& limits, double roll_used_mm)
    : limits_(limits), roll_used_mm_(std::max(0.0, roll_used_mm)) {
  // Until it has been asked, nothing is promised.
  printer_.state = PrinterState::kAway;
}

bool Spool::printed_in_visit(const Slip& slip) const {
  return std::ranges::any_of(visit_slips_, [&](const Slip& one) { return same(one, slip); });
}

void Spool::forget_old(int64_t now_ms) {
  while (!hour_slips_ms_.empty() && hour_slips_ms_.front() <= now_ms - kHourMs) {
    hour_slips_ms_.pop_front();
  }
}

SpoolVerdict Spool::take(const Slip& slip, int64_t now_ms) {
  slip_ = slip;
  taken_at_ms_ = now_ms;
  stage_ = SpoolStage::kWaiting;
  done_ = 0;
  torn_ = false;
  left_behind_ = false;
  return SpoolVerdict::kTaken;
}

SpoolVerdict Spool::submit(const Slip& slip, Again again, int64_t now_ms) {
  forget_old(now_ms);
  if (slip_) return SpoolVerdict::kBusy;
  if (!can_print(printer_.state)) return SpoolVerdict::kTrouble;
  if (again == Again::kNo && printed_in_visit(slip)) return SpoolVerdict::kAlreadyPrinted;
  if (static_cast<int>(visit_slips_.size()) >= limits_.most_per_visit) {
    return SpoolVerdict::kVisitQuota;
  }
  if (static_cast<int>(hour_slips_ms_.size()) >= limits_.most_per_hour) {
    return SpoolVerdict::kHourQuota;
  }
  for_staff_ = false;
  return take(slip, now_ms);
}

SpoolVerdict Spool::submit_for_staff(const Slip& slip, int64_t now_ms) {
  if (slip_) return SpoolVerdict::kBusy;
  if (!can_print(printer_.state)) return SpoolVerdict::kTrouble;
  for_staff_ = true;
  return take(slip, now_ms);
}

void Spool::dismiss() {
  if (stage_ == SpoolStage::kTakeIt || stage_ == SpoolStage::kGivenUp) stage_ = SpoolStage::kIdle;
}

void Spool::end_visit() {
  visit_slips_.clear();
  if (stage_ == SpoolStage::kWaiting) slip_.reset();
  // What is burning comes out and hangs there; nobody is told about it any more.
  left_behind_ = stage_ == SpoolStage::kPrinting;
  if (!left_behind_) stage_ = SpoolStage::kIdle;
}

void Spool::resume() {
  ask_at_ms_ = 0;
  dismiss();
}

void Spool::new_roll() {
  roll_used_mm_ = 0;
  resume();
}

void Spool::change_printer(int64_t now_ms) {
  base::check(!asking_ && stage_ != SpoolStage::kPrinting, "the old printer is still at work");
  printer_ = {PrinterState::kAway, ""};
  ask_at_ms_ = 0;
  give_up_waiting(now_ms);
}

std::optional<SpoolOrder> Spool::next(int64_t now_ms) {
  if (asking_ || stage_ == SpoolStage::kPrinting) return std::nullopt;
  if (stage_ == SpoolStage::kWaiting) {
    base::check(slip_.has_value(), "a slip that waits is there");
    if (now_ms - taken_at_ms_ >= limits_.expiry_ms) {
      give_up_waiting(now_ms);
    } else {
      stage_ = SpoolStage::kPrinting;
      return PrintSlip{*slip_};
    }
  }
  if (now_ms < ask_at_ms_) return std::nullopt;
  asking_ = true;
  return AskPrinter{};
}

void Spool::answered(const PrinterReport& report, int64_t now_ms) {
  asking_ = false;
  printer_ = report;
  ask_at_ms_ = next_question_ms(now_ms);
  // A slip that nobody has begun is not kept for when the printer is well again.
  if (!can_print(report.state)) give_up_waiting(now_ms);
}

bool Spool::progressed(double done, int64_t now_ms) {
  done_ = std::clamp(done, 0.0, 1.0);
  return now_ms - taken_at_ms_ < limits_.expiry_ms;
}

void Spool::finished(const PrintOutcome& outcome, int64_t now_ms) {
  base::check(stage_ == SpoolStage::kPrinting && slip_.has_value(), "a slip that ends was begun");
  if (outcome.result != PrintResult::kNothingSent) {
    roll_used_mm_ += outcome.paper_mm > 0 ? outcome.paper_mm + kFeedMm : 0;
    if (!for_staff_) {
      if (!left_behind_) visit_slips_.push_back(*slip_);
      hour_slips_ms_.push_back(now_ms);
    }
  }
  slip_.reset();
  done_ = 0;
  torn_ = outcome.result == PrintResult::kUnsure;
  const bool printed = outcome.result == PrintResult::kPrinted;
  stage_ = printed ? SpoolStage::kTakeIt : SpoolStage::kGivenUp;
  if (left_behind_) stage_ = SpoolStage::kIdle;
  stage_until_ms_ = now_ms + kTakeItMs;
  printer_ = outcome.report;
  ask_at_ms_ = next_question_ms(now_ms);
}

void Spool::give_up_waiting(int64_t now_ms) {
  if (stage_ != SpoolStage::kWaiting) return;
  slip_.reset();
  stage_ = SpoolStage::kGivenUp;
  stage_until_ms_ = now_ms + kTakeItMs;
}

int64_t Spool::next_question_ms(int64_t now_ms) const {
  const bool waits_for_hands =
      !can_print(printer_.state) && printer_.state != PrinterState::kNotSetUp;
  return now_ms + (waits_for_hands ? kAskTroubleEveryMs : kAskWellEveryMs);
}

int64_t Spool::next_change_ms() const {
  if (asking_ || stage_ == SpoolStage::kPrinting) return std::numeric_limits<int64_t>::max();
  return stage_ == SpoolStage::kWaiting ? 0 : ask_at_ms_;
}

SpoolView Spool::view(int64_t now_ms) const {
  SpoolView view;
  view.printer = printer_.state;
  view.detail = printer_.detail;
  view.stage = stage_;
  const bool passing = stage_ == SpoolStage::kTakeIt || stage_ == SpoolStage::kGivenUp;
  if (passing && now_ms >= stage_until_ms_) view.stage = SpoolStage::kIdle;
  view.done = done_;
  view.torn = view.stage == SpoolStage::kGivenUp && torn_;
  if (limits_.roll_mm > 0) {
    view.roll_mm = std::max(0.0, limits_.roll_mm - roll_used_mm_);
    const bool well = view.printer == PrinterState::kReady || view.printer == PrinterState::kSilent;
    if (well && *view.roll_mm < kLowRollMm) view.printer = PrinterState::kPaperLow;
  }
  view.last_hour = static_cast<int>(std::ranges::count_if(
      hour_slips_ms_, [&](int64_t at_ms) { return at_ms > now_ms - kHourMs; }));
  return view;
}

}  // namespace gummiband::slips
