// A printer, whatever its kind: asked how it is, and given one slip at a time.
//
// The interface; escpos_printer.h and cups_printer.h are the two real ones, tests have fakes.
// Every call is bounded by its Patience, and none belongs on the UI thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "slips/slip.h"

namespace gummiband::slips {

// What a person would see when looking at it. README.md says what to do about each.
enum class PrinterState {
  kNotSetUp,  // none is named in the settings
  kReady,     // it says so itself
  kSilent,    // it takes paper jobs but does not answer questions: many cheap ones
  kPaperLow,  // prints, but the roll ends soon
  kPaperOut,
  kCoverOpen,
  kPaused,  // switched off line, too hot, or busy with somebody else's work
  kFault,   // cutter jammed or broken: needs hands
  kAway,    // not there: unplugged, switched off, wrong address
};

// Whether it makes sense to give it a slip.
bool can_print(PrinterState state);
// Its name in records and in `--json`: "paper_out".
std::string_view name_of(PrinterState state);

struct PrinterReport {
  PrinterState state = PrinterState::kNotSetUp;
  std::string detail;  // a sentence for the log and for `print status`; may be empty
};

enum class PrintResult {
  kPrinted,      // everything was taken, and nothing speaks against its being on paper
  kNothingSent,  // trouble before the first dot: the paper is as it was
  kUnsure,       // trouble in the middle: part of it may be on paper
};

struct PrintOutcome {
  PrintResult result = PrintResult::kNothingSent;
  PrinterReport report;
  double paper_mm = 0;  // how much was used at most; 0 on sheets
};

// How long each step may take, in milliseconds.
struct Patience {
  int open_ms = 2000;
  int answer_ms = 500;  // to one question
  int stall_ms = 5000;  // without taking a single byte
  int slip_ms = 90000;  // for the whole slip
};

// Called between pieces with how much is done, 0 to 1; false: stop here.
using Progress = std::function<bool(double done)>;

class Printer {
 public:
  virtual ~Printer() = default;

  virtual PrinterReport ask() = 0;
  // One slip. Whatever the outcome, nothing of it comes out later.
  virtual PrintOutcome print(const Slip& slip, const SlipTemplate& look,
                             const Progress& progress) = 0;
};

}  // namespace gummiband::slips
