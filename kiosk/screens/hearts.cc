#include "screens/hearts.h"

#include "screens/events.h"
#include "screens/highlight.h"
#include "screens/paper.h"
#include "screens/pieces.h"

namespace gummiband::screens::hearts {
namespace {

// What ends during a visit is offered no longer, on no list and no slip.
bool still_shown(const World& world, const content::Item& item) {
  return content::is_shown(item, world.now.day) &&
         (item.kind != content::ItemKind::kEvent || !events::is_over(world, item));
}

// How much of each item is in a list.
enum class Detail { kTitle, kPlace, kLink };

std::string lines(const World& world, Detail detail) {
  std::string text = world.word("hearts.title") + " · " + world.in(world.pack.title);
  for (const content::Item* item : collected(world)) {
    text += "\n" + world.in(item->title);
    const std::string& place = world.in(item->place);
    if (detail != Detail::kTitle && !place.empty()) text += ", " + place;
    if (detail == Detail::kLink && !item->link.empty()) text += "\n" + item->link;
  }
  return without_soft_hyphens(std::move(text));
}

}  // namespace

State open(const Route&, const World&) {
  return {};
}

Wishes update(State& state, const Action& action, const World& world) {
  if (const auto* tapped = std::get_if<ItemTapped>(&action)) {
    const content::Item* item = world.pack.find(tapped->item);
    if (item == nullptr) return {};
    return {CountOne{"item", item->id}, Open{highlight::route_to(*item)}};
  }
  if (const auto* removed = std::get_if<RemoveTapped>(&action)) {
    return {ToggleHeart{removed->item}};
  }
  if (std::holds_alternative<FormTapped>(action)) return {Open{{ScreenName::kForm, ""}}};
  if (std::holds_alternative<ExploreTapped>(action)) return {Open{{ScreenName::kExplore, ""}}};
  if (std::holds_alternative<CodeClosed>(action)) {
    state.code.reset();
    return {};
  }
  if (collected(world).empty()) return {};
  if (std::holds_alternative<PrintTapped>(action) && prints(world)) {
    return {PrintSlip{hearts_slip(world), ""}};
  }
  state.code = text_code(list_text(world), world.in(world.pack.title), CodeHolds::kList);
  return state.code ? Wishes{CountOne{"code", ""}} : Wishes{};
}

std::vector<const content::Item*> collected(const World& world) {
  std::vector<const content::Item*> items;
  for (const std::string& id : world.visit.hearts) {
    const content::Item* item = world.pack.find(id);
    if (item != nullptr && still_shown(world, *item)) items.push_back(item);
  }
  return items;
}

std::string note(const World& world, const content::Item& item) {
  std::string line;
  if (item.kind == content::ItemKind::kOffer) {
    line = dotted(world.in(item.employer), world.in(item.field));
  } else if (item.kind == content::ItemKind::kEvent && item.starts) {
    line = dotted(world.in(item.place), events::day_of(world, item));
  } else if (item.kind == content::ItemKind::kContact) {
    line = world.in(item.organisation);
  } else {
    line = where(world, item);
  }
  return item.sample ? dotted(line, world.word("fact.sample")) : line;
}

std::string list_text(const World& world) {
  std::string text = lines(world, Detail::kLink);
  if (text.size() <= kMostLinkedListBytes) return text;
  text = lines(world, Detail::kPlace);
  if (text.size() > kMostListBytes) text = lines(world, Detail::kTitle);
  while (text.size() > kMostListBytes) text.erase(text.rfind('\n'));
  return text;
}

}  // namespace gummiband::screens::hearts
