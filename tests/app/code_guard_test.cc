#include "app/code_guard.h"

#include "catch.h"

using namespace gummiband;

namespace {

// Five wrong codes; how long the pause is that follows.
double pause_after_five(app::CodeGuard& guard, double now_s) {
  for (int i = 0; i < app::kWrongCodesAtOnce; ++i) {
    CHECK(guard.wait_until_s() <= now_s);
    guard.wrong(now_s);
  }
  return guard.wait_until_s() - now_s;
}

}  // namespace

TEST_CASE("Four wrong codes are nothing, the fifth brings a pause") {
  app::CodeGuard guard;
  for (int i = 0; i < app::kWrongCodesAtOnce - 1; ++i) guard.wrong(5000);
  CHECK(guard.wait_until_s() == 0);
  guard.wrong(5000);
  CHECK(guard.wait_until_s() == Approx(5000 + app::kFirstCodePauseS));
}

TEST_CASE("Each further five wrong codes bring a pause twice as long, up to a quarter of an hour") {
  app::CodeGuard guard;
  double now_s = 10;
  for (const double expected : {60, 120, 240, 480, 900, 900}) {
    CHECK(pause_after_five(guard, now_s) == Approx(expected));
    now_s = guard.wait_until_s();
  }
}

TEST_CASE("An hour without a wrong code forgets them all") {
  app::CodeGuard guard;
  pause_after_five(guard, 10);
  for (int i = 0; i < app::kWrongCodesAtOnce - 1; ++i) guard.wrong(100);
  CHECK(pause_after_five(guard, 100 + app::kWrongCodesForgottenS) == Approx(60));
}
