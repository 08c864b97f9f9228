#include "screens/withdraw.h"

#include "base/text.h"
#include "leads/receipt_code.h"

namespace gummiband::screens::withdraw {
namespace {

bool is_code(const Typed& typed) {
  std::optional<std::string> code = leads::parse_receipt_code(typed.text());
  if (code) base::wipe(*code);
  return code.has_value();
}

Wishes send(State& state) {
  if (state.code.text().size() < leads::kReceiptCodeLength) {
    state.phase = Phase::kTooShort;
    return {};
  }
  if (!is_code(state.code)) {
    state.phase = Phase::kMistyped;
    return {};
  }
  state.phase = Phase::kAsking;
  return {WithdrawLead{state.code}};
}

void type(State& state, const std::string& text) {
  const bool refused = state.phase == Phase::kUnknown || state.phase == Phase::kMistyped;
  if (refused) state.code.wipe();  // that one is done with
  state.phase = Phase::kTyping;
  if (state.code.text().size() < leads::kReceiptCodeLength) state.code.append(text);
}

Wishes press_key(State& state, const ui::KeyPress& press) {
  switch (press.kind) {
    case ui::KeyKind::kText:
      type(state, press.text);
      return {};
    case ui::KeyKind::kBack:
      state.code.drop_last();
      state.phase = Phase::kTyping;
      return {};
    case ui::KeyKind::kNext:
      return send(state);
    case ui::KeyKind::kShift:
      return {};
  }
  return {};
}

}  // namespace

double wait_left_s(const World& world) {
  return world.codes_wait_until_s - world.uptime_s;
}

bool is_over(const State& state) {
  return state.phase == Phase::kErased || state.phase == Phase::kTold;
}

bool takes_keys(const State& state, const World& world) {
  return state.phase != Phase::kAsking && !is_over(state) && wait_left_s(world) <= 0;
}

State open(const Route&, const World&) {
  return {};
}

Wishes update(State& state, const Action& action, const World& world) {
  if (std::holds_alternative<BrowseTapped>(action)) return {Open{{ScreenName::kExplore, ""}}};
  if (std::holds_alternative<DoneTapped>(action)) return {EndVisit{}};
  if (!takes_keys(state, world)) return {};
  return press_key(state, std::get<KeyTapped>(action).press);
}

void heard(State& state, Answer answer) {
  switch (answer) {
    case Answer::kUnknown:
      state.phase = Phase::kUnknown;
      return;
    case Answer::kFailed:
      state.phase = Phase::kFailed;
      return;
    case Answer::kErased:
      state.phase = Phase::kErased;
      break;
    case Answer::kTold:
      state.phase = Phase::kTold;
      break;
  }
  state.code.wipe();
}

}  // namespace gummiband::screens::withdraw
