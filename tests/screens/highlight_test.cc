#include "screens/highlight.h"

#include "catch.h"
#include "small_world.h"

using namespace gummiband::screens;
namespace content = gummiband::content;

TEST_CASE(
    "A contact's page asks for a call where a form opens from there, and no other page does") {
  SmallWorld small;
  small.add("lotsin", content::ItemKind::kContact, "Lotsin");
  small.add("burg", content::ItemKind::kHighlight, "Burg");
  const content::Item& contact = *small.pack.find("lotsin");
  CHECK_FALSE(highlight::can_call(contact, small.world()));
  small.pack.forms.front().entries.push_back(content::FormEntry::kContact);
  CHECK(highlight::can_call(contact, small.world()));
  CHECK_FALSE(highlight::can_call(*small.pack.find("burg"), small.world()));
  highlight::State state = highlight::open({ScreenName::kHighlight, "lotsin"}, small.world());
  const Wishes wishes = highlight::update(state, highlight::CallTapped{}, small.world());
  CHECK(wish<Open>(wishes).route == Route{ScreenName::kForm, "lotsin"});
}
