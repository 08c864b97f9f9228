// From the first touch to the code of an offer.
#include <algorithm>

#include "app/replay.h"
#include "app/visit_file.h"
#include "booth.h"
#include "catch.h"
#include "ui/focus.h"

using namespace gummiband;
using app::Booth;

namespace {

constexpr int kMostTaps = 5;

// The names of what can be tapped in sight and begins so.
std::vector<std::string> in_sight(Booth& booth, const std::string& beginning) {
  std::vector<std::string> names;
  for (const ui::Control& control : booth.ui().controls()) {
    if (!ui::is_operable(control.role)) continue;
    if (control.name.starts_with(beginning) && !control.visible.empty()) {
      names.push_back(control.name);
    }
  }
  return names;
}

}  // namespace

TEST_CASE("the visit in a hurry reaches the code of an offer with five taps in both orientations") {
  const base::Path file = base::Path(GUMMIBAND_SOURCE_DIR) / "tests/visits/in_a_hurry.visit";
  const base::Result<std::string> text = base::read_file(file, 10000);
  REQUIRE(text.ok());
  const auto steps = app::parse_visit(*text, file.string());
  REQUIRE(steps.ok());
  const auto taps = std::ranges::count(*steps, app::StepKind::kTap, &app::Step::kind);
  const auto others = std::ranges::count_if(*steps, [](const app::Step& step) {
    return step.kind == app::StepKind::kSwipe || step.kind == app::StepKind::kType;
  });
  CHECK(taps <= kMostTaps);
  CHECK(others == 0);
  // Where it ends, the code is in sight.
  CHECK(steps->back().kind == app::StepKind::kSee);
  CHECK(steps->back().word == "code.bigger");
  for (const bool tall : {true, false}) {
    app::ReplayOptions options;
    options.visit = file;
    options.width_px = tall ? 540 : 960;
    options.height_px = tall ? 960 : 540;
    const base::Result<void> result = app::replay(options);
    INFO((result.ok() ? std::string() : result.fault().sentence));
    CHECK(result.ok());
  }
}

TEST_CASE(
    "whatever is answered on the way, the code of an offer is five taps from the first touch") {
  std::vector<std::string> answers;
  {
    Booth booth;
    booth.tap("attract.touch");
    booth.tap("welcome.persona.guest");
    answers = in_sight(booth, "places.");
  }
  REQUIRE(std::ranges::find(answers, "places.everywhere") != answers.end());
  REQUIRE(answers.size() > 4);
  for (const std::string& answer : answers) {
    INFO(answer);
    Booth booth;
    int taps = 0;
    const auto tap = [&](const std::string& name) {
      booth.tap(name);
      ++taps;
    };
    tap("attract.touch");
    tap("welcome.persona.returnee");
    tap(answer);
    tap("explore.offers");
    const std::vector<std::string> offers = in_sight(booth, "offers.item.");
    REQUIRE_FALSE(offers.empty());
    tap(offers.front());
    CHECK(booth.screen() == "offer");
    CHECK_FALSE(in_sight(booth, "code.bigger").empty());
    CHECK(taps <= kMostTaps);
  }
}
