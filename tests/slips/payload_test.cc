#include "slips/payload.h"

#include <libical/ical.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <vector>

#include "catch.h"
#include "said_by.h"
#include "slips/grey.h"
#include "slips/qr.h"
#include "slips/region_time.h"

using namespace gummiband;
using slips::Contact;
using slips::Event;

namespace {

using base::LocalTime;
using std::chrono::April;
using std::chrono::December;
using std::chrono::June;
using std::chrono::March;
using std::chrono::October;

constexpr int64_t kStamp = 1'795'424'400'000;  // 2026-11-23T09:00:00Z

LocalTime at(int year, std::chrono::month month, unsigned day, int hour, int minute) {
  return {std::chrono::year{year} / month / std::chrono::day{day}, hour, minute};
}

const Contact kGuide{"Rückkehr-Lotsin; Team A, B\\C", "Wirtschaftsförderung, HSK",
                     "+49 (0) 30 / 23125-101", "lotsin@heimvorteil.example",
                     "https://facebook.com/heimvorteil.hsk?a=1&b=2"};

const Event kRun{"neubuerger-freitag-lauf",  "Neubürger-Freitag: Siegen läuft; Start, Ziel",
                 "Siegen, Oberes Schloss",   "https://www.siegen.de/",
                 at(2027, April, 16, 17, 0), at(2027, April, 16, 19, 30)};

// What vobject reads from a card. With Debian's own python3, which has Debian's vobject.
std::string vobject_reads(const std::string& card) {
  const std::filesystem::path file =
      std::filesystem::temp_directory_path() / "gummiband-payload-test.vcf";
  std::ofstream(file, std::ios::binary) << card;
  const std::string command = "/usr/bin/python3 " + std::string(GUMMIBAND_SOURCE_DIR) +
                              "/tests/slips/read_vcard.py < " + file.string();
  const std::string answer = said_by(command);
  std::filesystem::remove(file);
  return answer;
}

struct Free {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Calendar = std::unique_ptr<icalcomponent, Free>;

Calendar parsed(const std::string& text) {
  Calendar calendar(icalparser_parse_string(text.c_str()));
  REQUIRE(calendar);
  REQUIRE(icalcomponent_count_errors(calendar.get()) == 0);
  REQUIRE(icalrestriction_check(calendar.get()) != 0);
  return calendar;
}

// As libical and the time zone database say it.
std::string berlin_time(icaltimetype time) {
  icaltimezone* berlin = icaltimezone_get_builtin_timezone("Europe/Berlin");
  REQUIRE(berlin != nullptr);
  return icaltime_as_ical_string(icaltime_convert_to_zone(time, berlin));
}

std::string started(const Event& event) {
  const Calendar calendar = parsed(slips::icalendar(event, kStamp));
  return berlin_time(icalcomponent_get_dtstart(calendar.get()));
}

}  // namespace

TEST_CASE("a contact is read by vobject as it was meant") {
  const std::string read = vobject_reads(slips::vcard(kGuide));
  CHECK_THAT(read, contains("version=3.0\n"));
  CHECK_THAT(read, contains("fn=Rückkehr-Lotsin; Team A, B\\C\n"));
  CHECK_THAT(read, contains("family=Rückkehr-Lotsin; Team A, B\\C\n"));
  CHECK_THAT(read, contains("org=Wirtschaftsförderung, HSK\n"));
  CHECK_THAT(read, contains("tel=+493023125101\n"));
  CHECK_THAT(read, contains("email=lotsin@heimvorteil.example\n"));
  CHECK_THAT(read, contains("url=https://facebook.com/heimvorteil.hsk?a=1&b=2\n"));
}

TEST_CASE("a contact without a role is called by its organisation") {
  CHECK(slips::vcard({"", "Heimvorteil", "", "", ""}) ==
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Heimvorteil;;;;\r\nFN:Heimvorteil\r\nORG:Heimvorteil\r\n"
        "END:VCARD\r\n");
}

TEST_CASE("no part of a contact can begin a line of its own") {
  Contact contact = kGuide;
  contact.role = "Lotsin\r\nTEL:110";
  contact.link = "https://a.de/\r\nTEL:110";
  contact.email = "a@b.de\nTEL:110";
  contact.phone = "02761 1234\r\nTEL:110";
  const std::string card = slips::vcard(contact);
  CHECK(card.find("\r\nTEL:110") == std::string::npos);
  CHECK_THAT(card, contains("\r\nTEL:027611234110\r\n"));
  CHECK_THAT(vobject_reads(card), contains("fn=Lotsin\nTEL:110\n"));
}

TEST_CASE("a phone number is dialled as people write it") {
  const auto number = [](const std::string& phone) {
    const std::string card = slips::vcard({"x", "", phone, "", ""});
    const size_t start = card.find("TEL:") + 4;
    return card.substr(start, card.find('\r', start) - start);
  };
  CHECK(number("+49 30 23125 101") == "+493023125101");
  CHECK(number("+49 (0)30 23125-101") == "+493023125101");
  CHECK(number("(0271) 404-0") == "02714040");
  CHECK(number("(0) 271 4040") == "02714040");
}

TEST_CASE("a date is read by libical as it was meant") {
  const Calendar calendar = parsed(slips::icalendar(kRun, kStamp));
  icalcomponent* event = icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT);
  REQUIRE(event != nullptr);
  CHECK(icalcomponent_get_summary(event) ==
        std::string("Neubürger-Freitag: Siegen läuft; Start, Ziel"));
  CHECK(icalcomponent_get_location(event) == std::string("Siegen, Oberes Schloss"));
  CHECK(icalcomponent_get_uid(event) == std::string("neubuerger-freitag-lauf-20270416"));
  CHECK(icaltime_as_ical_string(icalcomponent_get_dtstamp(event)) ==
        std::string("20261123T090000Z"));
  CHECK(berlin_time(icalcomponent_get_dtstart(event)) == "20270416T170000");
  CHECK(berlin_time(icalcomponent_get_dtend(event)) == "20270416T193000");
  icalproperty* url = icalcomponent_get_first_property(event, ICAL_URL_PROPERTY);
  REQUIRE(url != nullptr);
  CHECK(icalproperty_get_url(url) == std::string("https://www.siegen.de/"));
}

TEST_CASE("a date is right in summer and in winter and on the days between") {
  Event event = kRun;
  event.ends.reset();
  for (const auto& [local, wanted] : std::vector<std::pair<LocalTime, std::string>>{
           {at(2027, June, 18, 17, 0), "20270618T170000"},
           {at(2027, December, 10, 17, 0), "20271210T170000"},
           {at(2027, March, 28, 1, 59), "20270328T015900"},
           {at(2027, March, 28, 3, 0), "20270328T030000"},
           {at(2027, October, 31, 1, 30), "20271031T013000"},
           {at(2027, October, 31, 3, 0), "20271031T030000"},
           {at(2028, December, 31, 23, 59), "20281231T235900"}}) {
    event.starts = local;
    CHECK(started(event) == wanted);
  }
  // This hour is skipped.
  event.starts = at(2027, March, 28, 2, 30);
  CHECK(started(event) == "20270328T033000");
}

TEST_CASE("the rule of summer time agrees with the time zone database for every hour of 30 years") {
  icaltimezone* berlin = icaltimezone_get_builtin_timezone("Europe/Berlin");
  REQUIRE(berlin != nullptr);
  const auto first = std::chrono::sys_days{std::chrono::year{2010} / 1 / 1};
  size_t differ = 0;
  for (int hour = 0; hour < 30 * 365 * 24; hour += 1) {
    const auto utc = first + std::chrono::hours{hour};
    icaltimetype time = icaltime_from_timet_with_zone(std::chrono::system_clock::to_time_t(utc), 0,
                                                      icaltimezone_get_utc_timezone());
    const icaltimetype local = icaltime_convert_to_zone(time, berlin);
    const int64_t ours =
        slips::utc_ms(at(local.year, std::chrono::month(static_cast<unsigned>(local.month)),
                         static_cast<unsigned>(local.day), local.hour, 0));
    const int64_t theirs =
        std::chrono::duration_cast<std::chrono::milliseconds>(utc.time_since_epoch()).count();
    // The hour that comes twice is the first one.
    const bool again = ours == theirs - 3'600'000 && local.month == 10 && local.hour == 2;
    if (ours != theirs && !again) ++differ;
  }
  CHECK(differ == 0);
}

TEST_CASE("a date that ends before it starts has no end") {
  Event event = kRun;
  event.ends = event.starts;
  CHECK(slips::icalendar(event, kStamp).find("DTEND") == std::string::npos);
}

TEST_CASE("no part of a date can begin a line of its own") {
  Event event = kRun;
  event.title = "Lauf\r\nEND:VEVENT";
  event.place = "Siegen\rATTACH:x";
  event.link = "https://a.de/\r\nATTACH:x";
  event.id = "a\nb";
  const std::string text = slips::icalendar(event, kStamp);
  const Calendar calendar = parsed(text);
  CHECK(icalcomponent_get_summary(calendar.get()) == std::string("Lauf\nEND:VEVENT"));
  CHECK(text.find("\r\nATTACH") == std::string::npos);
}

TEST_CASE("a network is written as the cameras of phones read it") {
  CHECK(slips::wifi({"Schützenhalle", "geh;heim:\\\"", false}) ==
        "WIFI:T:WPA;S:Schützenhalle;P:geh\\;heim\\:\\\\\\\";;");
  CHECK(slips::wifi({"Freifunk", "", false}) == "WIFI:T:nopass;S:Freifunk;;");
  CHECK(slips::wifi({"Buero", "geheim12", true}) == "WIFI:T:WPA;S:Buero;P:geheim12;H:true;;");
  // Without quotes these would be bytes.
  CHECK(slips::wifi({"CAFE", "12345678", false}) == "WIFI:T:WPA;S:\"CAFE\";P:\"12345678\";;");
}

TEST_CASE("a letter is begun with subject and text") {
  CHECK(slips::mailto({"info@swf.example", "Termin & Frage?", "Grüß Gott,\nich …"}) ==
        "mailto:info@swf.example?subject=Termin%20%26%20Frage%3F"
        "&body=Gr%C3%BC%C3%9F%20Gott%2C%0D%0Aich%20%E2%80%A6");
  CHECK(slips::mailto({"info@swf.example", "", ""}) == "mailto:info@swf.example");
  CHECK(slips::mailto({"info@swf.example", "", "x"}) == "mailto:info@swf.example?body=x");
  CHECK(slips::mailto({"a@b.de?bcc=c@d.de", "", ""}) == "mailto:a@b.de%3Fbcc%3Dc@d.de");
}

TEST_CASE("only scheme and host become loud") {
  CHECK(slips::loud_host("https://www.siegen.de/Leben?gb=Olpe#Top") ==
        "HTTPS://WWW.SIEGEN.DE/Leben?gb=Olpe#Top");
  CHECK(slips::loud_host("https://a.de?x=a") == "HTTPS://A.DE?x=a");
  CHECK(slips::loud_host("https://a.de") == "HTTPS://A.DE");
  CHECK(slips::loud_host("WIFI:T:WPA") == "WIFI:T:WPA");
}

TEST_CASE("a loud host takes fewer modules") {
  const std::string url = "https://suedwestfalen-agentur.com/?gb=olpe.slip.a1";
  const auto quiet = slips::make_qr(url, slips::QrLevel::kMedium);
  const auto loud = slips::make_qr(slips::loud_host(url), slips::QrLevel::kMedium);
  REQUIRE(quiet);
  REQUIRE(loud);
  CHECK(loud->size < quiet->size);
}

TEST_CASE("every kind of payload is read after blur, tilt, fading and dust") {
  const unsigned seed = slips::testing::test_seed();
  for (const std::string& text :
       {slips::vcard(kGuide), slips::icalendar(kRun, kStamp),
        slips::wifi({"Schützenhalle", "geh;heim", false}),
        slips::mailto({"info@swf.example", "Termin", "Grüß Gott,\nich komme."}),
        slips::loud_host("https://www.siegen.de/?gb=olpe.schuetzenfest-wiesental.slip.lauf")}) {
    const auto qr = slips::make_qr(text, slips::QrLevel::kMedium);
    REQUIRE(qr);
    for (const slips::testing::Trial& trial :
         slips::testing::trials(slips::testing::drawn(*qr, 4), 4, seed)) {
      INFO(trial.name << ", " << qr->size << " modules: " << text);
      CHECK(slips::testing::read_code(trial.picture) == text);
    }
  }
}
