// "Meine Daten löschen": with the receipt code somebody takes back what was left here.
//
// The code is typed with large keys; the app hands it to the ledger and says by heard() what came
// of it. One whose check character is wrong was mistyped: it is not handed on and costs no try, and
// who guesses learns nothing of it that the alphabet did not tell. After wrong codes no key is
// taken until World::codes_wait_until_s. A code that is not known and one that was used before get
// the same answer. What was typed is wiped once it was taken, and with the state.
#pragma once

#include <optional>
#include <variant>

#include "screens/form_typed.h"
#include "screens/screen.h"
#include "ui/keyboard.h"
#include "ui/ui.h"

namespace gummiband::screens::withdraw {

enum class Phase {
  kTyping,
  kTooShort,  // it was sent before it was whole
  kMistyped,  // its check character says that it is nobody's code
  kAsking,    // the ledger has it
  kUnknown,   // no such code, or nothing left to take back
  kFailed,    // it could not be stored: nothing has changed
  kErased,    // nobody had it yet, and nobody will
  kTold,      // erased here, and whoever may have it will be told
};

// What the app has to say.
enum class Answer { kUnknown, kFailed, kErased, kTold };

struct State {
  Typed code;
  Phase phase = Phase::kTyping;
  bool operator==(const State&) const = default;
};

struct KeyTapped {
  ui::KeyPress press;
};
struct BrowseTapped {};
struct DoneTapped {};
using Action = std::variant<KeyTapped, BrowseTapped, DoneTapped>;

// Seconds until a code is taken again; 0 or less: now.
double wait_left_s(const World& world);
// Whether keys are taken now.
bool takes_keys(const State& state, const World& world);
// Whether the lead is taken back and there is nothing left to type.
bool is_over(const State& state);

State open(const Route& route, const World& world);
Wishes update(State& state, const Action& action, const World& world);
// To be called once for each WithdrawLead, while `state` is on the stack.
void heard(State& state, Answer answer);
std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui);

}  // namespace gummiband::screens::withdraw
