#include "app/visit_file.h"

#include "catch.h"

using namespace gummiband;
using app::parse_visit;
using app::StepKind;

TEST_CASE("a visit file is read line by line, without comments and blank lines") {
  const auto steps =
      parse_visit("# a guest\n\ntap attract.touch\n  wait 1.5s  \nshot a b.png\n", "x");
  REQUIRE(steps.ok());
  REQUIRE(steps->size() == 3);
  CHECK(steps->at(0).kind == StepKind::kTap);
  CHECK(steps->at(0).word == "attract.touch");
  CHECK(steps->at(0).line == 3);
  CHECK(steps->at(1).seconds == Approx(1.5));
  CHECK(steps->at(2).word == "a b.png");
}

TEST_CASE("a finger can rest on a control") {
  const auto steps = parse_visit("hold attract.mark 3s\n", "x");
  REQUIRE(steps.ok());
  CHECK(steps->front().kind == StepKind::kHold);
  CHECK(steps->front().word == "attract.mark");
  CHECK(steps->front().seconds == Approx(3));
}

TEST_CASE("what is expected can be leads, a screen or what is chosen") {
  const auto steps = parse_visit(
      "expect leads 2\nexpect screen hearts\nexpect on form.sixteen\nexpect off help.motion\n",
      "x");
  REQUIRE(steps.ok());
  CHECK(steps->at(0).number == 2);
  CHECK(steps->at(1).word == "hearts");
  CHECK(steps->at(2).kind == StepKind::kExpectOn);
  CHECK(steps->at(2).word == "form.sixteen");
  CHECK(steps->at(3).kind == StepKind::kExpectOff);
  CHECK(steps->at(3).word == "help.motion");
}

TEST_CASE("a wrong line is named with its file, its number and what can stand there") {
  const std::vector<std::pair<std::string, std::string>> wrongs = {
      {"jump up", "no command"},
      {"tap", "wants something"},
      {"wait 60", "wait takes seconds"},
      {"shot ../a.png", "and no folder"},
      {"shot /tmp/a.png", "and no folder"},
      {"shot .png", "and no folder"},
      {"shot a.gif", "the name of a picture"},
      {"wait -1s", "wait takes seconds"},
      {"wait 1e9s", "wait takes seconds"},
      {"hold attract.mark", "hold takes a control"},
      {"hold attract.mark 90s", "hold takes a control"},
      {"clock yesterday", "clock takes a day"},
      {"swipe x sideways", "up, down, left or right"},
      {"expect leads many", "expect takes"},
      {"expect leads -1", "expect takes"},
      {"expect on", "expect takes"},
      {"tap \xff", "not UTF-8"}};
  for (const auto& [line, what] : wrongs) {
    const auto steps = parse_visit("tap ok\n" + line + "\n", "v.visit");
    REQUIRE_FALSE(steps.ok());
    CHECK_THAT(steps.fault().sentence, contains("v.visit:2"));
    CHECK_THAT(steps.fault().sentence, contains(what));
  }
}

TEST_CASE("a visit has at most ten thousand steps") {
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += "tap x\n";
  CHECK(parse_visit(text, "x").ok());
  text += "tap x\n";
  CHECK_FALSE(parse_visit(text, "x").ok());
}
