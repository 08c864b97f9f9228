#include "slips/escpos_printer.h"

#include <algorithm>
#include <utility>

#include "slips/draw.h"

namespace gummiband::slips {
namespace {

constexpr int kPiecesBetweenQuestions = 2;
constexpr int kMostReads = 64;  // of noise before a question

PrinterReport stalled() {
  return {PrinterState::kPaused,
          "The printer has stopped taking the slip. Check paper, cover and cable."};
}

}  // namespace

EscposPrinter::EscposPrinter(std::unique_ptr<Channel> channel, const EscposOptions& options,
                             const base::Clock& clock)
    : channel_(std::move(channel)), options_(options), clock_(clock) {}

EscposPrinter::~EscposPrinter() {
  channel_->close(Ending::kDiscard);
}

PrinterReport EscposPrinter::away(const base::Fault& fault) const {
  return {PrinterState::kAway, fault.sentence};
}

base::Result<std::optional<uint8_t>> EscposPrinter::answer(Question what) {
  // What still lies there answers an older question.
  for (int i = 0; i < kMostReads; ++i) {
    const auto old = channel_->read_some(0);
    if (!old) return old.fault();
    if (old->empty()) break;
  }
  const std::string asked = question(what);
  const int64_t until_ms = clock_.boot_ms() + options_.patience.answer_ms;
  size_t taken = 0;
  while (true) {
    const int left_ms = static_cast<int>(std::max<int64_t>(0, until_ms - clock_.boot_ms()));
    if (taken < asked.size()) {
      const auto count = channel_->write_some(std::string_view(asked).substr(taken), left_ms);
      if (!count) return count.fault();
      taken += *count;
    } else {
      const auto bytes = channel_->read_some(left_ms);
      if (!bytes) return bytes.fault();
      for (const char byte : *bytes) {
        if (is_answer(static_cast<uint8_t>(byte))) {
          return std::optional<uint8_t>(static_cast<uint8_t>(byte));
        }
      }
    }
    if (clock_.boot_ms() >= until_ms) break;
  }
  // A question that was taken in part would swallow what follows.
  if (taken > 0 && taken < asked.size()) broken_off_ = true;
  return std::optional<uint8_t>();
}

base::Result<PrinterReport> EscposPrinter::question_all() {
  Answers answers;
  const auto first = answer(Question::kPrinter);
  if (!first) return first.fault();
  answers.printer = *first;
  answers_ = first->has_value();
  if (!answers_) return read_answers({});
  const bool offline = (**first & 0x08U) != 0;
  for (const auto& [what, into] : {std::pair{Question::kPaper, &answers.paper},
                                   std::pair{Question::kOffline, &answers.offline},
                                   std::pair{Question::kError, &answers.error}}) {
    if (what != Question::kPaper && !offline) continue;
    const auto next = answer(what);
    if (!next) return next.fault();
    *into = *next;
  }
  return read_answers(answers);
}

PrinterReport EscposPrinter::ask() {
  const base::Result<void> opened = channel_->open(options_.patience.open_ms);
  if (!opened) return away(opened.fault());
  const base::Result<PrinterReport> report = question_all();
  // Only a question may be in flight: nothing that could come out as paper.
  channel_->close(Ending::kDiscard);
  return report ? *report : away(report.fault());
}

std::optional<PrinterReport> EscposPrinter::write_all(std::string_view bytes, int64_t until_ms) {
  int64_t stalled_at_ms = clock_.boot_ms() + options_.patience.stall_ms;
  while (!bytes.empty()) {
    const int64_t now_ms = clock_.boot_ms();
    const int64_t left_ms = std::min(stalled_at_ms, until_ms) - now_ms;
    if (left_ms <= 0) {
      return PrinterReport{
          PrinterState::kPaused,
          "The printer has stopped taking the slip. Check paper, cover and cable."};
    }
    const auto count = channel_->write_some(bytes, static_cast<int>(left_ms));
    if (!count) return away(count.fault());
    if (*count > 0) stalled_at_ms = clock_.boot_ms() + options_.patience.stall_ms;
    bytes.remove_prefix(*count);
  }
  return std::nullopt;
}

std::optional<PrinterReport> EscposPrinter::look_again() {
  if (!answers_) return std::nullopt;
  // One that answered a moment ago and now does not is busy burning, for a while.
  const int64_t until_ms = clock_.boot_ms() + options_.patience.stall_ms;
  while (true) {
    const base::Result<PrinterReport> report = question_all();
    if (!report) return away(report.fault());
    const bool silent = report->state == PrinterState::kSilent;
    answers_ = true;
    if (!silent) last_ = *report;
    if (!silent) return can_print(report->state) ? std::nullopt : std::optional(*report);
    if (clock_.boot_ms() >= until_ms) return stalled();
  }
}

PrintOutcome EscposPrinter::print(const Slip& slip, const SlipTemplate& look,
                                  const Progress& progress) {
  const int64_t until_ms = clock_.boot_ms() + options_.patience.slip_ms;
  const base::Result<Dots> dots = draw_slip(slip, look, options_.width_dots);
  if (!dots) {
    return {PrintResult::kNothingSent, {PrinterState::kPaused, dots.fault().sentence}, 0};
  }
  const base::Result<void> opened = channel_->open(options_.patience.open_ms);
  if (!opened) return {PrintResult::kNothingSent, away(opened.fault()), 0};
  base::Result<PrinterReport> before = question_all();
  if (before && can_print(before->state) && broken_off_) {
    if (const auto trouble = write_all(escpos_resync(), until_ms)) {
      channel_->close(Ending::kDiscard);
      return {PrintResult::kNothingSent, *trouble, 0};
    }
    broken_off_ = false;
    // Some take a question for the rest of a band: now there is none.
    before = question_all();
  }
  if (!before || !can_print(before->state)) {
    channel_->close(Ending::kDiscard);
    return {PrintResult::kNothingSent, before ? *before : away(before.fault()), 0};
  }
  last_ = *before;
  return send(*dots, until_ms, progress);
}

PrintOutcome EscposPrinter::broken(PrinterReport report, double paper_mm) {
  broken_off_ = true;
  channel_->close(Ending::kDiscard);
  return {PrintResult::kUnsure, std::move(report), paper_mm};
}

PrintOutcome EscposPrinter::send(const Dots& dots, int64_t until_ms, const Progress& progress) {
  const std::vector<std::string> pieces = escpos_pieces(dots, options_.cut);
  const double all_mm = length_mm(dots);
  for (size_t i = 0; i < pieces.size(); ++i) {
    const double done = static_cast<double>(i) / static_cast<double>(pieces.size());
    if (!progress(done)) {
      return broken({PrinterState::kPaused, "The slip was stopped."}, all_mm * done);
    }
    if (const auto trouble = write_all(pieces[i], until_ms)) {
      // A stalled printer may still say why.
      const auto why = trouble->state == PrinterState::kPaused ? look_again() : std::nullopt;
      return broken(why.value_or(*trouble), all_mm * done);
    }
    if (i % kPiecesBetweenQuestions == kPiecesBetweenQuestions - 1) {
      if (const auto trouble = look_again()) return broken(*trouble, all_mm * done);
    }
  }
  return finish(all_mm, until_ms);
}

PrintOutcome EscposPrinter::finish(double paper_mm, int64_t until_ms) {
  // What this machine still holds has not been printed.
  int64_t stalled_at_ms = clock_.boot_ms() + options_.patience.stall_ms;
  for (size_t unsent = channel_->unsent(); unsent > 0;) {
    if (clock_.boot_ms() >= std::min(stalled_at_ms, until_ms)) {
      return broken(stalled(), paper_mm);
    }
    // Also hears a printer that hangs up.
    const auto bytes = channel_->read_some(20);
    if (!bytes) return broken(away(bytes.fault()), paper_mm);
    const size_t now = channel_->unsent();
    if (now < unsent) stalled_at_ms = clock_.boot_ms() + options_.patience.stall_ms;
    unsent = now;
  }
  if (const auto trouble = look_again()) return broken(*trouble, paper_mm);
  channel_->close(Ending::kFinish);
  return {PrintResult::kPrinted, last_, paper_mm};
}

}  // namespace gummiband::slips
