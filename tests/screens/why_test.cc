// "Warum hier?" and the question at its end.
#include "screens/why.h"

#include "catch.h"
#include "screens/obstacle.h"
#include "small_world.h"

using namespace gummiband;
using namespace gummiband::screens;

namespace {

void add_reasons(SmallWorld& small) {
  for (const char* id : {"rents", "nature", "family"}) {
    content::Reason reason;
    reason.id = id;
    reason.title = reason.text = reason.figure.value = same(id);
    small.pack.why_here.push_back(reason);
  }
}

content::Obstacle obstacle_of(const std::string& id, content::NextStep next,
                              const std::string& target) {
  return {id, same(id), same("Das wird."), next, target};
}

size_t counted(const Wishes& wishes) {
  return static_cast<size_t>(std::ranges::count_if(
      wishes, [](const Wish& wish) { return std::holds_alternative<CountOne>(wish); }));
}

}  // namespace

TEST_CASE("the story is read page by page, forwards and back, and stops at its end") {
  SmallWorld small;
  add_reasons(small);
  const World world = small.world();
  why::State state = why::open({}, world);
  CHECK_FALSE(why::go_back(state));
  CHECK(wish<CountOne>(why::update(state, why::NextTapped{}, world)) == CountOne{"why", "nature"});
  CHECK_FALSE(why::on_last_page(state, world));
  why::update(state, why::NextTapped{}, world);
  CHECK(why::on_last_page(state, world));
  CHECK(why::update(state, why::NextTapped{}, world).empty());
  CHECK(state.page == 2);
  CHECK(why::go_back(state));
  CHECK(state.page == 1);
}

TEST_CASE("the story ends in work, in people, and in the question") {
  SmallWorld small;
  add_reasons(small);
  const World world = small.world();
  why::State state{2};
  CHECK(wish<Open>(why::update(state, why::OffersTapped{}, world)).route.screen ==
        ScreenName::kOffers);
  CHECK(wish<Open>(why::update(state, why::ContactsTapped{}, world)).route.screen ==
        ScreenName::kContacts);
  CHECK(wish<Open>(why::update(state, why::ObstacleTapped{}, world)).route.screen ==
        ScreenName::kObstacle);
}

TEST_CASE("what keeps a visitor is counted once a visit and kept nowhere") {
  SmallWorld small;
  small.pack.obstacles = {obstacle_of("wohnung", content::NextStep::kTopic, "wohnung"),
                          obstacle_of("arbeit", content::NextStep::kField, "it")};
  {
    const World world = small.world();
    CHECK(why::may_ask(world));
    obstacle::State state = obstacle::open({}, world);
    const Wishes wishes = obstacle::update(state, obstacle::AnswerTapped{"wohnung"}, world);
    CHECK(wish<CountOne>(wishes) == CountOne{"obstacle", "wohnung"});
    wish<ToldObstacle>(wishes);
    CHECK(obstacle::answered(state, world) == &small.pack.obstacles[0]);
    // A second tap within the same frame's reach changes nothing.
    CHECK(obstacle::update(state, obstacle::AnswerTapped{"arbeit"}, world).empty());
    CHECK(state.answer == "wohnung");
  }
  small.visit.told_obstacle = true;
  const World world = small.world();
  CHECK_FALSE(why::may_ask(world));
  obstacle::State again = obstacle::open({}, world);
  CHECK(obstacle::answered(again, world) == nullptr);
  CHECK(counted(obstacle::update(again, obstacle::AnswerTapped{"arbeit"}, world)) == 0);
}

TEST_CASE("an answer leads to its topic, its field or its contact") {
  SmallWorld small;
  small.pack.obstacles = {obstacle_of("a", content::NextStep::kTopic, "wohnung"),
                          obstacle_of("b", content::NextStep::kField, "it"),
                          obstacle_of("c", content::NextStep::kContact, "lotsin")};
  const World world = small.world();
  const auto leads_to = [&](const std::string& id) {
    obstacle::State state{id};
    return wish<Open>(obstacle::update(state, obstacle::OnwardTapped{}, world)).route;
  };
  CHECK(leads_to("a") == Route{ScreenName::kHighlight, "wohnung"});
  CHECK(leads_to("b") == Route{ScreenName::kOffers, "it"});
  CHECK(leads_to("c") == Route{ScreenName::kHighlight, "lotsin"});
}

TEST_CASE("an answer that the pack does not know is not counted") {
  SmallWorld small;
  const World world = small.world();
  obstacle::State state;
  CHECK(obstacle::update(state, obstacle::AnswerTapped{"unknown"}, world).empty());
  CHECK(state.answer.empty());
}
