#include "screens/offers.h"

#include <algorithm>

#include "ui/widgets.h"

namespace gummiband::screens::offers {
namespace {

// Of the columns in landscape: two offers one above the other, then one that is tall.
constexpr float kPairWidth = 560;
constexpr float kTallWidth = 470;

bool in_field(const content::Item& item, std::string_view field) {
  return field.empty() || std::ranges::find(item.themes, field) != item.themes.end();
}

}  // namespace

State open(const Route& route, const World& world) {
  const bool known = std::ranges::find(world.pack.fields, route.item, &content::Named::id) !=
                     world.pack.fields.end();
  return State{known ? route.item : ""};
}

Wishes update(State& state, const Action& action, const World&) {
  if (const auto* tapped = std::get_if<FieldTapped>(&action)) {
    state.field = tapped->field;
    return {CountOne{"field", tapped->field}};
  }
  const std::string& item = std::get<OfferTapped>(action).item;
  return {CountOne{"item", item}, Open{{ScreenName::kOffer, item}}};
}

std::vector<const content::Item*> shown(const State& state, const World& world) {
  std::vector<const content::Item*> items =
      world.pack.shown(content::ItemKind::kOffer, world.now.day);
  std::erase_if(items, [&](const content::Item* item) { return !in_field(*item, state.field); });
  return items;
}

std::vector<const content::Named*> fields(const World& world) {
  const std::vector<const content::Item*> items =
      world.pack.shown(content::ItemKind::kOffer, world.now.day);
  std::vector<const content::Named*> result;
  for (const content::Named& field : world.pack.fields) {
    if (std::ranges::any_of(items,
                            [&](const content::Item* item) { return in_field(*item, field.id); })) {
      result.push_back(&field);
    }
  }
  return result;
}

Strip strip(size_t count, float across) {
  Strip result;
  const float half = (across - ui::kGutter) / 2;
  float left = 0;
  for (size_t i = 0; i < count; ++i) {
    const bool alone = i % 3 == 0 && i + 1 == count;  // a pair that lacks its second
    if (i % 3 == 2 || alone) {
      result.tiles.push_back(ui::rect_at(left, 0, kTallWidth, across));
      left += kTallWidth + ui::kGutter;
    } else if (i % 3 == 0) {
      result.tiles.push_back(ui::rect_at(left, 0, kPairWidth, half));
    } else {
      result.tiles.push_back({left, half + ui::kGutter, left + kPairWidth, across});
      left += kPairWidth + ui::kGutter;
    }
  }
  result.length = count == 0 ? 0 : left - ui::kGutter;
  return result;
}

}  // namespace gummiband::screens::offers
