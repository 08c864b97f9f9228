// A folder in the place of a printer: every slip becomes a picture, and beside it the bytes that a
// receipt printer would have got. For demonstrations, replays and tests; it is always well.
//
// slip-001.png and slip-001.escpos, counted on from what is there. Any thread, one at a time.
#pragma once

#include "base/file.h"
#include "slips/escpos.h"
#include "slips/printer.h"

namespace gummiband::slips {

// After these a folder is full: nobody looks at more, and a demonstration may run for days.
inline constexpr int kMostFolderSlips = 999;

class FolderPrinter final : public Printer {
 public:
  // The folder is made with the first slip.
  FolderPrinter(base::Path folder, int width_dots);

  PrinterReport ask() override;
  PrintOutcome print(const Slip& slip, const SlipTemplate& look, const Progress& progress) override;

 private:
  const base::Path folder_;
  const int width_dots_;
};

}  // namespace gummiband::slips
