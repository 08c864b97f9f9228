#include "screens/places.h"

#include "catch.h"
#include "screens/explore.h"
#include "screens/form.h"
#include "screens/form_lead.h"
#include "small_world.h"

using namespace gummiband;
using namespace gummiband::screens;

TEST_CASE("a place is remembered, counted, and leads to exploring in its district") {
  SmallWorld small;
  small.pack.places = {sample_place("suedsauerland", "olpe")};
  const World world = small.world();
  places::State state = places::open({}, world);
  const Wishes wishes = places::update(state, places::PlaceTapped{"suedsauerland"}, world);
  CHECK(wish<ChoosePlace>(wishes).place == "suedsauerland");
  CHECK(wish<CountOne>(wishes) == CountOne{"place", "suedsauerland"});
  CHECK(wish<Open>(wishes).route == Route{ScreenName::kExplore, "olpe"});
}

TEST_CASE("everywhere is an answer, and so is a town without a district") {
  SmallWorld small;
  small.pack.places = {sample_place("meine-stadt", "")};
  const World world = small.world();
  places::State state;
  const Wishes none = places::update(state, places::PlaceTapped{""}, world);
  CHECK(wish<ChoosePlace>(none).place.empty());
  CHECK(wish<CountOne>(none) == CountOne{"place", "everywhere"});
  const Wishes town = places::update(state, places::PlaceTapped{"meine-stadt"}, world);
  CHECK(wish<ChoosePlace>(town).place == "meine-stadt");
  for (const Wishes& wishes : {none, town}) {
    CHECK(wish<Open>(wishes).route ==
          Route{ScreenName::kExplore, std::string(explore::kEverywhere)});
  }
}

TEST_CASE("a place that is no longer in the pack is nobody's") {
  SmallWorld small;
  small.visit.place = "atlantis";
  CHECK(heart_place(small.world()) == nullptr);
}

TEST_CASE(
    "who looks after the visitor's place is the first who may write, and stands in the lead") {
  SmallWorld small;
  for (const char* id : {"first", "second", "third"}) {
    content::Recipient recipient;
    recipient.id = id;
    recipient.name = recipient.organisation = recipient.purpose = same(id);
    recipient.public_key = "gb1-a-key";
    small.pack.recipients.push_back(recipient);
  }
  small.pack.places = {sample_place("suedsauerland", "olpe")};
  small.pack.places[0].recipient = "third";
  small.visit.place = "suedsauerland";
  const World world = small.world();
  form::State state = form::open({}, world);
  std::vector<std::string> ids;
  for (const content::Recipient* one : form::shown_recipients(state, world)) ids.push_back(one->id);
  CHECK(ids == std::vector<std::string>{"third", "first", "second"});

  state.step = 1;  // consent, behind the contact
  for (const char letter : std::string("lena@web.de")) state.email.append(std::string(1, letter));
  form::update(state, form::RecipientTapped{"third"}, world);
  form::update(state, form::SixteenTapped{}, world);
  const Wishes sent = form::update(state, form::SendTapped{}, world);
  const leads::Interest& interest = wish<CaptureLead>(sent).interest;
  CHECK(interest.heart_place == "suedsauerland");
  CHECK(interest.district == "olpe");
  CHECK(interest.contact == "lotsin");
}
