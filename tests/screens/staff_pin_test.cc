// The pad before the staff area.
#include "screens/staff_pin.h"

#include "catch.h"
#include "screens/attract.h"
#include "small_world.h"

using namespace gummiband;
using namespace gummiband::screens;
using staff::GateState;

namespace {

struct Pad {
  Pad() { view.gate.state = GateState::kShut; }
  World world() const {
    World now = small.world();
    now.uptime_s = uptime_s;
    now.staff = &view;
    return now;
  }
  Wishes tap(const staff_pin::Action& action) { return staff_pin::update(state, action, world()); }
  void type(std::string_view digits) {
    for (const char digit : digits) CHECK(tap(staff_pin::DigitTapped{digit}).empty());
  }
  SmallWorld small;
  staff::View view;
  staff_pin::State state;
  double uptime_s = 100;
};

}  // namespace

TEST_CASE("a resting finger on the mark asks the door and opens the pad") {
  const SmallWorld small;
  attract::State state;
  const Wishes wishes = attract::update(state, attract::MarkHeld{}, small.world());
  REQUIRE(wishes.size() == 2);
  CHECK(std::holds_alternative<staff::LookAtGate>(wish<staff::Wish>(wishes)));
  CHECK(wish<Open>(wishes).route.screen == ScreenName::kStaffPin);
}

TEST_CASE("what was typed is handed over whole and wiped from the pad") {
  Pad pad;
  pad.type("2469");
  CHECK(pad.tap(staff_pin::BackTapped{}).empty());
  pad.type("8");
  const Wishes wishes = pad.tap(staff_pin::EnterTapped{});
  CHECK(std::get<staff::TryPin>(wish<staff::Wish>(wishes)).pin.text() == "2468");
  CHECK(pad.state.pin.empty());
}

TEST_CASE("nothing typed is no try, and a PIN ends at twelve digits") {
  Pad pad;
  CHECK(pad.tap(staff_pin::EnterTapped{}).empty());
  pad.type("24681357902468");
  CHECK(pad.state.pin.text() == "246813579024");
}

TEST_CASE("while the door waits, checks, or cannot open no key is taken") {
  Pad pad;
  for (const GateState state : {GateState::kAsking, GateState::kNoPin, GateState::kChecking,
                                GateState::kFault, GateState::kOpen}) {
    pad.view.gate.state = state;
    pad.type("2");
    CHECK(pad.state.pin.empty());
  }
  pad.view.gate.state = GateState::kWrong;
  pad.view.gate.wait_until_s = 128;
  pad.type("2");
  CHECK(pad.state.pin.empty());
  pad.uptime_s = 128;
  pad.type("2");
  CHECK(pad.state.pin.text() == "2");
}

TEST_CASE("the pad says in words why the door stays shut") {
  Pad pad;
  CHECK(staff_pin::sentence(pad.world()).empty());
  CHECK(staff_pin::detail(pad.world()).empty());
  pad.view.gate.state = GateState::kWrong;
  CHECK_THAT(staff_pin::sentence(pad.world()), contains("nicht die PIN"));
  pad.view.gate.wait_until_s = 100 + 27.2;
  CHECK_THAT(staff_pin::sentence(pad.world()), contains("in 0:28 Minuten."));
  pad.view.gate.wait_until_s = 100 + 725;
  CHECK_THAT(staff_pin::sentence(pad.world()), contains("in 12:05 Minuten."));
  pad.view.gate.state = GateState::kNoPin;
  CHECK_THAT(staff_pin::sentence(pad.world()), contains("Noch keine PIN"));
  CHECK_THAT(staff_pin::detail(pad.world()), contains("gummiband staff pin"));
  pad.view.gate = {GateState::kFault, 0, "The disk is gone."};
  CHECK_THAT(staff_pin::sentence(pad.world()), contains("nicht prüfen"));
  CHECK_THAT(staff_pin::detail(pad.world()), contains("The disk is gone."));
  World without = pad.small.world();
  CHECK_THAT(staff_pin::detail(without), contains("gummiband staff pin"));
}

TEST_CASE("the way out leads back") {
  Pad pad;
  wish<Back>(pad.tap(staff_pin::CloseTapped{}));
}
