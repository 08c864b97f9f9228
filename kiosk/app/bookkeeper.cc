#include "app/bookkeeper.h"

#include <algorithm>
#include <utility>

#include "base/log.h"
#include "base/text.h"
#include "leads/receipt_code.h"

namespace gummiband::app {
namespace {

// More than the ledger takes at once it would refuse as a whole: some are left out then.
void merge(visit::Tallies& into, const visit::Tallies& more) {
  for (const auto& [key, n] : more) {
    if (into.size() < ledger::kMostTalliesAtOnce || into.contains(key)) into[key] += n;
  }
}

}  // namespace

Bookkeeper::Bookkeeper(std::unique_ptr<ledger::Ledger> ledger, std::function<void()> wake)
    : ledger_(std::move(ledger)),
      wake_(std::move(wake)),
      room_(ledger_->room()),
      worker_([this] { work(); }) {}

Bookkeeper::~Bookkeeper() {
  {
    const std::scoped_lock lock(mutex_);
    closing_ = true;
  }
  changed_.notify_all();
  worker_.join();
}

bool Bookkeeper::push(Job job) {
  {
    const std::scoped_lock lock(mutex_);
    if (jobs_.size() >= kMostJobs) return false;
    jobs_.push_back(std::move(job));
  }
  changed_.notify_all();
  return true;
}

void Bookkeeper::capture(std::vector<leads::Envelope> envelopes, ledger::ConsentText agreed_to) {
  CaptureOutcome refused;
  if (!envelopes.empty()) refused.lead_id = envelopes.front().lead_id;
  if (push(Lead{std::move(envelopes), std::move(agreed_to)})) return;
  refused.fault = "The ledger's disk has not written for long; " + std::to_string(kMostJobs) +
                  " jobs wait for it. Nothing was stored. Check the disk and its plug.";
  base::log(base::Priority::kError, "ledger", refused.fault);
  answer(std::move(refused));
}

void Bookkeeper::withdraw(const screens::Typed& code) {
  if (push(Withdrawing{code})) return;
  const std::string fault =
      "The ledger's disk has not written for long, so nothing is withdrawn. "
      "Check the disk and its plug.";
  base::log(base::Priority::kError, "ledger", fault);
  answer(WithdrawOutcome{fault, {}});
}

void Bookkeeper::add(visit::Tallies tallies) {
  if (tallies.empty()) return;
  {
    const std::scoped_lock lock(mutex_);
    const auto waiting = std::ranges::find_if(
        jobs_, [](const Job& job) { return std::holds_alternative<visit::Tallies>(job); });
    if (jobs_.size() >= kMostJobs && waiting != jobs_.end()) {
      merge(std::get<visit::Tallies>(*waiting), tallies);
      return;
    }
    jobs_.emplace_back(std::move(tallies));  // one beyond the limit, if all others are leads
  }
  changed_.notify_all();
}

void Bookkeeper::keep_setting(std::string name, std::string value) {
  if (!push(Setting{std::move(name), std::move(value)})) {
    base::log(base::Priority::kWarning, "ledger",
              "a setting is not kept: the disk does not write.");
  }
}

void Bookkeeper::keep_reserve(int64_t bytes) {
  if (bytes > 0 && !push(Reserve{bytes})) {
    base::log(base::Priority::kWarning, "ledger", "no reserve is kept: the disk does not write.");
  }
}

base::Result<void> Bookkeeper::with_ledger(
    const std::function<base::Result<void>(ledger::Ledger&)>& work) {
  Piece piece{work, {}};
  if (!push(&piece)) {
    return base::Fault{
        "The ledger's disk has not written for long, so nothing is delivered. Check the disk and "
        "its plug."};
  }
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return piece.done; });
  return piece.result;
}

std::optional<CaptureOutcome> Bookkeeper::collect() {
  const std::scoped_lock lock(mutex_);
  if (outcomes_.empty()) return std::nullopt;
  CaptureOutcome outcome = std::move(outcomes_.front());
  outcomes_.pop_front();
  return outcome;
}

std::optional<WithdrawOutcome> Bookkeeper::collect_withdrawal() {
  const std::scoped_lock lock(mutex_);
  return std::exchange(withdrawn_, {});
}

size_t Bookkeeper::waiting() const {
  const std::scoped_lock lock(mutex_);
  return jobs_.size();
}

void Bookkeeper::finish() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return jobs_.empty() && !working_; });
}

void Bookkeeper::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [&] { return closing_ || !jobs_.empty(); });
    if (jobs_.empty()) return;  // closing, and all is written
    const Job job = std::move(jobs_.front());
    jobs_.pop_front();
    working_ = true;
    lock.unlock();
    carry_out(job);
    room_ = ledger_->room();
    lock.lock();
    working_ = false;
    if (auto* const* piece = std::get_if<Piece*>(&job)) (*piece)->done = true;
    changed_.notify_all();
  }
}

void Bookkeeper::carry_out(const Job& job) {
  if (const auto* tallies = std::get_if<visit::Tallies>(&job)) {
    merge(uncounted_, *tallies);
    const base::Result<void> added = ledger_->add(uncounted_);
    if (added) uncounted_.clear();
    if (!added) base::log(base::Priority::kWarning, "ledger", added.fault().sentence);
    look_after_room();
  } else if (const auto* reserve = std::get_if<Reserve>(&job)) {
    reserve_bytes_ = reserve->bytes;
    const base::Result<void> filled = ledger_->keep_reserve(reserve_bytes_);
    if (!filled) base::log(base::Priority::kWarning, "ledger", filled.fault().sentence);
  } else if (const auto* setting = std::get_if<Setting>(&job)) {
    const base::Result<void> kept = ledger_->set(setting->name, setting->value);
    if (!kept) base::log(base::Priority::kWarning, "ledger", kept.fault().sentence);
  } else if (auto* const* piece = std::get_if<Piece*>(&job)) {
    (*piece)->result = (*piece)->work(*ledger_);
  } else if (const auto* withdrawing = std::get_if<Withdrawing>(&job)) {
    take_back(*withdrawing);
  } else {
    store(std::get<Lead>(job));
  }
}

// After each visit's tallies: whether somebody has made room on a full disk.
void Bookkeeper::look_after_room() {
  if (reserve_bytes_ == 0 || ledger_->room() == ledger::Room::kPlenty) return;
  [[maybe_unused]] const base::Result<void> filled = ledger_->keep_reserve(reserve_bytes_);
}

void Bookkeeper::store(const Lead& lead) {
  const base::Result<std::string> stored = ledger_->capture(lead.envelopes, lead.agreed_to);
  if (!stored) base::log(base::Priority::kError, "ledger", stored.fault().sentence);
  CaptureOutcome outcome;
  if (!lead.envelopes.empty()) outcome.lead_id = lead.envelopes.front().lead_id;
  if (stored) {
    outcome.receipt_code = *stored;
  } else {
    outcome.fault = stored.fault().sentence;
  }
  answer(std::move(outcome));
}

void Bookkeeper::take_back(const Withdrawing& job) {
  WithdrawOutcome outcome;
  if (auto code = leads::parse_receipt_code(job.code.text())) {
    const auto withdrawal = ledger_->withdraw(*code);
    base::wipe(*code);
    if (!withdrawal) {
      base::log(base::Priority::kError, "ledger", withdrawal.fault().sentence);
      outcome.fault = withdrawal.fault().sentence;
    } else if (*withdrawal) {
      outcome.withdrawal = **withdrawal;
    }
  }
  answer(std::move(outcome));
}

void Bookkeeper::answer(WithdrawOutcome outcome) {
  {
    const std::scoped_lock lock(mutex_);
    withdrawn_ = std::move(outcome);
  }
  wake_();
}

void Bookkeeper::answer(CaptureOutcome outcome) {
  {
    const std::scoped_lock lock(mutex_);
    if (outcomes_.size() >= kMostOutcomes) outcomes_.pop_front();
    outcomes_.push_back(std::move(outcome));
  }
  wake_();
}

}  // namespace gummiband::app
