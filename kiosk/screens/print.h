// A slip on its way out of the printer, rising behind the foremost hill; or why none comes, and
// what to do instead.
//
// Opened by the app with what the spool said to the visitor's wish; what becomes of the slip is
// heard by hear().
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "screens/code.h"
#include "screens/screen.h"
#include "slips/slip.h"
#include "slips/spool.h"
#include "ui/ui.h"

namespace gummiband::screens::print {

enum class Phase {
  kComing,     // taken; it comes out
  kTakeIt,     // it hangs there
  kTrouble,    // the printer cannot
  kAsk,        // this one is on paper already
  kVisitFull,  // enough slips for one visitor
  kHourFull,   // many want one just now
  kBusy,       // one of somebody else is still coming out
};

struct State {
  slips::Slip slip;
  std::string item;  // of the pack; empty: hearts or a receipt
  Phase phase = Phase::kComing;
  double since_s = 0;        // when it was taken
  bool torn = false;         // in trouble: half of it may hang in the printer
  std::optional<Code> code;  // that does the same for a phone; nothing: the slip has none
  bool bigger = false;       // the code fills the screen
  bool operator==(const State&) const = default;
};

struct DoneTapped {};
struct PrintTapped {};  // yes, again; or now that nothing else is on its way
struct CodeTapped {};
struct CodeClosed {};
using Action = std::variant<DoneTapped, PrintTapped, CodeTapped, CodeClosed>;

// How it looks when the spool has answered `verdict` to this wish.
State open(const PrintSlip& wish, slips::SpoolVerdict verdict, const World& world);
// What the spool says of the slip that it has taken.
void hear(State& state, const slips::SpoolView& view);
Wishes update(State& state, const Action& action, const World& world);
std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui);

// Whether the slip itself is there to be seen, on its way or to be taken.
bool shows_slip(const State& state);
// How wide the slip stands on the screen, in u. Its picture is made as wide, so that it stays
// sharp.
float slip_width(const ui::Canvas& canvas);

}  // namespace gummiband::screens::print
