#include "screens/staff_pin.h"

#include "leads/pin.h"
#include "screens/pieces.h"
#include "screens/staff_parts.h"

namespace gummiband::screens::staff_pin {
namespace {

using staff::GateState;

constexpr const char* kPinCommand = "gummiband staff pin";  // for whoever is called

double wait_left_s(const World& world) {
  return world.staff == nullptr ? 0 : world.staff->gate.wait_until_s - world.uptime_s;
}

bool has_no_pin(const World& world) {
  return world.staff == nullptr || world.staff->gate.state == GateState::kNoPin;
}

}  // namespace

bool takes_keys(const World& world) {
  if (world.staff == nullptr || wait_left_s(world) > 0) return false;
  const GateState state = world.staff->gate.state;
  return state == GateState::kShut || state == GateState::kWrong;
}

std::string sentence(const World& world) {
  if (has_no_pin(world)) return world.word("staff.pin_none");
  const staff::Gate& gate = world.staff->gate;
  if (gate.state == GateState::kFault) return world.word("staff.pin_fault");
  if (gate.state == GateState::kChecking) return world.word("staff.pin_checking");
  if (wait_left_s(world) > 0) {
    return world.words.text(world.visit.language, "staff.pin_wait",
                            {{"time", countdown(wait_left_s(world))}});
  }
  if (gate.state == GateState::kWrong) return world.word("staff.pin_wrong");
  return {};
}

std::string detail(const World& world) {
  if (has_no_pin(world)) return command_words(world, kPinCommand);
  if (world.staff->gate.state != GateState::kFault) return {};
  return exact_words(world, world.staff->gate.fault);
}

State open(const Route&, const World&) {
  return {};
}

Wishes update(State& state, const Action& action, const World& world) {
  if (std::holds_alternative<CloseTapped>(action)) return {Back{}};
  if (!takes_keys(world)) return {};
  if (const auto* digit = std::get_if<DigitTapped>(&action)) {
    if (state.pin.text().size() < leads::kMostPinDigits) {
      state.pin.append(std::string_view(&digit->digit, 1));
    }
    return {};
  }
  if (std::holds_alternative<BackTapped>(action)) {
    state.pin.drop_last();
    return {};
  }
  if (state.pin.empty()) return {};
  Wishes wishes = {staff::Wish(staff::TryPin{state.pin})};
  state.pin.wipe();
  return wishes;
}

}  // namespace gummiband::screens::staff_pin
