// The printer that the settings name, made: the one place that knows all kinds.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/file.h"
#include "base/result.h"
#include "slips/escpos.h"
#include "slips/printer.h"

namespace gummiband::slips {

struct PrinterOptions {
  int width_dots = 576;  // of a receipt printer
  Cut cut = Cut::kNo;
  Patience patience;
};

// What one says for a printer that leaves its slips as pictures in out/.
inline constexpr std::string_view kDemoPrinter = "demo";

// `setting` as in kiosk.yaml: tcp:, usb: and serial: are receipt printers (channel.h), cups:,
// ipp:// and ipps:// office printers (cups_printer.h), folder: and "demo" leave pictures
// (folder_printer.h). A fault when it is none of these. The clock must outlive the printer.
base::Result<std::unique_ptr<Printer>> make_printer(std::string_view setting,
                                                    const PrinterOptions& options,
                                                    const base::Clock& clock);

// "none" and an empty setting.
bool names_no_printer(std::string_view setting);

// The printers that this machine sees, as settings, in an order that stays: receipt printers on
// USB ("usb:/dev/usb/lp0") and queues of CUPS ("cups:Buero"). One in the network or on a serial
// line says nothing of itself and must be named. Takes as long as cupsd may: not for the UI thread.
std::vector<std::string> find_printers(const base::Path& usb_folder = "/dev/usb");

}  // namespace gummiband::slips
