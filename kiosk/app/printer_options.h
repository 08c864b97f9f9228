// What kiosk.yaml says of a receipt printer, whichever it is. A value.
#pragma once

#include "content/settings.h"
#include "slips/printers.h"

namespace gummiband::app {

inline slips::PrinterOptions printer_options(const content::Settings& settings) {
  slips::PrinterOptions options;
  options.width_dots = settings.printer_dots;
  options.cut = settings.printer_cut ? slips::Cut::kYes : slips::Cut::kNo;
  return options;
}

}  // namespace gummiband::app
