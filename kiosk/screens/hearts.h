// "Deine Herzen": what the visitor has collected, strung on the band; and the ways to take it home.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "screens/code.h"
#include "screens/screen.h"
#include "ui/ui.h"

namespace gummiband::screens::hearts {

struct State {
  std::optional<Code> code;  // the list as a code, while it is shown
  bool operator==(const State&) const = default;
};

struct ItemTapped {
  std::string item;
};
struct RemoveTapped {
  std::string item;
};
struct FormTapped {};
struct PhoneTapped {};
struct PrintTapped {};
struct CodeClosed {};
struct ExploreTapped {};
using Action = std::variant<ItemTapped, RemoveTapped, FormTapped, PhoneTapped, PrintTapped,
                            CodeClosed, ExploreTapped>;

State open(const Route& route, const World& world);
Wishes update(State& state, const Action& action, const World& world);
std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui);

// What was collected, is still in the pack and has not ended by now, in the order of collecting.
std::vector<const content::Item*> collected(const World& world);
// The line below an item's title: where it is, who offers it, or when it takes place.
std::string note(const World& world, const content::Item& item);

// With links a list may take this much of a code; longer ones are titles and places, then titles
// only, so that the modules stay large enough for a phone.
inline constexpr size_t kMostLinkedListBytes = 450;
// And no list takes more, or its modules would be below kLeastListModule on a landscape screen: its
// last lines are left out.
inline constexpr size_t kMostListBytes = 560;
// The list as plain text, for a code: it works without any network.
std::string list_text(const World& world);

}  // namespace gummiband::screens::hearts
