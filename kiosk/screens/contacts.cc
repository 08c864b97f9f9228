#include "screens/contacts.h"

#include <algorithm>

#include "screens/paper.h"
#include "slips/payload.h"

namespace gummiband::screens::contacts {
namespace {

// The smaller, the nearer to the visitor.
int distance(const World& world, const content::Item& item) {
  const content::HeartPlace* place = heart_place(world);
  if (place != nullptr && item.id == place->contact) return 0;
  if (place != nullptr && !place->district.empty() && item.district == place->district) return 1;
  const bool meant = std::ranges::find(item.personas, world.visit.persona) != item.personas.end();
  return meant ? 2 : 3;
}

}  // namespace

State open(const Route&, const World&) {
  return {};
}

Wishes update(State& state, const Action& action, const World& world) {
  if (const auto* tapped = std::get_if<ContactTapped>(&action)) {
    return {CountOne{"item", tapped->item}, Open{{ScreenName::kHighlight, tapped->item}}};
  }
  if (std::holds_alternative<CodeClosed>(action)) {
    state = {};
    return {};
  }
  const content::Item* item = world.pack.find(std::get<CodeTapped>(action).item);
  if (item == nullptr) return {};
  state.code = item_code(world, *item);
  if (!state.code) return {};
  state.item = item->id;
  return {CountOne{"code", item->id}};
}

std::vector<const content::Item*> listed(const World& world) {
  std::vector<const content::Item*> items =
      world.pack.shown(content::ItemKind::kContact, world.now.day);
  std::ranges::stable_sort(items, {},
                           [&](const content::Item* item) { return distance(world, *item); });
  return items;
}

std::string card(const World& world, const content::Item& item) {
  return slips::vcard({without_soft_hyphens(world.in(item.title)),
                       without_soft_hyphens(world.in(item.organisation)), item.phone, item.email,
                       item.link});
}

}  // namespace gummiband::screens::contacts
