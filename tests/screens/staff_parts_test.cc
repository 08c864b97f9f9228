// What the pages of the staff area share.
#include "screens/staff_parts.h"

#include "catch.h"
#include "small_world.h"

using namespace gummiband;
using namespace gummiband::screens;

TEST_CASE("paths and file names get places to break, sentences stay as they are") {
  CHECK(breakable("Papier leer. Klappe zu.") == "Papier leer. Klappe zu.");
  CHECK(breakable("a/b-c.d") == "a/\u200Bb-\u200Bc.\u200Bd");
  CHECK(breakable("").empty());
  CHECK(breakable("-") == "-");
}

TEST_CASE("what the machine says is named as such, without the marks of a shell's words") {
  const SmallWorld small;
  const World world = small.world();
  CHECK(exact_words(world, "Run `gummiband doctor`.") == "Genaue Meldung: Run gummiband doctor.");
  CHECK(exact_words(world, "").empty());
  CHECK(command_words(world, "gummiband keys new") == "Befehl: gummiband keys new");
}

TEST_CASE("the day names event, place and date, as far as they are known") {
  SmallWorld small;
  staff::View view;
  World world = small.world();
  CHECK(staff_day(world) == "Samstag, 20. Juni");
  view.place = "Olpe";
  world.staff = &view;
  CHECK_THAT(staff_day(world), contains("Olpe"));
  view.event = "Messe";
  CHECK_THAT(staff_day(world), contains("Messe"));
}
