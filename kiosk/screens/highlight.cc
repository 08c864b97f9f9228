#include "screens/highlight.h"

#include <algorithm>

#include "screens/form_script.h"
#include "screens/paper.h"

namespace gummiband::screens::highlight {
namespace {

constexpr size_t kMostRelated = 3;

// The first of this kind that is not yet there, from the same district if there is one.
const content::Item* closest(const content::Item& to, content::ItemKind kind, const World& world,
                             const std::vector<std::string>& taken) {
  const std::vector<const content::Item*> items = world.pack.shown(kind, world.now.day);
  const auto free = [&](const content::Item* item) {
    return item->id != to.id && item->picture && std::ranges::find(taken, item->id) == taken.end();
  };
  // Start behind the item itself, so that neighbours do not all show the same three.
  const auto self = std::ranges::find(items, to.id, &content::Item::id);
  const size_t start = self == items.end() ? 0 : static_cast<size_t>(self - items.begin()) + 1;
  const content::Item* any = nullptr;
  for (size_t i = 0; i < items.size(); ++i) {
    const content::Item* item = items[(start + i) % items.size()];
    if (!free(item)) continue;
    if (item->district == to.district) return item;
    if (any == nullptr) any = item;
  }
  return any;
}

Wishes take_along(State& state, const World& world) {
  const content::Item* item = world.pack.find(state.item);
  if (item == nullptr || !state.code) return {};
  if (prints(world)) return {PrintSlip{item_slip(world, *item), item->id}};
  state.bigger = true;
  return {CountOne{"code", item->id}};
}

}  // namespace

State open(const Route& route, const World& world) {
  State state{route.item, {}, {}};
  const content::Item* item = world.pack.find(route.item);
  if (item == nullptr) return state;
  state.code = item_code(world, *item);
  for (content::ItemKind kind : {content::ItemKind::kOffer, content::ItemKind::kEvent,
                                 content::ItemKind::kHighlight, content::ItemKind::kOffer}) {
    if (state.related.size() == kMostRelated) break;
    if (const content::Item* other = closest(*item, kind, world, state.related)) {
      state.related.push_back(other->id);
    }
  }
  return state;
}

Wishes update(State& state, const Action& action, const World& world) {
  if (std::holds_alternative<HeartTapped>(action)) return {ToggleHeart{state.item}};
  if (std::holds_alternative<CallTapped>(action)) {
    return {Open{{ScreenName::kForm, state.item}}};
  }
  if (std::holds_alternative<PaperTapped>(action)) return take_along(state, world);
  if (std::holds_alternative<CodeClosed>(action)) {
    state.bigger = false;
    return {};
  }
  const std::string& id = std::get<RelatedTapped>(action).item;
  const content::Item* item = world.pack.find(id);
  if (item == nullptr) return {};
  return {CountOne{"item", id}, Open{route_to(*item)}};
}

bool can_call(const content::Item& item, const World& world) {
  return item.kind == content::ItemKind::kContact && form::can_ask(world);
}

Route route_to(const content::Item& item) {
  const bool offer = item.kind == content::ItemKind::kOffer;
  return {offer ? ScreenName::kOffer : ScreenName::kHighlight, item.id};
}

}  // namespace gummiband::screens::highlight
