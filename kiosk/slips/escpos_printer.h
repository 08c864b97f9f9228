// A thermal receipt printer over a Channel: asks before, within and after a slip, and keeps so
// little in flight that nothing spills out after a refill.
//
// A slip that breaks off is never sent again by itself. The next one first fills up the band that
// was broken off. One thread.
#pragma once

#include <memory>
#include <optional>

#include "base/clock.h"
#include "slips/channel.h"
#include "slips/escpos.h"
#include "slips/printer.h"

namespace gummiband::slips {

struct EscposOptions {
  int width_dots = 576;
  Cut cut = Cut::kNo;
  Patience patience;
};

class EscposPrinter final : public Printer {
 public:
  // The clock must outlive it.
  EscposPrinter(std::unique_ptr<Channel> channel, const EscposOptions& options,
                const base::Clock& clock);
  ~EscposPrinter() override;

  PrinterReport ask() override;
  PrintOutcome print(const Slip& slip, const SlipTemplate& look, const Progress& progress) override;

 private:
  base::Result<std::optional<uint8_t>> answer(Question what);
  // A fault: the channel is gone.
  base::Result<PrinterReport> question_all();
  PrinterReport away(const base::Fault& fault) const;
  // Nothing when all was taken; else why not.
  std::optional<PrinterReport> write_all(std::string_view bytes, int64_t until_ms);
  std::optional<PrinterReport> look_again();
  PrintOutcome send(const Dots& dots, int64_t until_ms, const Progress& progress);
  PrintOutcome finish(double paper_mm, int64_t until_ms);
  PrintOutcome broken(PrinterReport report, double paper_mm);

  const std::unique_ptr<Channel> channel_;
  const EscposOptions options_;
  const base::Clock& clock_;
  bool answers_ = true;      // the last question before a slip was answered
  PrinterReport last_;       // the last answer
  bool broken_off_ = false;  // the printer may still wait for the rest of a band
};

}  // namespace gummiband::slips
