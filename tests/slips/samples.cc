#include "slips/samples.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "slips/payload.h"

namespace gummiband::slips::testing {
namespace {

constexpr int64_t kStamp = 1'795'424'400'000;  // 2026-11-23T09:00:00Z

std::string link(const std::string& item) {
  return "https://www.siegen.de/?gb=wiesental.slip." + item;
}

// Two ridges with a tower between, so that a scene is there without any file.
SlipPicture hills() {
  SlipPicture picture{576, 150, std::vector<uint8_t>(576 * 150, 0)};
  for (int x = 0; x < picture.width; ++x) {
    const double ridge = 95 + 22 * std::sin(x / 57.0) + 9 * std::sin(x / 19.0 + 1);
    const bool tower = std::abs(x - 288) < 22;
    for (int y = 0; y < picture.height; ++y) {
      const bool window = std::abs(x - 288) < 6 && y > 50 && y < 66;
      const bool dark = y > ridge || (tower && y > 34 + std::abs(x - 288) && !window);
      if (dark) picture.ink[static_cast<size_t>(y * picture.width + x)] = 255;
    }
  }
  return picture;
}

SlipPicture logo(int width) {
  SlipPicture picture{width, 60, std::vector<uint8_t>(static_cast<size_t>(width) * 60, 0)};
  for (int y = 0; y < 60; ++y) {
    for (int x = 0; x < width; ++x) {
      const bool edge = x < 4 || y < 4 || x >= width - 4 || y >= 56;
      if (edge || (x / 12 + y / 12) % 2 == 0) {
        picture.ink[static_cast<size_t>(y * width + x)] = 255;
      }
    }
  }
  return picture;
}

const std::vector<SlipItem>& hearts() {
  static const std::vector<SlipItem> items = {
      {"Alter Flecken", {"Freudenberg"}, link("alter-flecken")},
      {"Zerspanungsmechanik", {"Musterwerk Lennetal", "Ausbildung"}, link("zerspanungsmechanik")},
      {"Neubürger-Freitag: Siegen läuft", {"Siegen", "Fr 16. April 2027, 17 Uhr"}, link("lauf")},
      {"Burg Altena", {"Altena"}, link("burg-altena")},
      {"Pflegefachkraft (m/w/d) im Klinikverbund", {"Klinik am Muster, Olpe"}, link("pflege")},
      {"Rückkehr-Lotsin", {"Wirtschaftsförderung Hochsauerlandkreis"}, link("lotsin")},
      {"Wohnung mit Blick auf den Biggesee", {"Attendorn", "3 Zimmer"}, link("wohnung")},
      {"Internationale Warsteiner Montgolfiade",
       {"Warstein", "3. bis 7. November"},
       link("ballon")}};
  return items;
}

Slip collected(size_t count) {
  Slip slip{SlipKind::kCollected,
            "Deine Herzen",
            {"Schützenfest Wiesental", "Samstag, 20. Juni 2026, 21:14 Uhr"},
            {},
            "",
            {},
            {},
            {},
            ""};
  slip.items.assign(hearts().begin(), hearts().begin() + static_cast<ptrdiff_t>(count));
  std::string list = "Deine Herzen";
  for (const SlipItem& item : slip.items) list += "\n" + item.title + ", " + item.notes[0];
  slip.code = {list, "Alles auf einmal: Kamera auf, draufhalten.", ""};
  return slip;
}

Slip offer() {
  return {SlipKind::kOffer,
          "Zerspanungs\u00ADmechanik",
          {"Musterwerk Lennetal · Lennestadt", "Ausbildung · 4 Tage möglich"},
          {},
          "Du drehst und fräst Teile, die in jedem Windrad stecken. Ab August.",
          {},
          {link("zerspanungsmechanik"), "Zum Angebot: Kamera auf, draufhalten.", "siegen.de"},
          {},
          "Gültig bis 31. August 2027"};
}

Slip reminder() {
  const Event event{
      "lauf", "Newcomers’ Friday: the run", "Siegen", "", {std::chrono::year{2027} / 4 / 16, 17, 0},
      {}};
  return {SlipKind::kReminder,
          "Newcomers’ Friday: the run",
          {"Siegen", "Friday, 16 April 2027, 5 pm"},
          {},
          "",
          {},
          {icalendar(event, kStamp), "Into your calendar: open the camera, point it here.", ""},
          {},
          ""};
}

Slip receipt() {
  return {
      SlipKind::kReceipt,
      "Bedankt!",
      {"Schützenfest Wiesental", "zaterdag 20 juni 2026, 21:14 uur"},
      {},
      "",
      {},
      {},
      {"Jouw code", "K7P 4MX",
       "Heimvorteil en Musterwerk Lennetal mogen je schrijven. Toch liever niet? Typ de code op "
       "het apparaat in, dan is alles gewist."},
      ""};
}

Slip day_report() {
  return {SlipKind::kDayReport,
          "Der Tag am Stand",
          {"Schützenfest Wiesental", "Samstag, 20. Juni 2026"},
          {},
          "Das haben die Leute heute gemacht.",
          {{"Besuche", "214"},
           {"Herzen", "631"},
           {"Kontakte", "38"},
           {"Zettel", "112"},
           {"Papier übrig", "18 m"}},
          {},
          {},
          ""};
}

Slip test_slip() {
  return {
      SlipKind::kTest,
      "Probedruck",
      {"Gummiband 0.1.0", "576 Punkte, 80 mm"},
      {},
      "Ä Ö Ü ä ö ü ß é ł ğ – „Grüße aus Südwestfalen“\nBeide Striche am Rand müssen ganz zu "
      "sehen sein.",
      {},
      {"HTTPS://GUMMIBAND.EXAMPLE/TEST", "Liest dein Telefon diesen Code?", "gummiband.example"},
      {},
      ""};
}

}  // namespace

SlipTemplate sample_look() {
  return {"Gummiband",
          "Südwestfalen\nzum Mitnehmen",
          hills(),
          {logo(180), logo(120), logo(150)},
          {"SIEGEN – mein Herz trägt Krone", "Willkommen in Südwestfalen"},
          "#heimvorteil",
          "Zieh ruhig. Es hält."};
}

std::vector<Sample> samples() {
  return {{"offer-de", offer()},
          {"collected-2-de", collected(2)},
          {"collected-4-de", collected(4)},
          {"collected-8-de", collected(8)},
          {"reminder-en", reminder()},
          {"receipt-nl", receipt()},
          {"day-report-leicht", day_report()},
          {"test-de", test_slip()}};
}

Slip sample(const std::string& name) {
  for (const Sample& one : samples()) {
    if (one.name == name) return one.slip;
  }
  throw std::out_of_range("no sample slip " + name);
}

Grey seen(const Dots& dots, int margin) {
  Grey grey = white(dots.width() + 2 * margin, dots.height() + 2 * margin);
  for (int y = 0; y < dots.height(); ++y) {
    for (int x = 0; x < dots.width(); ++x) {
      if (!dots.at(x, y)) continue;
      grey.pixels[static_cast<size_t>((y + margin) * grey.width + x + margin)] = 0;
    }
  }
  return grey;
}

}  // namespace gummiband::slips::testing
