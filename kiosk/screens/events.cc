#include "screens/events.h"

#include <algorithm>

#include "screens/pieces.h"

namespace gummiband::screens::events {

State open(const Route&, const World&) {
  return {};
}

Wishes update(State&, const Action& action, const World&) {
  const std::string& item = std::get<EventTapped>(action).item;
  return {CountOne{"item", item}, Open{{ScreenName::kHighlight, item}}};
}

bool is_over(const World& world, const content::Item& event) {
  if (event.ends) return *event.ends < world.now;
  return event.starts && event.starts->day < world.now.day;
}

std::vector<const content::Item*> coming(const World& world) {
  std::vector<const content::Item*> items =
      world.pack.shown(content::ItemKind::kEvent, world.now.day);
  std::erase_if(items, [&](const content::Item* item) { return is_over(world, *item); });
  std::ranges::stable_sort(
      items, [](const content::Item* a, const content::Item* b) { return a->starts < b->starts; });
  return items;
}

std::string day_of(const World& world, const content::Item& item) {
  if (!item.starts) return "";
  const base::Day day = item.starts->day;
  std::string text = world.words.long_day(world.visit.language, day);
  if (day.year() != world.now.day.year()) {
    text += " " + std::to_string(static_cast<int>(day.year()));
  }
  return text;
}

std::string when(const World& world, const content::Item& item) {
  if (!item.starts) return "";
  const std::string& language = world.visit.language;
  return world.words.text(language, "events.when",
                          {{"day", day_of(world, item)},
                           {"time", unbroken(world.words.time_of_day(language, *item.starts))}});
}

}  // namespace gummiband::screens::events
