#include "screens/offer.h"

#include "screens/paper.h"
#include "screens/pieces.h"

namespace gummiband::screens::offer {

State open(const Route& route, const World& world) {
  State state{route.item, std::nullopt, false};
  const content::Item* item = world.pack.find(route.item);
  if (item != nullptr) state.code = link_code(item->link, world.campaign, item->id);
  return state;
}

Wishes update(State& state, const Action& action, const World& world) {
  if (std::holds_alternative<FormTapped>(action)) return {Open{{ScreenName::kForm, state.item}}};
  if (std::holds_alternative<HeartTapped>(action)) {
    if (heart_door(world.visit, state.item) == HeartDoor::kFull) return {};
    return {ToggleHeart{state.item}};
  }
  const bool paper = std::holds_alternative<PaperTapped>(action);
  if (paper && prints(world)) {
    const content::Item* item = world.pack.find(state.item);
    if (item == nullptr) return {};
    return {PrintSlip{item_slip(world, *item), state.item}};
  }
  const bool bigger = (paper || std::holds_alternative<CodeTapped>(action)) && state.code;
  const bool opened = bigger && !state.bigger;
  state.bigger = bigger;
  return opened ? Wishes{CountOne{"code", state.item}} : Wishes{};
}

std::string kicker(const World& world, const content::Item& item) {
  return dotted(world.in(item.employer), world.in(item.place));
}

std::vector<Fact> facts(const World& world, const content::Item& item) {
  std::vector<Fact> facts = item_facts(world, item);
  std::erase(facts, Fact{"info", world.word("fact.sample")});
  return facts;
}

HeartDoor heart_door(const visit::Visit& visit, std::string_view item) {
  if (visit.likes(item)) return HeartDoor::kKept;
  return visit.hearts.size() >= visit::kMostHearts ? HeartDoor::kFull : HeartDoor::kFree;
}

}  // namespace gummiband::screens::offer
