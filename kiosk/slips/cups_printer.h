// An office or photo printer through CUPS or straight by IPP: gets the slip as a PDF page on the
// paper that lies in it. The only place that knows libcups.
//
// A job that does not come out in time, or meets trouble, is cancelled, so that nothing comes out
// after somebody has put in paper. One thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "slips/printer.h"

namespace gummiband::slips {

// "cups:QUEUE" (a queue of this machine's cupsd) or "ipp://192.168.1.60:631/ipp/print" (a printer
// that speaks IPP Everywhere and takes PDF). The clock must outlive the printer.
base::Result<std::unique_ptr<Printer>> make_cups_printer(std::string_view setting,
                                                         const Patience& patience,
                                                         const base::Clock& clock);

// The queues of this machine's cupsd, as settings: "cups:Buero"; none when it does not run or does
// not answer within the patience. At most kMostQueues.
std::vector<std::string> cups_queues(const Patience& patience);
inline constexpr size_t kMostQueues = 16;

// What the words of printer-state-reasons mean (RFC 8011, 5.4.12), the gravest of them; ready for
// "none". `accepts`: printer-is-accepting-jobs; `stopped`: printer-state is 5.
PrinterState state_of_reasons(const std::vector<std::string>& reasons, bool accepts, bool stopped);

}  // namespace gummiband::slips
