#include <algorithm>

#include "screens/staff_keyboard.h"
#include "ui/widgets.h"

namespace gummiband::screens {

ui::Rect staff_field(float top, const ui::Canvas& canvas) {
  const float right = canvas.portrait() ? canvas.width() - ui::kMargin : canvas.width() * 0.6F;
  return ui::rect_at(ui::kMargin, top + ui::kFieldLabelHeight, right - ui::kMargin,
                     ui::kFieldHeight);
}

std::optional<ui::KeyPress> draw_staff_keyboard(const StaffTyping& typing, float top,
                                                const World& world, ui::Ui& ui) {
  constexpr float kFoot = 16;
  constexpr float kWidest = 1500;
  ui::Canvas& canvas = ui.canvas();
  ui::FieldLook look;
  look.label = typing.label;
  look.value = typing.value;
  look.focused = ui::Selected::kYes;
  const ui::Rect field = staff_field(top, canvas);
  ui::field(ui, typing.name, field, look);
  const float height = std::min(ui::kKeyboardHeight, canvas.height() - field.bottom - 72);
  const float width = std::min(canvas.width() - 24, kWidest);
  const float left = (canvas.width() - width) / 2;
  const ui::Rect keys{left, canvas.height() - kFoot - height, left + width,
                      canvas.height() - kFoot};
  canvas.fill({0, keys.top - 24, canvas.width(), canvas.height()}, canvas.palette().paper_shade);
  const std::string space = world.word("form.space");
  ui::KeyboardLook board;
  board.shift = typing.shift;
  board.language = world.visit.language;
  board.next = typing.next;
  board.space = space;
  return ui::keyboard(ui, keys, board);
}

}  // namespace gummiband::screens
