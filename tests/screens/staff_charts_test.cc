// Which hours a chart of the staff area shows.
#include "screens/staff_charts.h"

#include "catch.h"

using namespace gummiband;
using namespace gummiband::screens;

namespace {

std::string names(const std::vector<Bar>& bars) {
  std::string all;
  for (const Bar& bar : bars) all += bar.name + ":" + std::to_string(bar.number) + " ";
  return all;
}

}  // namespace

TEST_CASE("a chart shows the hours from the first with a number to now") {
  staff::Hours hours{};
  hours[9] = 3;
  hours[15] = 1;
  CHECK(names(hour_bars(hours, 17)) == "9:3 10:0 11:0 12:0 13:0 14:0 15:1 16:0 17:0 ");
}

TEST_CASE("a chart never shows fewer than eight hours, and none beyond the day") {
  staff::Hours hours{};
  CHECK(names(hour_bars(hours, 14)) == "7:0 8:0 9:0 10:0 11:0 12:0 13:0 14:0 ");
  CHECK(hour_bars(hours, 2).front().name == "0");
  CHECK(hour_bars(hours, 2).back().name == "7");
  hours[23] = 5;  // counted before the clock was set back
  CHECK(names(hour_bars(hours, 22)) == "16:0 17:0 18:0 19:0 20:0 21:0 22:0 23:5 ");
}
