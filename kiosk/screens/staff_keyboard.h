// A field and the keyboard below it, as the pages of the staff area have them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "screens/screen.h"
#include "ui/keyboard.h"
#include "ui/ui.h"

namespace gummiband::screens {

struct StaffTyping {
  std::string_view name;  // of the field
  std::string label;
  std::string value;  // as it is shown
  std::string next;   // on the key that ends it
  ui::Shift shift = ui::Shift::kOff;
};
// Where the field stands below `top`.
ui::Rect staff_field(float top, const ui::Canvas& canvas);
std::optional<ui::KeyPress> draw_staff_keyboard(const StaffTyping& typing, float top,
                                                const World& world, ui::Ui& ui);

}  // namespace gummiband::screens
