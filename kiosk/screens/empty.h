// What stands where a list has nothing to show: an open heart on the band, kind words, and a way
// on.
#pragma once

#include <string>

#include "ui/ui.h"

namespace gummiband::screens {

struct EmptyLook {
  std::string title;
  std::string note;
  std::string name;    // of the button's control
  std::string button;  // empty: there is no way on from here
  std::string icon{};  // on the button; may be empty
};
// Within `view`, whose right edge is that of the screen; the band comes from behind the dock. True
// if the button was tapped.
bool draw_empty(ui::Ui& ui, const ui::Rect& view, const EmptyLook& look);

}  // namespace gummiband::screens
