// A visit file replays a visitor: one command a line, controls by their names.
//
//     # a comment                     clock 2027-06-19 18:30     what day and time it is
//     tap NAME                        type TEXT                  on the keyboard on the screen
//     hold NAME 3s                    a finger rests on it
//     copy NAME   paste NAME          a receipt code that stood there is typed
//     see NAME    not NAME            swipe NAME up|down|left|right
//     wait 60s                        shot FILE.png
//     language en                     expect leads 1
//     expect screen hearts            expect slips 1
//     expect on NAME                  expect off NAME            of what can be chosen or ticked
//
// It is the test, the demo and the bug report. The format is documented in tests/visits/README.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace gummiband::app {

enum class StepKind {
  kClock,
  kTap,
  kHold,
  kType,
  kCopy,
  kPaste,
  kSee,
  kNot,
  kSwipe,
  kWait,
  kShot,
  kLanguage,
  kExpectLeads,
  kExpectScreen,
  kExpectSlips,
  kExpectOn,
  kExpectOff,
};

struct Step {
  StepKind kind = StepKind::kTap;
  std::string word;    // name, text, file, language, screen, or the control of the others
  std::string more;    // swipe: the direction
  double seconds = 0;  // wait, hold
  int number = 0;      // expect leads, expect slips
  int line = 0;        // in the file, from 1
  bool operator==(const Step&) const = default;
};

// A fault names the line and what can stand there.
base::Result<std::vector<Step>> parse_visit(std::string_view text, std::string_view file_name);

}  // namespace gummiband::app
