// One thing of the region, close up: a highlight, an event, a contact or a topic.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "screens/code.h"
#include "screens/screen.h"
#include "ui/ui.h"

namespace gummiband::screens::highlight {

struct State {
  std::string item;
  std::vector<std::string> related;  // ids of what goes with it, chosen once
  std::optional<Code> code;          // that takes it along; nothing when it has none
  bool bigger = false;               // the code fills the screen
  bool operator==(const State&) const = default;
};

struct HeartTapped {};
struct RelatedTapped {
  std::string item;
};
struct CallTapped {};   // of a contact: have them call, or whatever its form asks
struct PaperTapped {};  // "print", or "photograph the code" where that cannot be
struct CodeClosed {};
using Action = std::variant<HeartTapped, RelatedTapped, CallTapped, PaperTapped, CodeClosed>;

State open(const Route& route, const World& world);
Wishes update(State& state, const Action& action, const World& world);
std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui);

// Has the scene made that the item's screen will begin with: a finger is on what leads to it.
void expect(const std::string& item, const World& world, ui::Canvas& canvas);

// Whether there is a form by which this item asks for a call.
bool can_call(const content::Item& item, const World& world);

// The screen that shows an item of this kind.
Route route_to(const content::Item& item);

}  // namespace gummiband::screens::highlight
