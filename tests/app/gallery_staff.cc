// The screens of the staff area, for the wall.
#include <array>
#include <chrono>
#include <string>

#include "gallery.h"

namespace gummiband::app {
namespace {

using screens::AnyState;
using screens::Route;
using screens::ScreenName;
using screens::World;
using screens::staff::GateState;
using screens::staff::View;

const base::Day kDay{std::chrono::year{2027}, std::chrono::June, std::chrono::day{19}};

Exhibit exhibit(const std::string& name, ScreenName screen, const View& view) {
  Exhibit one;
  one.name = name;
  one.state = [=](const World& world) { return screens::open_screen(Route{screen, ""}, world); };
  one.persona = "";
  one.staff = view;
  return one;
}

View at_the_door(GateState state) {
  View view;
  view.version = "0.1.0";
  view.place = "Olpe";
  view.event = "Schützenfest Wiesental";
  view.gate.state = state;
  return view;
}

// What was typed stands there as dots.
Exhibit pad(const std::string& name, const View& view) {
  Exhibit one = exhibit(name, ScreenName::kStaffPin, view);
  one.state = [](const World&) {
    screens::staff_pin::State state;
    for (const char* digit : {"2", "4", "6"}) state.pin.append(digit);
    return AnyState(state);
  };
  return one;
}

View closed_for_long() {
  View view = at_the_door(GateState::kWrong);
  view.gate.wait_until_s = 735.5;
  return view;
}

// A good day, as on the design's picture.
View good_day() {
  View view = at_the_door(GateState::kOpen);
  screens::staff::Figures figures;
  figures.at = {kDay, 21, 14};
  figures.visits = 214;
  figures.hearts = 861;
  figures.codes = 133;
  figures.slips = 97;
  figures.leads = 23;
  const std::array<int64_t, 11> visits = {6, 11, 14, 19, 22, 24, 18, 26, 31, 28, 15};
  for (size_t i = 0; i < visits.size(); ++i) figures.visits_by_hour[11 + i] = visits[i];
  figures.hearts_by_theme = {
      {"nature", 268}, {"castles", 214}, {"festivals", 176}, {"culture", 121}, {"family", 82}};
  figures.recipients = {{"heimvorteil", "tiger-lotus-yoga-kiosk", false, 19, 0, 17, 0, 2},
                        {"siegen", "anker-birne-zebra-lampe", false, 6, 0, 5, 1, 0}};
  figures.clock_trusted = true;
  figures.disk_bytes = 64'000'000'000;
  figures.disk_free_bytes = 39'700'000'000;
  view.figures = figures;
  return view;
}

// The destination will not take some, and does not answer.
Exhibit delivering() {
  View view = good_day();
  screens::staff::DeliveryFigures delivery;
  delivery.waiting = 22;
  delivery.set_aside = 1;
  delivery.last_contact = base::LocalTime{kDay, 18, 40};
  delivery.trouble =
      "cloud.example.org does not answer (Could not resolve host). Check the network.";
  view.delivery = delivery;
  return exhibit("staff-delivery", ScreenName::kStaffToday, view);
}

// Nobody was here, and everything that can be amiss is.
View bad_morning() {
  View view = good_day();
  screens::staff::Figures figures;
  figures.at = {kDay, 8, 5};
  figures.recipients = {{"heimvorteil", "tiger-lotus-yoga-kiosk", true, 0, 0, 0, 0, 0},
                        {"soest-medicine", "", false, 0, 0, 0, 0, 0}};
  figures.ledger_fault = "data/ledger.db: envelope 17 was changed. Run `gummiband doctor`.";
  figures.disk_bytes = 64'000'000'000;
  figures.disk_free_bytes = 1'200'000'000;
  view.figures = figures;
  view.pack_fault = "pack/items/felsenmeer/de.md:7: error: The date is over.";
  return view;
}

// The printer of the evening: a few slips are left on its roll.
Exhibit printer(const std::string& name, slips::PrinterState state) {
  View view = good_day();
  const std::array<int64_t, 6> slips = {4, 11, 19, 22, 27, 14};
  for (size_t i = 0; i < slips.size(); ++i) view.figures->slips_by_hour[13 + i] = slips[i];
  view.printer = "usb:/dev/usb/lp0";
  view.printers = {"tcp:192.168.1.50"};
  view.found_printers = {"usb:/dev/usb/lp0", "cups:Buero"};
  Exhibit one = exhibit(name, ScreenName::kStaffPrinter, view);
  one.printer = state;
  return one;
}

// A machine that has never had one, and is looking for some.
Exhibit no_printer() {
  View view = good_day();
  view.printers = {"tcp:192.168.1.50", "cups:Buero"};
  return exhibit("staff-printer-none", ScreenName::kStaffPrinter, view);
}

View with_stick(screens::staff::StickStage stage) {
  View view = good_day();
  view.stick.stage = stage;
  view.stick.sticks = {{"/media/booth/KINGSTON",
                        "KINGSTON",
                        14'200'000'000,
                        {"/media/booth/KINGSTON/heimvorteil.gbkey"}}};
  return view;
}

View stick_done() {
  View view = with_stick(screens::staff::StickStage::kDone);
  view.stick.file = "gummiband-2027-06-19-2114.xlsx";
  view.stick.rows = 17;
  view.stick.others = 6;
  view.drill = screens::staff::Drill::kPassed;
  return view;
}

View stick_failed() {
  View view = with_stick(screens::staff::StickStage::kFailed);
  view.stick.fault =
      "Cannot write /media/booth/KINGSTON/gummiband-2027-06-19-2114.part: No space "
      "left on device.";
  return view;
}

View stick_checking() {
  View view = with_stick(screens::staff::StickStage::kChecking);
  view.stick.done = 0.62;
  return view;
}

Exhibit passphrase() {
  Exhibit one = exhibit("staff-unlock", ScreenName::kStaffStick,
                        with_stick(screens::staff::StickStage::kFound));
  one.state = [](const World&) {
    screens::staff_stick::State state;
    state.key_file = "/media/booth/KINGSTON/heimvorteil.gbkey";
    state.folder = "/media/booth/KINGSTON";
    state.passphrase.append("noch nicht fertig");
    return AnyState(state);
  };
  return one;
}

Exhibit report() {
  View view = good_day();
  view.stick = with_stick(screens::staff::StickStage::kFound).stick;
  view.printing = slips::SpoolVerdict::kBusy;
  Exhibit one = exhibit("staff-report", ScreenName::kStaffReport, view);
  one.printer = slips::PrinterState::kReady;
  return one;
}

View profile() {
  View view = good_day();
  view.places = {"Olpe", "Arnsberg"};
  view.events = {"Schützenfest Wiesental", "Neubürgerfreitag"};
  return view;
}

}  // namespace

std::vector<Exhibit> staff_exhibits() {
  return {
      pad("staff-pin", at_the_door(GateState::kShut)),
      exhibit("staff-pin-none", ScreenName::kStaffPin, at_the_door(GateState::kNoPin)),
      exhibit("staff-pin-wait", ScreenName::kStaffPin, closed_for_long()),
      exhibit("staff-today", ScreenName::kStaffToday, good_day()),
      delivering(),
      exhibit("staff-today-bad", ScreenName::kStaffToday, bad_morning()),
      printer("staff-printer", slips::PrinterState::kReady),
      printer("staff-printer-out", slips::PrinterState::kPaperOut),
      printer("staff-printer-stopped", slips::PrinterState::kFault),
      no_printer(),
      exhibit("staff-stick", ScreenName::kStaffStick,
              with_stick(screens::staff::StickStage::kFound)),
      exhibit("staff-stick-checking", ScreenName::kStaffStick, stick_checking()),
      exhibit("staff-stick-done", ScreenName::kStaffStick, stick_done()),
      exhibit("staff-stick-failed", ScreenName::kStaffStick, stick_failed()),
      passphrase(),
      exhibit("staff-profile", ScreenName::kStaffProfile, profile()),
      report(),
  };
}

}  // namespace gummiband::app
