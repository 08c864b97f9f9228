#include "screens/events.h"

#include "small_world.h"

namespace gummiband::screens::events {
namespace {

using content::ItemKind;

content::Item& add_event(SmallWorld& small, const std::string& id, base::LocalTime starts) {
  content::Item& item = small.add(id, ItemKind::kEvent, id);
  item.starts = starts;
  return item;
}

std::vector<std::string> ids(const SmallWorld& small) {
  std::vector<std::string> result;
  for (const content::Item* item : coming(small.world())) result.push_back(item->id);
  return result;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("events come soonest first, whatever the pack's order") {
  SmallWorld small;
  add_event(small, "late", {day(2026, 9, 1), 10, 0});
  add_event(small, "soon", {day(2026, 6, 21), 10, 0});
  add_event(small, "today", {day(2026, 6, 20), 20, 0});
  CHECK(ids(small) == Ids{"today", "soon", "late"});
}

TEST_CASE("an event vanishes when it has ended, and without an end when its day is over") {
  SmallWorld small;
  add_event(small, "with-end", {day(2026, 6, 20), 9, 0}).ends =
      base::LocalTime{day(2026, 6, 20), 12, 0};
  add_event(small, "all-day", {day(2026, 6, 20), 9, 0});
  small.now = {day(2026, 6, 20), 12, 0};
  CHECK(ids(small) == Ids{"with-end", "all-day"});
  small.now = {day(2026, 6, 20), 12, 1};
  CHECK(ids(small) == Ids{"all-day"});
  small.now = {day(2026, 6, 21), 0, 0};
  CHECK(ids(small).empty());
}

TEST_CASE("an event of several days is there until its last one") {
  SmallWorld small;
  add_event(small, "fest", {day(2026, 6, 18), 17, 0}).ends =
      base::LocalTime{day(2026, 6, 22), 2, 0};
  CHECK(ids(small) == Ids{"fest"});
}

TEST_CASE("when it takes place is said in the visitor's language") {
  SmallWorld small;
  const content::Item& item = add_event(small, "fest", {day(2026, 6, 20), 17, 0});
  CHECK(when(small.world(), item) == "Samstag, 20. Juni, 17\u00A0Uhr");
  small.visit.language = "en";
  CHECK(when(small.world(), item) == "Saturday, 20 June, 5\u00A0pm");
  small.visit.language = "nl";
  CHECK(when(small.world(), item) == "zaterdag 20 juni, 17.00\u00A0uur");
}

TEST_CASE("a day of another year says which") {
  SmallWorld small;
  const content::Item& item = add_event(small, "stammtisch", {day(2027, 1, 2), 19, 0});
  CHECK(when(small.world(), item) == "Samstag, 2. Januar 2027, 19\u00A0Uhr");
  small.now.day = day(2027, 1, 1);
  CHECK(when(small.world(), item) == "Samstag, 2. Januar, 19\u00A0Uhr");
}

TEST_CASE("a tapped event is counted and opens") {
  SmallWorld small;
  State state;
  const Wishes wishes = update(state, EventTapped{"fest"}, small.world());
  CHECK(wish<CountOne>(wishes) == CountOne{"item", "fest"});
  CHECK(wish<Open>(wishes).route == Route{ScreenName::kHighlight, "fest"});
}

}  // namespace gummiband::screens::events
