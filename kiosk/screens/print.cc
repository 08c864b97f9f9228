#include "screens/print.h"

#include "screens/hearts.h"
#include "screens/paper.h"

namespace gummiband::screens::print {
namespace {

Phase phase_of(slips::SpoolVerdict verdict) {
  switch (verdict) {
    case slips::SpoolVerdict::kTaken:
      return Phase::kComing;
    case slips::SpoolVerdict::kAlreadyPrinted:
      return Phase::kAsk;
    case slips::SpoolVerdict::kVisitQuota:
      return Phase::kVisitFull;
    case slips::SpoolVerdict::kHourQuota:
      return Phase::kHourFull;
    case slips::SpoolVerdict::kBusy:
      return Phase::kBusy;
    case slips::SpoolVerdict::kTrouble:
      break;
  }
  return Phase::kTrouble;
}

std::optional<Code> code_of(const PrintSlip& wish, const World& world) {
  if (const content::Item* item = world.pack.find(wish.item)) return item_code(world, *item);
  if (wish.slip.kind != slips::SlipKind::kCollected) return std::nullopt;
  return text_code(hearts::list_text(world), world.in(world.pack.title), CodeHolds::kList);
}

}  // namespace

State open(const PrintSlip& wish, slips::SpoolVerdict verdict, const World& world) {
  State state;
  state.slip = wish.slip;
  state.item = wish.item;
  state.phase = phase_of(verdict);
  state.since_s = world.uptime_s;
  state.code = code_of(wish, world);
  return state;
}

void hear(State& state, const slips::SpoolView& view) {
  if (state.phase != Phase::kComing) return;
  if (view.stage == slips::SpoolStage::kTakeIt) state.phase = Phase::kTakeIt;
  if (view.stage == slips::SpoolStage::kGivenUp) {
    state.phase = Phase::kTrouble;
    state.torn = view.torn;
  }
}

Wishes update(State& state, const Action& action, const World&) {
  if (std::holds_alternative<PrintTapped>(action)) {
    const bool asked = state.phase == Phase::kAsk;
    return {PrintSlip{state.slip, state.item, asked ? slips::Again::kYes : slips::Again::kNo}};
  }
  if (std::holds_alternative<CodeTapped>(action)) {
    state.bigger = state.code.has_value();
    return state.bigger ? Wishes{CountOne{"code", state.item}} : Wishes{};
  }
  if (std::holds_alternative<CodeClosed>(action)) {
    state.bigger = false;
    return {};
  }
  return {Back{}};
}

}  // namespace gummiband::screens::print
