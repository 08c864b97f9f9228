#include <algorithm>
#include <array>
#include <vector>

#include "screens/flow.h"
#include "screens/form_parts.h"
#include "screens/page.h"
#include "screens/question.h"

namespace gummiband::screens::form {
namespace {

using ui::Canvas;
using ui::Rect;

constexpr float kTwoColumns = 1500;  // width from which forms stand in two columns
constexpr float kTopRoom = 16;       // for the first row's shadow
constexpr float kTall = 236;         // a row where there is room
constexpr const char* kPage = "form.forms_page";

RowLook row_of(const content::Form& form, const World& world) {
  RowLook row;
  row.picture = form.picture ? &*form.picture : nullptr;
  row.icon = form.icon.empty() ? "forum" : form.icon;
  row.title = world.in(form.title);
  row.note = world.in(form.note);
  return row;
}

std::vector<const content::Form*> forms_of(const State& state, const World& world) {
  std::vector<const content::Form*> forms;
  for (const std::string& id : state.forms) {
    if (const content::Form* form = world.pack.form(id)) forms.push_back(form);
  }
  return forms;
}

std::optional<Action> draw_rows(const std::vector<const content::Form*>& forms, const World& world,
                                ui::Ui& ui, const Rect& view) {
  Canvas& canvas = ui.canvas();
  const float room = canvas.width() - 2 * ui::kMargin;
  const size_t columns = room >= kTwoColumns ? 2 : 1;
  const float width =
      (room - ui::kGutter * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  float height = 0;
  for (const content::Form* form : forms) {
    height = std::max(height, row_height(canvas, width, row_of(*form, world)));
  }
  const auto lines = static_cast<float>((forms.size() + columns - 1) / columns);
  const float fair = (view.height() - kTopRoom - kUnderDock) / lines - ui::kGutter;
  height = std::max(height, std::min(kTall, fair));
  const float step = height + ui::kGutter;
  const float length = kTopRoom + lines * step + kUnderDock;
  std::optional<Action> action;
  const float offset = ui.begin_scroll("form.forms", view, ui::Axis::kVertical, length);
  for (size_t i = 0; i < forms.size(); ++i) {
    const float left = ui::kMargin + static_cast<float>(i % columns) * (width + ui::kGutter);
    const float top = view.top + kTopRoom - offset + step * static_cast<float>(i / columns);
    const Rect rect = ui::rect_at(left, top, width, height);
    const std::string name = "form.choose." + forms[i]->id;
    const RowLook row = row_of(*forms[i], world);
    if (ui.tap(name, rect, ui::Role::kButton, row.title + ". " + row.note)) {
      action = FormTapped{forms[i]->id};
    }
    draw_row(ui, name, rect, row);
  }
  ui.end_scroll();
  draw_scroll_fades(canvas, view, offset, length);
  return action;
}

std::optional<Action> draw_page(const std::vector<const content::Form*>& forms, const World& world,
                                ui::Ui& ui) {
  Page page(world, ui, kPage);
  page.title(world.word("form.forms_title"));
  page.story(world.word("form.forms_note"));
  std::optional<Action> action;
  for (const content::Form* form : forms) {
    if (page.row("form.choose." + form->id, row_of(*form, world))) action = FormTapped{form->id};
  }
  page.end();
  return action;
}

}  // namespace

std::optional<Action> draw_forms(const State& state, const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  const std::vector<const content::Form*> forms = forms_of(state, world);
  if (canvas.large_text()) return draw_page(forms, world, ui);
  const std::string title = world.word("form.forms_title");
  const std::string note = world.word("form.forms_note");
  const float top = draw_question(canvas, world, title);
  const float below =
      top - 32 +
      canvas
          .text(note, {ui::kTextInset, top - 32},
                {ui::TextRole::kStory, canvas.palette().ink, canvas.width() - 2 * ui::kTextInset,
                 ui::Align::kLeft, ui::Wrap::kBalanced})
          .height;
  ui.say("form.title", {0, 0, canvas.width(), below}, ui::Role::kHeading, title + " " + note);
  return draw_rows(forms, world, ui,
                   {0, below + 12, canvas.width(), ui::dock_top(canvas) + kUnderDock});
}

}  // namespace gummiband::screens::form
