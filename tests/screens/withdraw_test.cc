// A receipt code typed to take a lead back.
#include "screens/withdraw.h"

#include <set>

#include "catch.h"
#include "leads/receipt_code.h"
#include "screens/help.h"
#include "screens/privacy.h"
#include "small_world.h"

using namespace gummiband;
using namespace gummiband::screens;
using withdraw::Phase;

namespace {

struct Desk {
  World world() const {
    World now = small.world();
    now.uptime_s = uptime_s;
    now.codes_wait_until_s = wait_until_s;
    return now;
  }
  Wishes tap(const withdraw::Action& action) { return withdraw::update(state, action, world()); }
  Wishes press(ui::KeyKind kind) { return tap(withdraw::KeyTapped{{kind, ""}}); }
  void type(std::string_view letters) {
    for (const char letter : letters) {
      CHECK(tap(withdraw::KeyTapped{{ui::KeyKind::kText, std::string(1, letter)}}).empty());
    }
  }
  SmallWorld small;
  withdraw::State state;
  double uptime_s = 100;
  double wait_until_s = 0;
};

}  // namespace

TEST_CASE("there is a key for each character of a code, and for no other") {
  std::set<std::string> typed;
  ui::KeyboardLook look;
  look.keys = ui::KeySet::kCodes;
  for (const ui::Key& key : ui::keyboard_keys({0, 0, 700, 500}, look)) {
    if (key.press.kind == ui::KeyKind::kText) typed.insert(key.press.text);
  }
  std::set<std::string> wanted;
  for (const char one : leads::kReceiptAlphabet) wanted.insert(std::string(1, one));
  CHECK(typed == wanted);
}

TEST_CASE("the way to it starts at the help and at the privacy notice") {
  const SmallWorld small;
  help::State help;
  privacy::State privacy;
  const Wishes wanted = {Open{{ScreenName::kWithdraw, ""}}};
  CHECK(help::update(help, help::WithdrawTapped{}, small.world()) == wanted);
  CHECK(privacy::update(privacy, privacy::WithdrawTapped{}, small.world()) == wanted);
}

TEST_CASE("a code of six characters is asked for once, and no key is taken meanwhile") {
  Desk desk;
  desk.type("K7P4MRY");  // one too many
  const Wishes wishes = desk.press(ui::KeyKind::kNext);
  CHECK(wishes == Wishes{WithdrawLead{Typed("K7P4MR")}});
  CHECK(desk.state.phase == Phase::kAsking);
  CHECK_FALSE(withdraw::takes_keys(desk.state, desk.world()));
  CHECK(desk.press(ui::KeyKind::kNext).empty());
  CHECK(desk.press(ui::KeyKind::kBack).empty());
  CHECK(desk.state.code.text() == "K7P4MR");
}

TEST_CASE("a code that is too short is not asked for, and the next key goes on with it") {
  Desk desk;
  desk.type("K7P4M");
  CHECK(desk.press(ui::KeyKind::kNext).empty());
  CHECK(desk.state.phase == Phase::kTooShort);
  desk.type("R");
  CHECK(desk.state.phase == Phase::kTyping);
  CHECK(desk.state.code.text() == "K7P4MR");
}

// A slip of a finger was counted as a guess, and five of them kept everybody away for a minute.
TEST_CASE(
    "a code that was mistyped is asked of nobody and costs no try, whichever character it is") {
  const std::string right = "K7P4MR";
  const size_t place = GENERATE(0, 1, 2, 3, 4, 5);
  for (const char other : leads::kReceiptAlphabet) {
    std::string typed = right;
    typed[place] = other;
    Desk desk;
    desk.type(typed);
    if (typed == right) {
      CHECK(desk.press(ui::KeyKind::kNext) == Wishes{WithdrawLead{Typed(right)}});
      continue;
    }
    CHECK(desk.press(ui::KeyKind::kNext).empty());
    CHECK(desk.state.phase == Phase::kMistyped);
    CHECK(desk.state.code.text() == typed);  // to be compared with the slip
  }
}

TEST_CASE("a mistyped code can be corrected at its end or typed anew") {
  Desk desk;
  desk.type("K7P4M2");
  desk.press(ui::KeyKind::kNext);
  REQUIRE(desk.state.phase == Phase::kMistyped);
  SECTION("corrected") {
    desk.press(ui::KeyKind::kBack);
    desk.type("R");
    CHECK(desk.press(ui::KeyKind::kNext) == Wishes{WithdrawLead{Typed("K7P4MR")}});
  }
  SECTION("anew") {
    desk.type("2");
    CHECK(desk.state.code.text() == "2");
    CHECK(desk.state.phase == Phase::kTyping);
  }
}

TEST_CASE("a wrong code can be corrected at its end or typed anew") {
  Desk desk;
  desk.type("K7P4MR");
  desk.press(ui::KeyKind::kNext);
  withdraw::heard(desk.state, withdraw::Answer::kUnknown);
  CHECK(desk.state.phase == Phase::kUnknown);
  CHECK(desk.state.code.text() == "K7P4MR");
  SECTION("corrected") {
    desk.press(ui::KeyKind::kBack);
    desk.type("Y");
    CHECK(desk.state.code.text() == "K7P4MY");
  }
  SECTION("anew") {
    desk.type("2");
    CHECK(desk.state.code.text() == "2");
  }
  CHECK(desk.state.phase == Phase::kTyping);
}

TEST_CASE("what could not be stored is asked for again by one tap") {
  Desk desk;
  desk.type("K7P4MR");
  desk.press(ui::KeyKind::kNext);
  withdraw::heard(desk.state, withdraw::Answer::kFailed);
  CHECK(desk.state.phase == Phase::kFailed);
  CHECK(desk.press(ui::KeyKind::kNext) == Wishes{WithdrawLead{Typed("K7P4MR")}});
}

TEST_CASE("what was taken back is over, its code is wiped and no key is taken") {
  Desk desk;
  desk.type("K7P4MR");
  desk.press(ui::KeyKind::kNext);
  withdraw::heard(desk.state, GENERATE(withdraw::Answer::kErased, withdraw::Answer::kTold));
  CHECK(withdraw::is_over(desk.state));
  CHECK(desk.state.code.empty());
  desk.type("K");
  CHECK(desk.state.code.empty());
  CHECK(desk.tap(withdraw::BrowseTapped{}) == Wishes{Open{{ScreenName::kExplore, ""}}});
  CHECK(desk.tap(withdraw::DoneTapped{}) == Wishes{EndVisit{}});
}

TEST_CASE("during a pause no key is taken, and after it all are") {
  Desk desk;
  desk.type("K7P4MR");
  desk.wait_until_s = 160;
  CHECK(desk.press(ui::KeyKind::kNext).empty());
  CHECK(desk.press(ui::KeyKind::kBack).empty());
  CHECK(desk.state.code.text() == "K7P4MR");
  desk.uptime_s = 160;
  CHECK(desk.press(ui::KeyKind::kNext).size() == 1);
}
