#include "slips/printer.h"

#include "base/check.h"

namespace gummiband::slips {

bool can_print(PrinterState state) {
  return state == PrinterState::kReady || state == PrinterState::kSilent ||
         state == PrinterState::kPaperLow;
}

std::string_view name_of(PrinterState state) {
  switch (state) {
    case PrinterState::kNotSetUp:
      return "not_set_up";
    case PrinterState::kReady:
      return "ready";
    case PrinterState::kSilent:
      return "silent";
    case PrinterState::kPaperLow:
      return "paper_low";
    case PrinterState::kPaperOut:
      return "paper_out";
    case PrinterState::kCoverOpen:
      return "cover_open";
    case PrinterState::kPaused:
      return "paused";
    case PrinterState::kFault:
      return "fault";
    case PrinterState::kAway:
      return "away";
  }
  base::check(false, "a printer's state without a name");
  return {};
}

}  // namespace gummiband::slips
