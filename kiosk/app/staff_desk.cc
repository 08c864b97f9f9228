#include "app/staff_desk.h"

#include <algorithm>
#include <utility>

#include "app/staff_drill.h"
#include "app/staff_figures.h"
#include "app/sticks.h"
#include "app/withdrawals.h"
#include "base/log.h"
#include "base/random.h"
#include "ledger/ledger.h"

namespace gummiband::app {

namespace staff = screens::staff;
using staff::StickStage;
using staff::StickWork;

StaffDesk::StaffDesk(StaffDeskParts parts, std::function<void()> wake)
    : parts_(std::move(parts)),
      wake_(std::move(wake)),
      gate_(parts_.data, parts_.clock),
      worker_([this] { work(); }) {}

StaffDesk::~StaffDesk() {
  {
    const std::scoped_lock lock(mutex_);
    closing_ = true;
  }
  changed_.notify_all();
  worker_.join();
}

bool StaffDesk::ask(int64_t ticket, const staff::Wish& wish) {
  return push({ticket, wish});
}

bool StaffDesk::ask_report(int64_t ticket, const std::string& folder,
                           std::vector<slips::SlipRow> rows) {
  return push({ticket, staff::ExportReport{folder}, std::move(rows)});
}

bool StaffDesk::push(Question question) {
  {
    const std::scoped_lock lock(mutex_);
    if (questions_.size() >= kMostQuestions) return false;
    questions_.push_back(std::move(question));
  }
  changed_.notify_all();
  return true;
}

std::optional<StaffAnswer> StaffDesk::collect() {
  const std::scoped_lock lock(mutex_);
  if (answers_.empty()) return std::nullopt;
  StaffAnswer answer = std::move(answers_.front());
  answers_.pop_front();
  return answer;
}

void StaffDesk::finish() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return questions_.empty() && !working_; });
}

void StaffDesk::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [&] { return closing_ || !questions_.empty(); });
    if (closing_) return;
    const Question question = std::move(questions_.front());
    questions_.pop_front();
    working_ = true;
    lock.unlock();
    answer(question);
    lock.lock();
    working_ = false;
    changed_.notify_all();
  }
}

// How far the stick is supersedes how far it was.
void StaffDesk::tell(StaffAnswer answer) {
  {
    const std::scoped_lock lock(mutex_);
    const bool both = !answers_.empty() && std::holds_alternative<StickWork>(answer.what) &&
                      std::holds_alternative<StickWork>(answers_.back().what);
    if (both && answers_.back().ticket == answer.ticket) answers_.pop_back();
    answers_.push_back(std::move(answer));
  }
  wake_();
}

void StaffDesk::answer(const Question& question) {
  const staff::Wish& wish = question.wish;
  if (std::holds_alternative<staff::LookAtGate>(wish)) {
    tell({question.ticket, gate_.look()});
  } else if (const auto* pin = std::get_if<staff::TryPin>(&wish)) {
    tell({question.ticket, gate_.try_pin(pin->pin.text())});
  } else if (std::holds_alternative<staff::LookUp>(wish)) {
    tell({question.ticket, gather_figures(parts_.data, parts_.pack, parts_.clock)});
  } else if (std::holds_alternative<staff::LookForSticks>(wish)) {
    StickWork found;
    found.stage = StickStage::kFound;
    found.sticks = find_sticks(parts_.mountinfo, parts_.export_folder);
    tell({question.ticket, std::move(found)});
  } else if (std::holds_alternative<staff::LookForPrinters>(wish)) {
    PrintersAnswer found;
    if (parts_.find_printers) found.found = parts_.find_printers();
    tell({question.ticket, std::move(found)});
  } else if (const auto* exercise = std::get_if<staff::RunDrill>(&wish)) {
    const base::Result<void> passed = run_drill(exercise->key);
    tell({question.ticket, DrillAnswer{passed ? std::string() : passed.fault().sentence}});
  } else {
    tell({question.ticket, take_away(question)});
  }
}

StickWork StaffDesk::take_away(const Question& question) {
  const auto progress = [&](StickStage stage, double done) {
    StickWork work;
    work.stage = stage;
    work.done = done;
    tell({question.ticket, std::move(work)});
  };
  const base::Result<StickResult> result = write_onto_stick(question, progress);
  StickWork work;
  if (!result) {
    base::log(base::Priority::kWarning, "export", result.fault().sentence);
    work.stage = StickStage::kFailed;
    work.fault = result.fault().sentence;
    return work;
  }
  work.stage = StickStage::kDone;
  work.file = result->file;
  work.rows = result->rows;
  work.others = result->others;
  work.withdrawn = result->withdrawn;
  return work;
}

base::Result<StickResult> StaffDesk::write_onto_stick(const Question& question,
                                                      const StickProgress& progress) {
  const auto* sealed = std::get_if<staff::ExportSealed>(&question.wish);
  const auto* opened = std::get_if<staff::ExportOpened>(&question.wish);
  const auto* report = std::get_if<staff::ExportReport>(&question.wish);
  if (sealed == nullptr && opened == nullptr && report == nullptr) {
    return base::Fault{"There is nothing to write."};
  }
  const std::string& folder = sealed != nullptr   ? sealed->folder
                              : opened != nullptr ? opened->folder
                                                  : report->folder;
  // Where a stick was, an empty folder of our own disk may be by now.
  const auto sticks = find_sticks(parts_.mountinfo, parts_.export_folder);
  if (std::ranges::find(sticks, folder, &staff::Stick::folder) == sticks.end()) {
    return base::Fault{"The stick " + folder + " is not there any more. Plug it in again."};
  }
  const base::LocalTime now = base::local_time(parts_.clock.wall_ms());
  if (report != nullptr) return write_report(question.rows, folder, now, progress);
  const auto ledger =
      ledger::Ledger::open(parts_.data / "ledger.db", ledger::Access::kReadOnly, parts_.clock);
  if (!ledger) return ledger.fault();
  const Which which = parts_.book ? Which::kMarked : Which::kAll;
  const auto mark = [&] { return parts_.book ? parts_.book(mark_leaving) : base::Result<void>(); };
  if (sealed != nullptr) {
    if (const auto marked = mark(); !marked) return marked.fault();
    const auto withdrawals = signed_withdrawals(**ledger, parts_.data / "kiosk.key");
    if (!withdrawals) return withdrawals.fault();
    return write_sealed(**ledger, which, *withdrawals, folder, now, progress);
  }
  progress(StickStage::kWriting, 0);
  const auto pair = leads::KeyPair::read(opened->key.key_file, opened->key.passphrase.text());
  if (!pair) return pair.fault();
  if (const auto marked = mark(); !marked) return marked.fault();
  return write_opened(**ledger, which, *pair, opened->table, folder, now, progress);
}

base::Result<void> StaffDesk::run_drill(const staff::Unlocking& key) {
  const auto pair = leads::KeyPair::read(key.key_file, key.passphrase.text());
  if (!pair) return pair.fault();
  const auto kiosk = leads::KioskKey::read_or_make(parts_.data / "kiosk.key");
  if (!kiosk) return kiosk.fault();
  base::SystemRandom random;
  return drill(*pair, *kiosk, parts_.pack, parts_.clock, random);
}

}  // namespace gummiband::app
