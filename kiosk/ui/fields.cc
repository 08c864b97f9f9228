// Text fields and tick cards: the controls of a form.
#include <algorithm>

#include "ui/widgets.h"

namespace gummiband::ui {
namespace {

constexpr float kTickBox = 108;
constexpr float kTickText = 184;  // where the text of a tick card begins
constexpr float kCardInset = 24;
constexpr float kDenseInset = 16;
constexpr float kCaretWidth = 5;

void error_line(Canvas& canvas, const Rect& field, std::string_view error) {
  const Rect ground = rect_at(field.left, field.bottom + 20, field.width(), kFieldErrorHeight - 4);
  const Palette& palette = canvas.palette();
  error_ground(canvas, ground, canvas.theme().radii.field);
  canvas.icon("error_outline", {ground.left + 58, ground.centre().y}, 46, palette.error);
  const TextLook look{TextRole::kLabel, palette.error, ground.width() - 120, Align::kLeft,
                      Wrap::kGreedy};
  const Size size = canvas.measure(error, look);
  if (size.height > ground.height()) canvas.report(error, "does not fit its control");
  canvas.text(error, {ground.left + 104, ground.centre().y - size.height / 2}, look);
}

// On one line, unless it is large.
TextLook label_look(const Canvas& canvas, float width) {
  const Colour ink = canvas.palette().ink;
  if (!canvas.large_text()) return {TextRole::kLabel, ink, width, Align::kLeft, Wrap::kNone};
  return {TextRole::kLabel, ink, width - 2 * 16, Align::kLeft, Wrap::kGreedy};
}

TextRole tick_text_role(const TickCardLook& look) {
  return look.dense ? TextRole::kCaption : TextRole::kNote;
}

float tick_words_height(Canvas& canvas, float width, const TickCardLook& look) {
  const float inner = width - kTickText - kCardInset;
  float height =
      canvas.measure(look.title, {TextRole::kButton, {}, inner, Align::kLeft, Wrap::kBalanced})
          .height;
  if (!look.note.empty()) {
    height += 2 + canvas.measure(look.note, {TextRole::kCaption, {}, inner}).height;
  }
  if (!look.text.empty()) {
    height += 8 + canvas.measure(look.text, {tick_text_role(look), {}, inner}).height;
  }
  return height;
}

}  // namespace

float field_height(const Canvas& canvas) {
  return std::max(kFieldHeight, canvas.least_touch());
}

float field_label_height(Canvas& canvas, float width, std::string_view label) {
  constexpr float kGap = 8;
  return std::max(kFieldLabelHeight,
                  canvas.measure(label, label_look(canvas, width)).height + kGap);
}

bool field(Ui& ui, std::string_view name, const Rect& rect, const FieldLook& look) {
  const bool tapped = ui.tap(name, rect, Role::kField, look.label, Enabled::kYes, look.focused);
  Canvas& canvas = ui.canvas();
  const Palette& palette = canvas.palette();
  const bool focused = look.focused == Selected::kYes;
  const float radius = canvas.theme().radii.field;
  const float label_height = field_label_height(canvas, rect.width(), look.label);
  canvas.text(look.label, {rect.left + 16, rect.top - label_height},
              label_look(canvas, rect.width()));
  canvas.fill(rect, palette.white, radius);
  canvas.outline(rect, focused ? palette.heart : palette.edge,
                 focused ? canvas.theme().borders.selected : canvas.theme().borders.control,
                 radius);

  // A long value scrolls to its end, where the typing happens.
  const Rect room = inset(rect, 36, 8);
  const TextLook value{TextRole::kButton, palette.ink, 0, Align::kLeft, Wrap::kNone};
  const Size size = canvas.measure(look.value, value);
  const float caret_room = focused ? kCaretWidth + 8 : 0;
  const float left = std::min(room.left, room.right - caret_room - size.width);
  canvas.push_clip(room);
  if (!look.value.empty()) {
    canvas.text(look.value, {left, room.centre().y - size.height / 2}, value);
  }
  if (focused) {
    const float x = look.value.empty() ? room.left : left + size.width + 6;
    canvas.fill(rect_at(x, room.centre().y - 34, kCaretWidth, 68), palette.heart);
  }
  canvas.pop_clip();
  if (!look.error.empty()) error_line(canvas, rect, look.error);
  return tapped;
}

float tick_card_height(Ui& ui, float width, const TickCardLook& look) {
  const float inset = look.dense ? kDenseInset : kCardInset;
  const float words = tick_words_height(ui.canvas(), width, look);
  return std::max({words + 2 * inset, kTickBox + 2 * inset, ui.canvas().least_touch()});
}

bool tick_card(Ui& ui, std::string_view name, const Rect& rect, const TickCardLook& look) {
  std::string spoken(look.title);
  for (const std::string_view more : {look.note, look.text}) {
    if (!more.empty()) spoken.append(". ").append(more);
  }
  const bool tapped = ui.tap(name, rect, Role::kToggle, spoken, Enabled::kYes, look.ticked);
  Canvas& canvas = ui.canvas();
  const Palette& palette = canvas.palette();
  const bool on = look.ticked == Selected::kYes;
  card(canvas, rect, look.ticked);
  const Rect box =
      rect_at(rect.left + kCardInset, rect.centre().y - kTickBox / 2, kTickBox, kTickBox);
  const float radius = look.one_of_many ? kTickBox / 2 : 20;
  if (on) {
    canvas.fill(box, palette.moss, radius);
    canvas.icon("check", box.centre(), 84, palette.paper);
  } else {
    canvas.outline(box, palette.ink_soft, canvas.theme().borders.selected, radius);
  }
  const float inner = rect.width() - kTickText - kCardInset;
  Point at{rect.left + kTickText,
           rect.centre().y - tick_words_height(canvas, rect.width(), look) / 2};
  const TextLook title{TextRole::kButton, palette.ink, inner, Align::kLeft, Wrap::kBalanced};
  at.y += canvas.text(look.title, at, title).height;
  if (!look.note.empty()) {
    at.y += 2;
    at.y += canvas
                .text(look.note, at,
                      {TextRole::kCaption, palette.ink_soft, inner, Align::kLeft, Wrap::kGreedy})
                .height;
  }
  if (!look.text.empty()) {
    at.y += 8;
    canvas.text(look.text, at,
                {tick_text_role(look), palette.ink, inner, Align::kLeft, Wrap::kGreedy});
  }
  const float depth = ui.pressed(name);
  if (depth > 0) canvas.fill(rect, faded(palette.ink, 0.08F * depth), canvas.theme().radii.card);
  return tapped;
}

}  // namespace gummiband::ui
