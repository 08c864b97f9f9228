// What becomes of a slip between the tap on "print" and the paper in a hand: the honest part.
//
// One slip at a time. A slip that cannot come out now is given up at once, so that the visitor is
// offered the code instead; one that has not come out after 90 s is given up too; nothing is ever
// printed later, and nothing twice without asking. A pure machine: time is an argument, the worker
// asks next() what to do and says what came of it. One thread at a time.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <variant>
#include <vector>

#include "slips/printer.h"
#include "slips/slip.h"

namespace gummiband::slips {

struct SpoolLimits {
  int64_t expiry_ms = 90'000;
  int most_per_visit = 5;
  int most_per_hour = 60;
  double roll_mm = 0;  // of a new roll; 0: not counted
};

inline constexpr int64_t kAskWellEveryMs = 30'000;    // a printer that is well
inline constexpr int64_t kAskTroubleEveryMs = 3'000;  // one that waits for hands
inline constexpr int64_t kTakeItMs = 20'000;          // how long "please take it" stands
inline constexpr double kLowRollMm = 1'500;           // seven slips and the roll's core

enum class SpoolVerdict {
  kTaken,
  kAlreadyPrinted,  // in this visit; ask, then submit with Again::kYes
  kVisitQuota,
  kHourQuota,
  kBusy,     // one is on its way
  kTrouble,  // the printer cannot now
};
enum class Again { kNo, kYes };

// Where the visitor's last slip is.
enum class SpoolStage {
  kIdle,
  kWaiting,  // taken, the worker has not begun
  kPrinting,
  kTakeIt,   // it hangs in the printer
  kGivenUp,  // nothing or not all came out
};

struct SpoolView {
  PrinterState printer = PrinterState::kNotSetUp;
  std::string detail;
  SpoolStage stage = SpoolStage::kIdle;
  double done = 0;                // of the slip that is printing, 0 to 1
  bool torn = false;              // of one that was given up, a part may be on paper
  std::optional<double> roll_mm;  // left; nothing when it is not counted
  int last_hour = 0;              // slips printed
  bool operator==(const SpoolView&) const = default;

  // Whether a button that says "print" would say the truth.
  bool offers_print() const { return can_print(printer) && stage != SpoolStage::kGivenUp; }
};

struct AskPrinter {};
struct PrintSlip {
  Slip slip;
};
using SpoolOrder = std::variant<AskPrinter, PrintSlip>;

class Spool {
 public:
  // `roll_used_mm`: of the roll that is in, as it was kept.
  Spool(const SpoolLimits& limits, double roll_used_mm);

  // The visitor (or the staff) wants a slip.
  SpoolVerdict submit(const Slip& slip, Again again, int64_t now_ms);
  // The test slip and the day report, which no quota counts.
  SpoolVerdict submit_for_staff(const Slip& slip, int64_t now_ms);
  // "Thanks, I have it", or on to something else.
  void dismiss();
  // The visitor is gone: what has not begun is given up; quota and memory begin anew.
  void end_visit();
  // Somebody has seen to the printer: it is asked at once.
  void resume();
  // A new roll is in; the same, and the count begins anew.
  void new_roll();

  // Another printer is there now: nothing is promised until it has been asked, which is at once.
  // What waited for the old one is given up. Not while one is printing or being asked.
  void change_printer(int64_t now_ms);

  // What the worker shall do now; nothing: wait. Whatever it gets it must report.
  std::optional<SpoolOrder> next(int64_t now_ms);
  void answered(const PrinterReport& report, int64_t now_ms);
  // False: the slip has taken too long and must stop.
  bool progressed(double done, int64_t now_ms);
  void finished(const PrintOutcome& outcome, int64_t now_ms);
  // When next() may have something new although nobody has called anything else.
  int64_t next_change_ms() const;

  SpoolView view(int64_t now_ms) const;
  double roll_used_mm() const { return roll_used_mm_; }

 private:
  SpoolVerdict take(const Slip& slip, int64_t now_ms);
  bool printed_in_visit(const Slip& slip) const;
  void forget_old(int64_t now_ms);
  void give_up_waiting(int64_t now_ms);
  int64_t next_question_ms(int64_t now_ms) const;

  const SpoolLimits limits_;
  PrinterReport printer_;
  int64_t ask_at_ms_ = 0;
  bool asking_ = false;
  SpoolStage stage_ = SpoolStage::kIdle;
  std::optional<Slip> slip_;
  bool for_staff_ = false;
  int64_t taken_at_ms_ = 0;
  int64_t stage_until_ms_ = 0;
  double done_ = 0;
  bool torn_ = false;
  bool left_behind_ = false;           // whoever wanted the slip has gone
  std::vector<Slip> visit_slips_;      // that are on paper, wholly or in part
  std::deque<int64_t> hour_slips_ms_;  // when each of the last hour came out
  double roll_used_mm_ = 0;
};

}  // namespace gummiband::slips
