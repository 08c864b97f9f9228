#include "screens/staff_printer.h"

#include <algorithm>
#include <cmath>

#include "base/shown_address.h"
#include "slips/printers.h"

namespace gummiband::screens::staff_printer {
namespace {

// A slip with one code and a scene is about so long.
constexpr double kMmPerSlip = 210;
constexpr double kMmPerM = 1000;

// What stands after the first colon, or between "://" and the next slash.
std::string address_in(const std::string& printer) {
  const size_t scheme = printer.find("://");
  if (scheme != std::string::npos) {
    const size_t begin = scheme + 3;
    return printer.substr(begin, printer.find('/', begin) - begin);
  }
  return printer.substr(std::min(printer.size(), printer.find(':') + 1));
}

// "/dev/usb/lp0" -> "lp0"
std::string last_part(const std::string& path) {
  return path.substr(path.rfind('/') + 1);
}

}  // namespace

std::vector<std::string> printer_choices(const World& world) {
  std::vector<std::string> choices;
  if (world.staff == nullptr) return choices;
  const auto add = [&](const std::string& printer) {
    if (slips::names_no_printer(printer)) return;
    if (std::ranges::find(choices, printer) == choices.end()) choices.push_back(printer);
  };
  add(world.staff->printer);
  for (const std::string& printer : world.staff->printers) add(printer);
  if (world.staff->found_printers) {
    for (const std::string& printer : *world.staff->found_printers) add(printer);
  }
  choices.emplace_back("none");
  return choices;
}

std::string printer_label(const std::string& printer, const World& world) {
  if (slips::names_no_printer(printer)) return world.word("staff.printer_none");
  const char* key = "staff.printer_folder";
  std::string name =
      printer == slips::kDemoPrinter ? "out" : last_part(address_in(base::shown_address(printer)));
  if (printer.starts_with("usb:")) key = "staff.printer_usb";
  if (printer.starts_with("serial:")) key = "staff.printer_serial";
  if (printer.starts_with("tcp:")) key = "staff.printer_network";
  if (printer.starts_with("cups:") || printer.starts_with("ipp")) key = "staff.printer_office";
  return world.words.text(world.visit.language, key, {{"name", name}});
}

slips::Slip test_slip(const World& world) {
  slips::Slip slip;
  slip.kind = slips::SlipKind::kTest;
  slip.title = world.word("staff.test_slip");
  if (world.staff != nullptr) slip.notes = {"Gummiband " + world.staff->version};
  slip.body = world.word("staff.test_body");
  slip.code = {"HTTPS://GUMMIBAND.EXAMPLE/TEST", world.word("staff.test_code"),
               "gummiband.example"};
  return slip;
}

std::string slip_sentence(const World& world) {
  using slips::SpoolStage;
  if (world.staff == nullptr || !world.staff->printing) return {};
  switch (*world.staff->printing) {
    case slips::SpoolVerdict::kBusy:
      return world.word("staff.slip_busy");
    case slips::SpoolVerdict::kTaken:
      break;
    default:
      return world.word("staff.slip_trouble");
  }
  switch (world.printer.stage) {
    case SpoolStage::kWaiting:
    case SpoolStage::kPrinting:
      return world.word("staff.slip_coming");
    case SpoolStage::kTakeIt:
      return world.word("staff.slip_out");
    case SpoolStage::kGivenUp:
      return world.word("staff.slip_trouble");
    case SpoolStage::kIdle:
      break;
  }
  return {};
}

std::string paper_sentence(const World& world) {
  if (!world.printer.roll_mm) return {};
  const double mm = std::max(0.0, *world.printer.roll_mm);
  const std::string metres = std::to_string(static_cast<int>(std::floor(mm / kMmPerM)));
  const std::string slips = std::to_string(static_cast<int>(std::floor(mm / kMmPerSlip)));
  return world.words.text(world.visit.language, "staff.paper_left",
                          {{"slips", slips}, {"metres", metres}});
}

State open(const Route&, const World&) {
  return {};
}

Wishes update(State& state, const Action& action, const World& world) {
  if (std::holds_alternative<CloseTapped>(action)) {
    return {staff::Wish(staff::LookUp{}), Back{}};
  }
  if (std::holds_alternative<ResumeTapped>(action)) {
    return {staff::Wish(staff::ResumePrinter{})};
  }
  if (std::holds_alternative<RollTapped>(action)) {
    state.roll_told = true;
    return {staff::Wish(staff::NewRoll{}), staff::Wish(staff::ResumePrinter{})};
  }
  if (std::holds_alternative<SearchTapped>(action)) {
    return {staff::Wish(staff::LookForPrinters{})};
  }
  if (const auto* choice = std::get_if<PrinterTapped>(&action)) {
    return {staff::Wish(staff::ChoosePrinter{choice->printer})};
  }
  return {staff::Wish(staff::PrintForStaff{test_slip(world)})};
}

}  // namespace gummiband::screens::staff_printer
