// "Wer hilft dir weiter?": the people one can ask, by their roles; each as a card for the phone.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "screens/code.h"
#include "screens/screen.h"
#include "ui/ui.h"

namespace gummiband::screens::contacts {

struct State {
  std::string item;          // whose code is shown
  std::optional<Code> code;  // that fills the screen
  bool operator==(const State&) const = default;
};

struct ContactTapped {
  std::string item;
};
struct CodeTapped {
  std::string item;
};
struct CodeClosed {};
using Action = std::variant<ContactTapped, CodeTapped, CodeClosed>;

State open(const Route& route, const World& world);
// A code that was opened is counted ("code").
Wishes update(State& state, const Action& action, const World& world);
std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui);

// Who looks after the visitor's place first, then who is in its district, then who is there for
// people like the visitor, then the others.
std::vector<const content::Item*> listed(const World& world);
// What the code says: a card that a phone takes into its address book without any network.
std::string card(const World& world, const content::Item& item);

}  // namespace gummiband::screens::contacts
