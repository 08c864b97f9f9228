// The order in which a screen is walked without pointing at it, by keypad or by ear: from the tree
// of named controls alone, so that no screen has to say it. Pure.
#pragma once

#include <string>
#include <vector>

#include "ui/ui.h"

namespace gummiband::ui {

// One thing to stop at: a control, or something that is only read aloud.
struct Stop {
  std::string name;
  Role role = Role::kButton;
  std::string spoken;
  Rect rect;
  bool operable = false;
};

// Whether a control of this role can be used; the others are only announced.
bool is_operable(Role role);

// The stops in reading order: above comes before below, and at the same height left before right.
// A scroller is one block, whose content follows its own order, however far it reaches out of
// sight. Scrollers themselves, and what is disabled or has nothing to say, are no stops.
std::vector<Stop> reading_order(const std::vector<Control>& controls);

}  // namespace gummiband::ui
