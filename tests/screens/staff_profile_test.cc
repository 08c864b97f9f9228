// Where the kiosk stands: chosen or typed by the staff.
#include "screens/staff_profile.h"

#include "catch.h"
#include "content/limits.h"
#include "small_world.h"

using namespace gummiband;
using namespace gummiband::screens;
using staff_profile::Part;

namespace {

struct Page {
  Page() {
    view.place = "Olpe";
    view.event = "Schützenfest";
  }
  World world() const {
    World now = small.world();
    now.staff = &view;
    return now;
  }
  Wishes tap(const staff_profile::Action& action) {
    return staff_profile::update(state, action, world());
  }
  Wishes key(ui::KeyKind kind, const std::string& text = "") {
    return tap(staff_profile::KeyPressed{{kind, text}});
  }
  SmallWorld small;
  staff::View view;
  staff_profile::State state;
};

}  // namespace

TEST_CASE("choosing a place keeps the event, and the other way round") {
  Page page;
  const Wishes place = page.tap(staff_profile::ChoiceTapped{Part::kPlace, "Arnsberg"});
  CHECK(std::get<staff::ChooseProfile>(wish<staff::Wish>(place)) ==
        staff::ChooseProfile{"Arnsberg", "Schützenfest"});
  const Wishes event = page.tap(staff_profile::ChoiceTapped{Part::kEvent, "Messe"});
  CHECK(std::get<staff::ChooseProfile>(wish<staff::Wish>(event)) ==
        staff::ChooseProfile{"Olpe", "Messe"});
}

TEST_CASE("another place is typed, without spaces at its ends") {
  Page page;
  page.tap(staff_profile::TypeTapped{Part::kPlace});
  page.key(ui::KeyKind::kShift);
  CHECK(page.state.shift == ui::Shift::kOn);
  for (const char* letter : {" ", "S", "i", "e", "g", "e", "n", "x"}) {
    page.key(ui::KeyKind::kText, letter);
  }
  page.key(ui::KeyKind::kBack);
  page.key(ui::KeyKind::kText, " ");
  const Wishes wishes = page.key(ui::KeyKind::kNext);
  CHECK(std::get<staff::ChooseProfile>(wish<staff::Wish>(wishes)).place == "Siegen");
  CHECK_FALSE(page.state.typing.has_value());
}

TEST_CASE("nothing typed chooses nothing, and a name ends at its limit") {
  Page page;
  page.tap(staff_profile::TypeTapped{Part::kEvent});
  CHECK(page.key(ui::KeyKind::kNext).empty());
  CHECK(page.state.typing == Part::kEvent);
  for (size_t i = 0; i < content::kMostTitleLength + 5; ++i) page.key(ui::KeyKind::kText, "ü");
  CHECK(page.state.text.size() == 2 * content::kMostTitleLength);
}

TEST_CASE("the way back leaves the typing first and then the page") {
  Page page;
  page.tap(staff_profile::TypeTapped{Part::kPlace});
  CHECK(page.tap(staff_profile::CloseTapped{}).empty());
  CHECK_FALSE(page.state.typing.has_value());
  wish<Back>(page.tap(staff_profile::CloseTapped{}));
}
