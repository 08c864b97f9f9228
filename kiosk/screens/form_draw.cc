#include <array>

#include "screens/form_parts.h"
#include "screens/page.h"

namespace gummiband::screens::form {

using ui::Canvas;
using ui::Rect;
using ui::TextRole;

namespace {

std::optional<Action> draw_closed_page(const World& world, ui::Ui& ui) {
  Page page(world, ui, "form.closed_page");
  page.title(world.word("form.closed_title"));
  page.story(world.word("form.closed_note"));
  const bool tapped =
      page.button({"form.browse", world.word("form.browse"), "", ui::ButtonKind::kMain});
  page.end();
  if (tapped) return BrowseTapped{};
  return std::nullopt;
}

}  // namespace

std::optional<Action> draw_closed(const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  if (canvas.large_text()) return draw_closed_page(world, ui);
  const ui::Palette& palette = canvas.palette();
  const float w = canvas.width();
  const float foot = ui::dock_top(canvas);
  const float ridge = canvas.height() * (canvas.portrait() ? 0.30F : 0.13F);
  canvas.picture({0, 0, w, ridge + 90}, look(world.pack.header), palette.paper_shade);
  ui::sheet(canvas, ridge, ui::HillShape::kB);

  const float column = std::min(w - 2 * ui::kTextInset, 1240.0F);
  ui::Point at{ui::kTextInset, ridge + (canvas.portrait() ? 150 : 124)};
  at.y += draw_title(canvas, world.word("form.closed_title"), at, column, 2) + 28;
  ui.say("form.title", {0, ridge, w, at.y}, ui::Role::kHeading,
         world.word("form.closed_title") + " " + world.word("form.closed_note"));
  canvas.text(world.word("form.closed_note"), at,
              {TextRole::kCall, palette.ink, column, ui::Align::kLeft, ui::Wrap::kBalanced});
  const float width = canvas.portrait() ? w - 2 * ui::kMargin : 620;
  const Rect button =
      ui::rect_at(ui::kMargin, foot - 44 - ui::kButtonHeight, width, ui::kButtonHeight);
  if (ui::button(ui, "form.browse", button, world.word("form.browse"), "", ui::ButtonKind::kMain)) {
    return BrowseTapped{};
  }
  return std::nullopt;
}

namespace {

// Whether this may be refused.
bool goes_on(const Action& action) {
  const auto* key = std::get_if<KeyTapped>(&action);
  return std::holds_alternative<NextTapped>(action) || std::holds_alternative<SendTapped>(action) ||
         (key != nullptr && key->key.kind == ui::KeyKind::kNext);
}

std::optional<Action> draw_step(const State& state, const World& world, ui::Ui& ui) {
  switch (step_of(state, world).kind) {
    case StepKind::kForms:
      return draw_forms(state, world, ui);
    case StepKind::kTopics:
      return draw_topics(state, world, ui);
    case StepKind::kChoice:
    case StepKind::kChoices:
      return draw_options(state, world, ui);
    case StepKind::kText:
    case StepKind::kContact:
      return draw_typed(state, world, ui);
    case StepKind::kConsent:
      return draw_consent(state, world, ui);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  canvas.fill({0, 0, canvas.width(), canvas.height()}, canvas.palette().paper);
  if (state.door != FormDoor::kOpen) return draw_closed(world, ui);
  const std::optional<Action> action = draw_step(state, world, ui);
  if (action && goes_on(*action)) ui.renew_alerts();
  return action;
}

}  // namespace gummiband::screens::form
