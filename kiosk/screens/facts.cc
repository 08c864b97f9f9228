#include "screens/facts.h"

namespace gummiband::screens {

std::vector<Fact> item_facts(const World& world, const content::Item& item) {
  const std::string& language = world.visit.language;
  std::vector<Fact> facts;
  if (!world.in(item.field).empty()) facts.push_back({"work", world.in(item.field)});
  if (!world.in(item.hours).empty()) facts.push_back({"schedule", world.in(item.hours)});
  if (item.starts) {
    facts.push_back({"event", world.words.long_day(language, item.starts->day)});
    facts.push_back({"schedule", world.words.time_of_day(language, *item.starts)});
  }
  if (item.kind == content::ItemKind::kOffer && item.valid_until) {
    std::string day = world.words.short_day(language, *item.valid_until);
    if (item.valid_until->year() != world.now.day.year()) {
      day += " " + std::to_string(static_cast<int>(item.valid_until->year()));
    }
    facts.push_back({"event", world.words.text(language, "fact.until", {{"day", day}})});
  }
  if (!item.phone.empty()) facts.push_back({"call", item.phone});
  if (!item.email.empty()) facts.push_back({"mail", item.email});
  if (item.sample) facts.push_back({"info", world.word("fact.sample")});
  return facts;
}

}  // namespace gummiband::screens
