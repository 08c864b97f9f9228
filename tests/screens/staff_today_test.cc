// Today at a glance: the ways on and out.
#include "screens/staff_today.h"

#include "catch.h"
#include "small_world.h"

using namespace gummiband;
using namespace gummiband::screens;

TEST_CASE("locking ends the area and counts nothing") {
  const SmallWorld small;
  staff_today::State state;
  const Wishes wishes = staff_today::update(state, staff_today::LockTapped{}, small.world());
  REQUIRE(wishes.size() == 1);
  CHECK(std::holds_alternative<staff::Lock>(wish<staff::Wish>(wishes)));
}

TEST_CASE("what waits is sent at once when staff say so, and they are told that it was heard") {
  const SmallWorld small;
  staff_today::State state;
  const Wishes wishes = staff_today::update(state, staff_today::SendTapped{}, small.world());
  CHECK(std::holds_alternative<staff::SendNow>(wish<staff::Wish>(wishes)));
  CHECK(state.send_told);
}

TEST_CASE("delivery is told with what waits, the last contact and what is in the way") {
  const SmallWorld small;
  const World world = small.world();
  staff::DeliveryFigures delivery;
  delivery.waiting = 3;
  delivery.set_aside = 1;
  CHECK(staff_today::delivery_sentence(delivery, world) ==
        "3 warten, 1 zurückgestellt. Noch keine Verbindung.");
  delivery.oldest = staff::OldestLead{world.now, true};
  delivery.oldest->at.hour = 8;
  delivery.oldest->at.minute = 30;
  CHECK(staff_today::delivery_sentence(delivery, world) ==
        "3 warten, 1 zurückgestellt. Der älteste Kontakt wartet seit 8:30 Uhr. Noch keine "
        "Verbindung.");
  delivery.oldest->clock_trusted = false;
  CHECK_THAT(staff_today::delivery_sentence(delivery, world),
             contains("Seit wann der älteste Kontakt wartet, ist nicht bekannt"));
  delivery.last_contact = world.now;
  delivery.last_contact->hour = 9;
  delivery.last_contact->minute = 5;
  const std::string today = staff_today::delivery_sentence(delivery, world);
  CHECK_THAT(today, contains("Zuletzt verbunden: 9:05"));
  delivery.last_contact->day = {std::chrono::year{2020}, std::chrono::May, std::chrono::day{2}};
  delivery.trouble = "cloud.example.org does not answer. Check the network.";
  const std::string later = staff_today::delivery_sentence(delivery, world);
  CHECK_THAT(later, contains("2. Mai"));
  CHECK(later.ends_with("Der Kiosk versucht es von selbst wieder."));
  delivery.needs_a_person = true;
  CHECK_THAT(staff_today::delivery_sentence(delivery, world), contains("Passwort"));
}

TEST_CASE(
    "a page of the area is opened by its button, and sticks and printers are looked for at once") {
  const SmallWorld small;
  staff_today::State state;
  const Wishes printer =
      staff_today::update(state, staff_today::PageTapped{ScreenName::kStaffPrinter}, small.world());
  CHECK(wish<Open>(printer).route.screen == ScreenName::kStaffPrinter);
  CHECK(std::holds_alternative<staff::LookForPrinters>(wish<staff::Wish>(printer)));
  const Wishes stick =
      staff_today::update(state, staff_today::PageTapped{ScreenName::kStaffStick}, small.world());
  CHECK(wish<Open>(stick).route.screen == ScreenName::kStaffStick);
  CHECK(std::holds_alternative<staff::LookForSticks>(wish<staff::Wish>(stick)));
}
