#include "screens/hearts.h"

#include "base/text.h"
#include "screens/paper.h"
#include "small_world.h"

namespace gummiband::screens::hearts {
namespace {

using content::ItemKind;

SmallWorld collection() {
  SmallWorld small;
  small.add("burg", ItemKind::kHighlight, "Burg Altena").link = "https://www.example.org/burg";
  small.add("zerspanung", ItemKind::kOffer, "Zerspanungs\u00ADmechanik");
  content::Item& friday = small.add("freitag", ItemKind::kEvent, "Neubürger-Freitag");
  friday.starts = base::LocalTime{day(2026, 7, 3), 17, 0};
  friday.sample = true;
  small.visit.hearts = {"zerspanung", "burg"};
  return small;
}

}  // namespace

TEST_CASE("hearts stand in the order of collecting, without what has left the pack") {
  SmallWorld small = collection();
  small.visit.hearts = {"freitag", "gone", "burg"};
  const auto items = collected(small.world());
  REQUIRE(items.size() == 2);
  CHECK(items[0]->id == "freitag");
  CHECK(items[1]->id == "burg");
}

// An event that had ended while its visitor was still there stood on the list and on the slip.
TEST_CASE("what ends during a visit stands on no list and on no slip") {
  SmallWorld small = collection();
  content::Item& event = small.pack.items[2];
  event.starts = base::LocalTime{small.now.day, 9, 0};
  event.ends = base::LocalTime{small.now.day, 12, 0};
  small.visit.hearts = {"freitag", "burg"};
  small.now = *event.ends;
  CHECK(collected(small.world()).size() == 2);
  CHECK_THAT(list_text(small.world()), contains("Freitag"));
  small.now.minute = 1;
  CHECK(collected(small.world()).size() == 1);
  CHECK_THAT(list_text(small.world()), !contains("Freitag"));
  const slips::Slip slip = hearts_slip(small.world());
  REQUIRE(slip.items.size() == 1);
  CHECK(slip.items[0].title == "Burg Altena");

  // The same with an offer that was valid until yesterday.
  small.visit.hearts = {"zerspanung"};
  small.pack.items[1].valid_until = small.now.day;
  CHECK(collected(small.world()).size() == 1);
  small.now.day = base::Day{std::chrono::sys_days{small.now.day} + std::chrono::days{1}};
  CHECK(collected(small.world()).empty());
}

TEST_CASE("the note says what matters for each kind of item") {
  const SmallWorld small = collection();
  const World world = small.world();
  CHECK(note(world, small.pack.items[0]) == "Lennestadt\u00A0· Kreis Olpe");
  CHECK(note(world, small.pack.items[1]) == "Musterwerk Lennetal\u00A0· Ausbildung");
  CHECK(note(world, small.pack.items[2]) == "Lennestadt\u00A0· Freitag, 3. Juli\u00A0· Muster");
}

TEST_CASE("a tapped row opens its own kind of screen and is counted") {
  const SmallWorld small = collection();
  State state;
  const Wishes offer = update(state, ItemTapped{"zerspanung"}, small.world());
  CHECK(wish<Open>(offer).route == Route{ScreenName::kOffer, "zerspanung"});
  CHECK(wish<CountOne>(offer) == CountOne{"item", "zerspanung"});
  const Wishes event = update(state, ItemTapped{"freitag"}, small.world());
  CHECK(wish<Open>(event).route == Route{ScreenName::kHighlight, "freitag"});
  CHECK(update(state, ItemTapped{"gone"}, small.world()).empty());
}

TEST_CASE("the cross of a row takes its heart back") {
  const SmallWorld small = collection();
  State state;
  CHECK(update(state, RemoveTapped{"burg"}, small.world()) == Wishes{ToggleHeart{"burg"}});
}

TEST_CASE("the main button opens the form for the whole collection") {
  const SmallWorld small = collection();
  State state;
  CHECK(wish<Open>(update(state, FormTapped{}, small.world())).route ==
        Route{ScreenName::kForm, ""});
  CHECK(wish<Open>(update(state, ExploreTapped{}, small.world())).route ==
        Route{ScreenName::kExplore, ""});
}

TEST_CASE("for the phone the list becomes a code that needs no network") {
  const SmallWorld small = collection();
  State state;
  const Wishes wishes = update(state, PhoneTapped{}, small.world());
  REQUIRE(state.code);
  CHECK(state.code->text == list_text(small.world()));
  CHECK(wish<CountOne>(wishes) == CountOne{"code", ""});
  update(state, CodeClosed{}, small.world());
  CHECK_FALSE(state.code);
}

TEST_CASE("without hearts there is no list to take along") {
  SmallWorld small = collection();
  small.visit.hearts.clear();
  State state;
  CHECK(update(state, PhoneTapped{}, small.world()).empty());
  CHECK_FALSE(state.code);
}

TEST_CASE("the list is plain text with titles, places and links, without soft hyphens") {
  const SmallWorld small = collection();
  CHECK(list_text(small.world()) ==
        "Deine Herzen · Südwestfalen\n"
        "Zerspanungsmechanik, Lennestadt\n"
        "https://www.example.org/stellen/zerspanung\n"
        "Burg Altena, Lennestadt\n"
        "https://www.example.org/burg");
}

TEST_CASE("a list too long for large modules goes without its links") {
  SmallWorld small = collection();
  // Just at the limit the links are there; one byte more and they are not.
  const size_t spare = kMostLinkedListBytes - list_text(small.world()).size();
  small.pack.items[0].link += std::string(spare, 'x');
  CHECK(list_text(small.world()).size() == kMostLinkedListBytes);
  small.pack.items[0].link += "x";
  CHECK(list_text(small.world()) ==
        "Deine Herzen · Südwestfalen\nZerspanungsmechanik, Lennestadt\nBurg Altena, Lennestadt");
}

TEST_CASE("eight hearts with the longest titles a pack may have still make a code") {
  SmallWorld small;
  for (size_t i = 0; i < visit::kMostHearts; ++i) {
    const std::string id = "item-" + std::to_string(i);
    std::string title;
    for (int letter = 0; letter < 60; ++letter) title += "ü";
    small.add(id, ItemKind::kHighlight, title).place = same(title);
    small.visit.hearts.push_back(id);
  }
  const std::string text = list_text(small.world());
  CHECK(text.size() <= kMostListBytes);
  CHECK(text.size() > kMostListBytes - 130);  // no line more than must be is left out
  CHECK(base::is_utf8(text));
  State state;
  update(state, PhoneTapped{}, small.world());
  CHECK(state.code);
}

}  // namespace gummiband::screens::hearts
