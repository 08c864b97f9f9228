// Dates whose weekday is another one.
//
// The story: a press release of 2018 announced the "Neubürgerfreitage" for 13 April, 15 June and
// 15 December. The last was a Saturday, and nobody noticed.
#include "content/weekday.h"

#include "catch.h"
#include "pack_files.h"

namespace gummiband::content {
namespace {

bool clashes(const std::string& text) {
  return !find_weekday_clashes(text, {}).empty();
}

TEST_CASE("A weekday that contradicts its date is found in every form that the README lists") {
  const auto text = GENERATE(
      as<std::string>(), "Freitag, 15. Dezember 2018", "Freitag, den 15. Dezember 2018",
      "Am Freitag, dem 15.12.2018, um 17", "Fr., 15.12.2018", "Fr. 15.12.18",
      "FREITAG 15. DEZEMBER 2018", "Friday, 15 December 2018", "Friday, December 15, 2018",
      "Friday the 15th of December 2018", "Fri 15 Dec 2018", "vrijdag 15 december 2018",
      "vr 15-12-2018", "Friday, 15/12/2018", "Freitag, 2018-12-15", "15. Dezember 2018 (Freitag)",
      "15.12.2018 (Fr.)", "**Freitag**, 15. Dezember 2018", "Freitag,\n15. Dezember 2018",
      "Freitag, 15.\xC2\xA0"
      "Dezember 2018",
      "Sonntag, 3. März 2018", "SONNTAG, 3. MÄRZ 2018");
  CAPTURE(text);
  CHECK(clashes(text));
}

TEST_CASE("A weekday that agrees with its date is fine") {
  const auto text =
      GENERATE(as<std::string>(), "Samstag, 15. Dezember 2018", "Sonnabend, 15. Dezember 2018",
               "Sa., 15.12.2018", "Saturday, December 15, 2018", "zaterdag 15 december 2018",
               "15. Dezember 2018 (Samstag)", "Freitag, 13. April 2018", "Friday, 15 June 2018",
               "Samstag, 29. Februar 2020");
  CAPTURE(text);
  CHECK_FALSE(clashes(text));
}

TEST_CASE("What is no date with a weekday raises no alarm") {
  const auto text =
      GENERATE(as<std::string>(), "", "Jeden Freitag", "Freitag, 17.30 Uhr",
               "Freitag bis Sonntag, 14.12.", "Freitag und Samstag, 14. und 15. Dezember 2018",
               "So 2018 war es", "Fr.-So., 14.-16.12.2018", "Freitag, 15. Dezember",
               "Freitag, 31.02.2018", "Freitag, 99. Dezember 2018", "Mi casa, 15. Dezember 2018",
               "am 15. Dezember 2018, Freitag war gestern", "Do it on 15 December 2018",
               "Freitag 99999999999. Dezember 2018", "Tel. 030 23125 123, Mo 8.12 Uhr");
  CAPTURE(text);
  CHECK_FALSE(clashes(text));
}

TEST_CASE("A date without a year is the event's own if it falls on it") {
  const std::vector<base::Day> own = {*base::parse_day("2018-12-15")};
  CHECK(find_weekday_clashes("Freitag, 15. Dezember", own).size() == 1);
  CHECK(find_weekday_clashes("Fr., 15.12.", own).size() == 1);
  CHECK(find_weekday_clashes("Samstag, 15. Dezember", own).empty());
  CHECK(find_weekday_clashes("Freitag, 16. Dezember", own).empty());
}

TEST_CASE("A clash says what stands where") {
  const auto found = find_weekday_clashes("Am Montag, 1. Januar 2018 und Freitag, 15.12.2018", {});
  REQUIRE(found.size() == 1);
  CHECK(found[0].written == "Freitag");
  CHECK(found[0].offset == 30);
  CHECK(found[0].day == *base::parse_day("2018-12-15"));
}

TEST_CASE("A title names a weekday, also within a word") {
  CHECK(weekday_in_title("Neubürgerfreitag: mit dem Nachtwächter") == 5);
  CHECK(weekday_in_title("NEUBÜRGERFREITAGE") == 5);
  CHECK(weekday_in_title("Sonntagskonzert") == 7);
  CHECK(weekday_in_title("Friday night run") == 5);
  CHECK(weekday_in_title("Zondagmarkt") == 7);
  CHECK_FALSE(weekday_in_title("Von Freitag bis Sonntag"));
  CHECK_FALSE(weekday_in_title("Monteur für Montage"));
  CHECK_FALSE(weekday_in_title("Fest"));
}

TEST_CASE("The Neubürgerfreitag on a Saturday is a warning in every language's title") {
  const TestPack files;
  files.write("items/fest/item.yaml", "kind: event\nstarts: 2026-12-19 17:00\n");
  files.texts("fest", "title: Neubürgerfreitag\nplace: Siegen\nsummary: Mit Balthasar.\n", "");
  const LoadedPack loaded = files.load();
  REQUIRE(loaded.pack);
  REQUIRE(loaded.findings.size() == 2);
  CHECK(loaded.findings[0].severity == Severity::kWarning);
  CHECK(place_of(loaded.findings[0], files.path()) == "items/fest/de.md:2");
  CHECK(loaded.findings[0].sentence ==
        "\"Neubürgerfreitag\" names a weekday, but 2026-12-19 is a Saturday.");
}

TEST_CASE("A weekday in title, summary or body that contradicts its date is an error in its line") {
  const TestPack files;
  files.replace("items/fest/de.md", "Samstag, 20. Juni 2026", "Freitag, 20. Juni 2026");
  const Finding summary = files.only_finding();
  CHECK(place_of(summary, files.path()) == "items/fest/de.md:4");
  CHECK(summary.sentence == "\"Freitag\" does not agree with its date: 2026-06-20 is a Saturday.");
  files.texts("fest", "title: Fest\nplace: Olpe\nsummary: Tanz.\n",
              "Erst.\n\nDann, am Freitag, 20. Juni.\n");
  const LoadedPack body = files.load();
  CHECK_FALSE(body.pack);
  REQUIRE(body.findings.size() == 2);
  CHECK(place_of(body.findings[0], files.path()) == "items/fest/de.md:8");
}

TEST_CASE("The key weekday that contradicts its date is an error") {
  const auto weekday = GENERATE("freitag", "Friday", "vrijdag");
  const TestPack files;
  files.replace("items/fest/item.yaml", "weekday: samstag", std::string("weekday: ") + weekday);
  const Finding finding = files.only_finding();
  CHECK(place_of(finding, files.path()) == "items/fest/item.yaml:4");
  CHECK_THAT(finding.sentence, contains("2026-06-20 is a Saturday"));
}

TEST_CASE("A weekday that is none is an error") {
  const TestPack files;
  files.replace("items/fest/item.yaml", "weekday: samstag", "weekday: feiertag");
  CHECK_THAT(files.only_finding().sentence, contains("\"feiertag\" is not a weekday."));
}

}  // namespace
}  // namespace gummiband::content
