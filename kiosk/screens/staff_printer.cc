#include "screens/staff_printer.h"

#include <algorithm>
#include <cmath>

namespace gummiband::screens::staff_printer {
namespace {

// A slip with one code and a scene is about so long.
constexpr double kMmPerSlip = 210;
constexpr double kMmPerM = 1000;

}  // namespace

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
    return {staff::Wish(staff::NewRoll{})};
  }
  return {staff::Wish(staff::PrintForStaff{test_slip(world)})};
}

}  // namespace gummiband::screens::staff_printer
