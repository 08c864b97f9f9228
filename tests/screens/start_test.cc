// attract, welcome, language and help: the screens around a visit.
#include "catch.h"
#include "screens/attract.h"
#include "screens/help.h"
#include "screens/highlight.h"
#include "screens/language.h"
#include "screens/welcome.h"
#include "small_world.h"

using namespace gummiband;
using namespace gummiband::screens;

TEST_CASE("a touch begins a visit in the language that was on the screen") {
  SmallWorld small;
  const World world = small.world();
  attract::State state = attract::open({}, world);
  const Wishes wishes = attract::update(state, attract::Touched{"nl"}, world);
  CHECK(wish<ChooseLanguage>(wishes).language == "nl");
  CHECK(wish<Open>(wishes).route.screen == ScreenName::kWelcome);
  CHECK(wish<CountOne>(wishes) == CountOne{"visit", "nl"});
}

TEST_CASE("who you are is asked once, counted, and leads to exploring") {
  SmallWorld small;
  const World world = small.world();
  welcome::State state;
  const Wishes wishes = welcome::update(state, welcome::PersonaTapped{"returnee"}, world);
  CHECK(wish<ChoosePersona>(wishes).persona == "returnee");
  CHECK(wish<CountOne>(wishes) == CountOne{"persona", "returnee"});
  CHECK(wish<Open>(wishes).route.screen == ScreenName::kExplore);
  CHECK(
      wish<ChooseLanguage>(welcome::update(state, welcome::LanguageTapped{"en"}, world)).language ==
      "en");
}

TEST_CASE("where a pack knows places, the visitor is asked for one next") {
  SmallWorld small;
  small.pack.places = {sample_place("siegerland", "")};
  const World world = small.world();
  welcome::State state;
  const Wishes wishes = welcome::update(state, welcome::PersonaTapped{"guest"}, world);
  CHECK(wish<Open>(wishes).route == Route{ScreenName::kPlaces, ""});
}

TEST_CASE("choosing a language leads back to where one was") {
  SmallWorld small;
  const World world = small.world();
  language::State state;
  const Wishes wishes = language::update(state, {"en"}, world);
  CHECK(wish<ChooseLanguage>(wishes).language == "en");
  wish<Back>(wishes);
}

TEST_CASE("less motion is a switch for this visitor alone") {
  SmallWorld small;
  help::State state;
  {
    const World world = small.world();
    CHECK(wish<ChangeComfort>(help::update(state, help::MotionTapped{}, world))
              .comfort.reduced_motion);
  }
  small.visit.comfort.reduced_motion = true;
  const World world = small.world();
  CHECK_FALSE(
      wish<ChangeComfort>(help::update(state, help::MotionTapped{}, world)).comfort.reduced_motion);
}

TEST_CASE(
    "what goes with a highlight is a job, a date and a place, from its district if possible") {
  SmallWorld small;
  small.pack.items.clear();
  const auto add = [&](const std::string& id, content::ItemKind kind, const std::string& district) {
    content::Item& item = small.add(id, kind, id);
    item.district = district;
    item.picture.emplace();
  };
  add("here", content::ItemKind::kHighlight, "olpe");
  add("far", content::ItemKind::kHighlight, "soest");
  add("near", content::ItemKind::kHighlight, "olpe");
  add("job-far", content::ItemKind::kOffer, "soest");
  add("job-near", content::ItemKind::kOffer, "olpe");
  add("date", content::ItemKind::kEvent, "soest");
  const World world = small.world();
  highlight::State state = highlight::open({ScreenName::kHighlight, "here"}, world);
  CHECK(state.related == std::vector<std::string>{"job-near", "date", "near"});
  CHECK(wish<Open>(highlight::update(state, highlight::RelatedTapped{"job-near"}, world)).route ==
        Route{ScreenName::kOffer, "job-near"});
  CHECK(wish<ToggleHeart>(highlight::update(state, highlight::HeartTapped{}, world)).item ==
        "here");
}
