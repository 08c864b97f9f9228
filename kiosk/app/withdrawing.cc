// What becomes of a receipt code that somebody types to take a lead back. Part of Kiosk.
#include <algorithm>

#include "app/kiosk.h"

namespace gummiband::app {
namespace {

using screens::withdraw::Answer;

// Whether nothing was left to take back is not told from a code that never was.
Answer answer_of(const WithdrawOutcome& outcome) {
  if (!outcome.fault.empty()) return Answer::kFailed;
  if (outcome.withdrawal.notices > 0) return Answer::kTold;
  return outcome.withdrawal.kept_back > 0 ? Answer::kErased : Answer::kUnknown;
}

}  // namespace

void Kiosk::withdraw(const screens::WithdrawLead& wish, double uptime_s) {
  // Who asks now is on top; who asked before may still be waiting below.
  auto* asker = std::get_if<screens::withdraw::State>(&stack_.back());
  const auto refuse = [&](Answer answer) {
    if (asker != nullptr) screens::withdraw::heard(*asker, answer);
  };
  if (uptime_s < code_guard_.wait_until_s()) {
    refuse(Answer::kUnknown);
    return;
  }
  // One at a time: or a code could be tried, and another one before the first was counted.
  if (parts_.bookkeeper == nullptr || withdrawing_) {
    refuse(Answer::kFailed);
    return;
  }
  withdrawing_ = true;
  parts_.bookkeeper->withdraw(wish.code);
}

void Kiosk::hear_withdrawal(double uptime_s) {
  if (parts_.bookkeeper == nullptr) return;
  const auto outcome = parts_.bookkeeper->collect_withdrawal();
  if (!outcome) return;
  withdrawing_ = false;
  const Answer answer = answer_of(*outcome);
  if (answer == Answer::kUnknown) code_guard_.wrong(uptime_s);
  const bool gone = answer == Answer::kTold || answer == Answer::kErased;
  if (gone && parts_.copy_worker != nullptr) parts_.copy_worker->nudge();
  if (answer == Answer::kTold && parts_.sync_worker != nullptr) parts_.sync_worker->nudge();
  tell(answer);
}

void Kiosk::tell(Answer answer) {
  const auto found = std::ranges::find_if(stack_, [](const screens::AnyState& state) {
    const auto* withdraw = std::get_if<screens::withdraw::State>(&state);
    return withdraw != nullptr && withdraw->phase == screens::withdraw::Phase::kAsking;
  });
  // Nobody waits for it any more: only one who has asked is answered, and nobody is asked for
  // twice.
  if (found == stack_.end()) return;
  auto& state = std::get<screens::withdraw::State>(*found);
  const screens::Typed code = state.code;
  screens::withdraw::heard(state, answer);
  if (!screens::withdraw::is_over(state)) return;
  // No way leads back to the thanks for a lead that is no more; another lead's code stays there.
  std::erase_if(stack_, [&](const screens::AnyState& screen) {
    const auto* thanks = std::get_if<screens::thanks::State>(&screen);
    return thanks != nullptr && thanks->receipt_code == code.text();
  });
}

}  // namespace gummiband::app
