#include "screens/contacts.h"

#include "catch.h"
#include "small_world.h"

using namespace gummiband;
using namespace gummiband::screens;

namespace {

content::Item& add(SmallWorld& small, const std::string& id, const std::string& district) {
  content::Item& item = small.add(id, content::ItemKind::kContact, id);
  item.district = district;
  item.organisation = same("Heimvorteil");
  item.phone = "+49 30 23125 101";
  item.email = "lotsin@heimvorteil.example";
  return item;
}

std::vector<std::string> ids(const World& world) {
  std::vector<std::string> result;
  for (const content::Item* item : contacts::listed(world)) result.push_back(item->id);
  return result;
}

}  // namespace

TEST_CASE("who looks after the visitor's place is listed first, then who is near, then who fits") {
  SmallWorld small;
  small.pack.items.clear();
  add(small, "far", "soest");
  add(small, "for-me", "soest").personas = {"returnee"};
  add(small, "near", "olpe");
  add(small, "lotsin", "");
  small.visit.persona = "returnee";
  CHECK(ids(small.world()) == std::vector<std::string>{"for-me", "far", "near", "lotsin"});
  small.pack.places = {sample_place("suedsauerland", "olpe")};
  small.visit.place = "suedsauerland";
  CHECK(ids(small.world()) == std::vector<std::string>{"lotsin", "near", "for-me", "far"});
}

TEST_CASE("a contact's code is a card for the address book and is counted when it is opened") {
  SmallWorld small;
  content::Item& item = add(small, "lotsin", "olpe");
  item.title = same("R\u00FCck\u00ADkehr-Lotsin");
  const World world = small.world();
  contacts::State state = contacts::open({}, world);
  const Wishes wishes = contacts::update(state, contacts::CodeTapped{"lotsin"}, world);
  CHECK(wish<CountOne>(wishes) == CountOne{"code", "lotsin"});
  REQUIRE(state.code.has_value());
  CHECK_THAT(state.code->text, contains("BEGIN:VCARD"));
  CHECK_THAT(state.code->text, contains("R\u00FCckkehr-Lotsin"));
  CHECK_THAT(state.code->text, contains("23125"));
  CHECK(contacts::update(state, contacts::CodeClosed{}, world).empty());
  CHECK(state == contacts::State{});
}

TEST_CASE("a contact whom one writes to has a code that begins the letter, in the list as well") {
  SmallWorld small;
  add(small, "lotsin", "olpe").subject = same("Wieder nach Hause");
  const World world = small.world();
  contacts::State state;
  contacts::update(state, contacts::CodeTapped{"lotsin"}, world);
  REQUIRE(state.code.has_value());
  CHECK(state.code->holds == CodeHolds::kLetter);
  CHECK_THAT(state.code->text, contains("mailto:lotsin@heimvorteil.example?subject=Wieder"));
}

TEST_CASE("a contact opens close up, and one that is gone has no code") {
  SmallWorld small;
  add(small, "lotsin", "olpe");
  const World world = small.world();
  contacts::State state;
  CHECK(wish<Open>(contacts::update(state, contacts::ContactTapped{"lotsin"}, world)).route ==
        Route{ScreenName::kHighlight, "lotsin"});
  CHECK(contacts::update(state, contacts::CodeTapped{"gone"}, world).empty());
  CHECK_FALSE(state.code.has_value());
}
