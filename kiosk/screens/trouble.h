// What the kiosk shows when there is no content to show: the faults, for the people of the booth.
#pragma once

#include <string>
#include <vector>

#include "content/words.h"
#include "ui/ui.h"

namespace gummiband::screens::trouble {

struct State {
  std::vector<std::string> faults;  // one sentence each, with file and line
  bool operator==(const State&) const = default;
};

void draw(const State& state, const content::Words& words, ui::Ui& ui);

}  // namespace gummiband::screens::trouble
