// The end of the day, three times the same: on the screen, on a slip, in a table.
#include "screens/staff_report.h"

#include "catch.h"
#include "small_world.h"

using namespace gummiband;
using namespace gummiband::screens;

namespace {

struct Evening {
  Evening() {
    small.pack.themes = {{"nature", same("Natur"), ""}};
    staff::Figures figures;
    figures.at = {day(2026, 6, 20), 21, 14};
    figures.visits = 214;
    figures.hearts = 861;
    figures.leads = 23;
    figures.visits_by_hour[19] = 31;
    figures.hearts_by_theme = {{"gone", 300}, {"nature", 268}};
    figures.recipients = {{"heimvorteil", "a-b-c-d", false, 19, 0, 17, 0, 2}};
    view.figures = figures;
    view.place = "Olpe";
    view.event = "Schützenfest";
  }
  World world() const {
    World now = small.world();
    now.staff = &view;
    return now;
  }
  std::string value(const std::vector<slips::SlipRow>& rows, const std::string& name) const {
    for (const slips::SlipRow& row : rows) {
      if (row.name == name) return row.value;
    }
    return "none";
  }
  SmallWorld small;
  staff::View view;
  staff_report::State state;
};

}  // namespace

TEST_CASE("the report has the numbers, the rate and what waits for whom") {
  const Evening evening;
  const auto rows = staff_report::rows(evening.world());
  CHECK(evening.value(rows, "Besuche") == "214");
  CHECK(evening.value(rows, "Kontakte") == "23");
  CHECK(evening.value(rows, "Kontakte je 100 Besuche") == "11");
  CHECK(evening.value(rows, "Herzen: Natur") == "268");
  CHECK(evening.value(rows, "Noch für heimvorteil") == "17");
}

TEST_CASE("a day without a visit has no rate, and without numbers there is no report") {
  Evening evening;
  evening.view.figures->visits = 0;
  CHECK(evening.value(staff_report::rows(evening.world()), "Kontakte je 100 Besuche") == "–");
  evening.view.figures.reset();
  CHECK(staff_report::rows(evening.world()).empty());
  CHECK(staff_report::table_rows(evening.world()).empty());
  CHECK(staff_report::update(evening.state, staff_report::PrintTapped{}, evening.world()).empty());
}

TEST_CASE("the slip says where and when, and the table each hour besides") {
  Evening evening;
  const Wishes printing =
      staff_report::update(evening.state, staff_report::PrintTapped{}, evening.world());
  const slips::Slip& slip = std::get<staff::PrintForStaff>(wish<staff::Wish>(printing)).slip;
  CHECK(slip.kind == slips::SlipKind::kDayReport);
  CHECK(slip.rows == staff_report::rows(evening.world()));
  REQUIRE(slip.notes.size() == 2);
  CHECK_THAT(slip.notes[0], contains("20. Juni"));
  CHECK_THAT(slip.notes[1], contains("Schützenfest"));
  const auto table = staff_report::table_rows(evening.world());
  CHECK(evening.value(table, "Besuche, 19 Uhr") == "31");
}

TEST_CASE("the report goes onto the stick that was tapped") {
  Evening evening;
  const Wishes wishes =
      staff_report::update(evening.state, staff_report::StickTapped{"/media/b/S"}, evening.world());
  CHECK(std::get<staff::ExportReport>(wish<staff::Wish>(wishes)).folder == "/media/b/S");
}
