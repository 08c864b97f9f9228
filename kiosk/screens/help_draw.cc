#include "screens/help.h"
#include "screens/question.h"
#include "ui/widgets.h"

namespace gummiband::screens::help {

std::optional<Action> draw(const State&, const World& world, ui::Ui& ui) {
  ui::Canvas& canvas = ui.canvas();
  const float top = draw_question(canvas, world, world.word("help.title"));
  std::optional<Action> action;
  const visit::Comfort& comfort = world.visit.comfort;
  const std::vector<QuestionRow> rows = {
      {"help.contrast", world.word("help.contrast"), world.word("help.contrast_note"), "",
       comfort.high_contrast},
      {"help.motion", world.word("help.motion"), world.word("help.motion_note"), "",
       comfort.reduced_motion}};
  if (const auto row = draw_question_rows(ui, rows, top)) {
    action = *row == 0 ? Action(ContrastTapped{}) : Action(MotionTapped{});
  }
  const float foot = canvas.height() - ui::kDockHeight - 60;
  const float half = (canvas.width() - 2 * ui::kMargin - ui::kGutter) / 2;
  const ui::Rect home = ui::rect_at(ui::kMargin, foot - ui::kButtonHeight, half, ui::kButtonHeight);
  const ui::Rect done = moved(home, half + ui::kGutter, 0);
  if (ui::button(ui, "help.home", home, world.word("help.home"), "home",
                 ui::ButtonKind::kSecondary)) {
    action = HomeTapped{};
  }
  if (ui::button(ui, "help.done", done, world.word("help.done"), "check", ui::ButtonKind::kCalm)) {
    action = DoneTapped{};
  }
  return action;
}

}  // namespace gummiband::screens::help
