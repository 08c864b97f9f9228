// Spool and printer on a thread of their own, so that no frame waits for a cable.
//
// The UI thread hands slips over and is told at once whether they are taken; the worker draws,
// prints and asks the printer how it is, and comes back with news. Every call to the device is
// bounded by the printer's Patience. The spool's times are the given clock's, so that a replay's
// quota and expiry go by the replay's time. Destroying it stops a slip that is being printed.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>
#include <variant>

#include "base/clock.h"
#include "slips/dots.h"
#include "slips/printer.h"
#include "slips/spool.h"

namespace gummiband::app {

// What the slip that was taken looks like: the same drawing that goes to the printer.
struct SlipDrawn {
  slips::Dots dots;
};
// It came out, or it did not.
struct SlipEnded {
  slips::Slip slip;
  slips::PrintResult result = slips::PrintResult::kNothingSent;
  double roll_used_mm = 0;  // now, of the roll that is in
};
using PrintNews = std::variant<SlipDrawn, SlipEnded>;

// In the ledger's settings: millimetres of the roll that are used, and the printer that staff
// chose, as kiosk.yaml would name it.
inline constexpr std::string_view kRollUsedSetting = "printer.roll_used_mm";
inline constexpr std::string_view kPrinterSetting = "printer.chosen";

class PrintWorker {
 public:
  // `printer`: none where none is set up. `wake` is called from the worker when there is news or
  // the view has changed, to end an idle wait. The clock must outlive the worker.
  PrintWorker(std::unique_ptr<slips::Printer> printer, const slips::SpoolLimits& limits,
              double roll_used_mm, const base::Clock& clock, std::function<void()> wake);
  ~PrintWorker();
  PrintWorker(const PrintWorker&) = delete;
  PrintWorker& operator=(const PrintWorker&) = delete;

  // As Spool has them; none of them waits for the printer.
  slips::SpoolVerdict submit(const slips::Slip& slip, const slips::SlipTemplate& look,
                             slips::Again again);
  // The test slip and the day report, in the same look.
  slips::SpoolVerdict submit_for_staff(const slips::Slip& slip, const slips::SlipTemplate& look);
  void dismiss();
  void end_visit();
  void resume();
  // From now on this printer, or none; what the old one is burning it finishes.
  void use(std::unique_ptr<slips::Printer> printer);
  void new_roll();
  slips::SpoolView view() const;

  // The oldest news that was not yet asked for.
  std::optional<PrintNews> collect();
  // Waits until there is nothing to do at the clock's present time (replays and tests).
  void finish();

 private:
  using Lock = std::unique_lock<std::mutex>;

  void work();
  void change_printer();
  void carry_out(const slips::SpoolOrder& order, Lock& lock);
  void print(const slips::Slip& slip, Lock& lock);
  bool progress(double done);
  // Sleeps until the spool has something new, or somebody calls.
  void rest(Lock& lock);
  // Wakes the UI when what it shows is not so any more.
  void tell();
  void nudge();

  std::unique_ptr<slips::Printer> printer_;  // the worker's; none: none is set up
  const base::Clock& clock_;
  const std::function<void()> wake_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  slips::Spool spool_;
  slips::SlipTemplate look_;  // of the slip that was taken
  slips::SpoolView told_;
  std::deque<PrintNews> news_;
  std::optional<std::unique_ptr<slips::Printer>> next_printer_;
  bool nudged_ = false;
  bool resting_ = false;
  bool closing_ = false;
  std::thread worker_;
};

}  // namespace gummiband::app
