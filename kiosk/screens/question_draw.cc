#include <algorithm>
#include <array>

#include "screens/pieces.h"
#include "screens/question.h"
#include "ui/widgets.h"

namespace gummiband::screens {

using ui::Canvas;
using ui::Rect;
using ui::TextRole;

float draw_question(Canvas& canvas, const World& world, const std::string& title) {
  constexpr std::array kRoles = {TextRole::kTitle, TextRole::kTitleLong, TextRole::kCard};
  const float ridge = !canvas.portrait() ? (canvas.large_text() ? 24.0F : 70.0F) : 150.0F;
  canvas.fill({0, 0, canvas.width(), canvas.height()}, canvas.palette().paper);
  canvas.picture({0, 0, canvas.width(), ridge + 96}, look(world.pack.header),
                 canvas.palette().paper_shade);
  ui::sheet(canvas, ridge, ui::HillShape::kA);
  const float room = canvas.width() - 2 * ui::kTextInset;
  const TextRole role = canvas.fitting(title, room, canvas.portrait() ? 2 : 1, kRoles);
  const ui::TextLook big{role, canvas.palette().ink, room, ui::Align::kLeft, ui::Wrap::kBalanced};
  const float top = ridge + (canvas.portrait() ? 130.0F : 92.0F);
  return top + canvas.text(title, {ui::kTextInset, top}, big).height + 48;
}

std::optional<size_t> draw_question_rows(ui::Ui& ui, const std::vector<QuestionRow>& rows,
                                         float top, float bottom) {
  constexpr float kAir = 20;  // around the rows, for their shadows
  constexpr float kLeastRow = 170;
  Canvas& canvas = ui.canvas();
  const bool under_dock = bottom <= 0;
  const Rect view{0, top - kAir, canvas.width(),
                  under_dock ? ui::dock_top(canvas) + kUnderDock : bottom};
  const float offset = ui.begin_page("question.rows", view);
  top -= offset;
  const size_t columns = canvas.portrait() || canvas.large_text() ? 1 : 2;
  const float room = canvas.width() - 2 * ui::kMargin;
  const float width =
      (room - ui::kGutter * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  std::optional<size_t> tapped;
  float line_top = top;
  for (size_t i = 0; i < rows.size(); i += columns) {
    float height = kLeastRow;
    for (size_t c = 0; c < columns && i + c < rows.size(); ++c) {
      const ui::TickCardLook card{rows[i + c].text, rows[i + c].note, "", ui::Selected::kNo};
      height = std::max(height, tick_card_height(ui, width, card));
    }
    for (size_t c = 0; c < columns && i + c < rows.size(); ++c) {
      const QuestionRow& row = rows[i + c];
      const Rect rect = ui::rect_at(ui::kMargin + static_cast<float>(c) * (width + ui::kGutter),
                                    line_top, width, height);
      ui::TickCardLook card{row.text, row.note, "",
                            row.selected ? ui::Selected::kYes : ui::Selected::kNo};
      card.one_of_many = true;
      if (tick_card(ui, row.name, rect, card)) tapped = i + c;
    }
    line_top += height + ui::kGutter;
  }
  const float end = line_top + (under_dock ? kUnderDock : 0);
  ui.end_page(end);
  draw_scroll_fades(canvas, view, offset, end - view.top + offset);
  return tapped;
}

}  // namespace gummiband::screens
