#include "app/print_worker.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/log.h"
#include "slips/draw.h"

namespace gummiband::app {
namespace {

// Longer rests are cut in pieces: the clock of the spool need not be the one that sleeps.
constexpr int64_t kLongestRestMs = 60'000;

}  // namespace

PrintWorker::PrintWorker(std::unique_ptr<slips::Printer> printer, const slips::SpoolLimits& limits,
                         double roll_used_mm, const base::Clock& clock, std::function<void()> wake)
    : printer_(std::move(printer)),
      clock_(clock),
      wake_(std::move(wake)),
      spool_(limits, roll_used_mm),
      worker_([this] { work(); }) {}

PrintWorker::~PrintWorker() {
  {
    const std::scoped_lock lock(mutex_);
    closing_ = true;
  }
  changed_.notify_all();
  worker_.join();
}

void PrintWorker::nudge() {
  nudged_ = true;
  changed_.notify_all();
}

slips::SpoolVerdict PrintWorker::submit(const slips::Slip& slip, const slips::SlipTemplate& look,
                                        slips::Again again) {
  const std::scoped_lock lock(mutex_);
  const slips::SpoolVerdict verdict = spool_.submit(slip, again, clock_.boot_ms());
  if (verdict != slips::SpoolVerdict::kTaken) return verdict;
  look_ = look;
  nudge();
  return verdict;
}

slips::SpoolVerdict PrintWorker::submit_for_staff(const slips::Slip& slip,
                                                  const slips::SlipTemplate& look) {
  const std::scoped_lock lock(mutex_);
  const slips::SpoolVerdict verdict = spool_.submit_for_staff(slip, clock_.boot_ms());
  if (verdict != slips::SpoolVerdict::kTaken) return verdict;
  look_ = look;
  nudge();
  return verdict;
}

void PrintWorker::dismiss() {
  const std::scoped_lock lock(mutex_);
  spool_.dismiss();
}

void PrintWorker::end_visit() {
  const std::scoped_lock lock(mutex_);
  spool_.end_visit();
}

void PrintWorker::resume() {
  const std::scoped_lock lock(mutex_);
  spool_.resume();
  nudge();
}

void PrintWorker::use(std::unique_ptr<slips::Printer> printer) {
  const std::scoped_lock lock(mutex_);
  next_printer_ = std::move(printer);
  nudge();
}

void PrintWorker::new_roll() {
  const std::scoped_lock lock(mutex_);
  spool_.new_roll();
  nudge();
}

slips::SpoolView PrintWorker::view() const {
  const std::scoped_lock lock(mutex_);
  return spool_.view(clock_.boot_ms());
}

std::optional<PrintNews> PrintWorker::collect() {
  const std::scoped_lock lock(mutex_);
  if (news_.empty()) return std::nullopt;
  PrintNews news = std::move(news_.front());
  news_.pop_front();
  return news;
}

void PrintWorker::finish() {
  Lock lock(mutex_);
  nudge();
  changed_.wait(lock, [&] { return resting_ && !nudged_; });
}

void PrintWorker::work() {
  Lock lock(mutex_);
  while (!closing_) {
    change_printer();
    const std::optional<slips::SpoolOrder> order = spool_.next(clock_.boot_ms());
    if (order) {
      carry_out(*order, lock);
    } else {
      tell();
      rest(lock);
    }
  }
}

void PrintWorker::change_printer() {
  if (!next_printer_) return;
  printer_ = std::move(*next_printer_);
  next_printer_.reset();
  spool_.change_printer(clock_.boot_ms());
}

void PrintWorker::rest(Lock& lock) {
  const int64_t rest_ms =
      std::clamp<int64_t>(spool_.next_change_ms() - clock_.boot_ms(), 1, kLongestRestMs);
  resting_ = true;
  changed_.notify_all();
  changed_.wait_for(lock, std::chrono::milliseconds(rest_ms), [&] { return closing_ || nudged_; });
  resting_ = false;
  nudged_ = false;
}

void PrintWorker::tell() {
  slips::SpoolView view = spool_.view(clock_.boot_ms());
  if (view == told_ && news_.empty()) return;
  told_ = std::move(view);
  wake_();
}

void PrintWorker::carry_out(const slips::SpoolOrder& order, Lock& lock) {
  if (const auto* slip = std::get_if<slips::PrintSlip>(&order)) {
    print(slip->slip, lock);
    return;
  }
  lock.unlock();
  const slips::PrinterReport report = printer_ ? printer_->ask() : slips::PrinterReport{};
  lock.lock();
  const slips::PrinterState before = told_.printer;
  spool_.answered(report, clock_.boot_ms());
  if (report.state != before && !report.detail.empty() && !slips::can_print(report.state)) {
    base::log(base::Priority::kWarning, "printer", report.detail);
  }
  tell();
}

bool PrintWorker::progress(double done) {
  const std::scoped_lock lock(mutex_);
  const bool go_on = spool_.progressed(done, clock_.boot_ms());
  tell();
  return go_on && !closing_;
}

void PrintWorker::print(const slips::Slip& slip, Lock& lock) {
  const slips::SlipTemplate look = look_;
  tell();
  lock.unlock();
  base::Result<slips::Dots> dots = slips::draw_slip(slip, look, slips::kPreviewDots);
  lock.lock();
  if (dots) news_.emplace_back(SlipDrawn{*std::move(dots)});
  tell();
  lock.unlock();
  const slips::PrintOutcome outcome =
      printer_->print(slip, look, [this](double done) { return progress(done); });
  lock.lock();
  if (outcome.result != slips::PrintResult::kPrinted) {
    base::log(base::Priority::kWarning, "printer", outcome.report.detail);
  }
  spool_.finished(outcome, clock_.boot_ms());
  news_.emplace_back(SlipEnded{slip, outcome.result, spool_.roll_used_mm()});
  tell();
}

}  // namespace gummiband::app
