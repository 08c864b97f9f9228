#include <algorithm>
#include <array>

#include "screens/contacts.h"
#include "screens/empty.h"
#include "screens/flow.h"
#include "screens/page.h"

namespace gummiband::screens::contacts {
namespace {

using ui::Canvas;
using ui::Rect;
using ui::TextRole;

constexpr float kCodeRoom = 150;  // at the right end of a row

// A stage needs more of its u for a finger.
float code_room(const Canvas& canvas) {
  return std::max(kCodeRoom, canvas.least_touch() + 12);
}

RowLook row_look(const World& world, const Canvas& canvas, const content::Item& item) {
  RowLook row;
  row.picture = picture_of(world, item);
  row.icon = "forum";
  row.kicker = world.in(item.organisation);
  row.title = world.in(item.title);
  row.note = world.in(item.summary);
  if (item.sample) row.kicker = dotted(row.kicker, world.word("fact.sample"));
  row.free_right = code_room(canvas);
  return row;
}

// Answers with the scroller below it.
Rect draw_head(const World& world, Canvas& canvas) {
  const bool tall = canvas.portrait();
  const std::string title = world.word("contacts.title");
  const float room = canvas.width() - 2 * ui::kTextInset;
  const TextRole largest = tall ? TextRole::kTitle : TextRole::kTitleLong;
  const float top = tall ? 64 : 24;
  const float high = headline_height(canvas, title, room, 1, largest);
  const float ridge = std::max(tall ? 276.0F : 116.0F, top + high + 10);
  canvas.fill({0, 0, canvas.width(), canvas.height()}, canvas.palette().paper);
  ui::PictureLook sky = look(world.pack.header);
  canvas.picture({0, 0, canvas.width(), ridge + 96}, sky, canvas.palette().paper_shade);
  ui::sheet(canvas, ridge, ui::HillShape::kA);
  draw_headline(canvas, title, {ui::kTextInset, top}, room, 1, largest);
  return {0, ridge + (tall ? 96.0F : 76.0F), canvas.width(), ui::dock_top(canvas) + kUnderDock};
}

std::optional<Action> draw_contact(const World& world, ui::Ui& ui, const content::Item& item,
                                   const Rect& rect) {
  std::optional<Action> action;
  const std::string name = "contacts.item." + item.id;
  const RowLook row = row_look(world, ui.canvas(), item);
  const float room = code_room(ui.canvas());
  // Two controls beside each other on one card: its words open it, the code stands at its end.
  const Rect open{rect.left, rect.top, rect.right - room - 2, rect.bottom};
  if (ui.tap(name, open, ui::Role::kButton, row.title)) action = ContactTapped{item.id};
  draw_row(ui, name, rect, row);
  const std::string label =
      world.words.text(world.visit.language, "contacts.code", {{"title", row.title}});
  if (ui::round_button(ui, "contacts.code." + item.id, {rect.right - room / 2, rect.centre().y},
                       "qr_code_2", label)) {
    action = CodeTapped{item.id};
  }
  return action;
}

std::optional<Action> draw_list(const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  const Rect view = draw_head(world, canvas);
  ui.say("contacts.title", {0, 0, canvas.width(), view.top}, ui::Role::kHeading,
         world.word("contacts.title"));
  const std::vector<const content::Item*> items = listed(world);
  if (items.empty()) {
    draw_empty(ui, view, {world.word("empty.title"), world.word("contacts.empty"), "", ""});
    return std::nullopt;
  }
  std::vector<RowLook> looks;
  for (const content::Item* item : items) looks.push_back(row_look(world, canvas, *item));
  const float right = canvas.width() - ui::kMargin;
  const size_t columns = right - ui::kMargin >= kTwoRowColumns ? 2 : 1;
  const RowGrid grid = lay_rows(canvas, ui::kMargin, right, columns, looks);
  std::optional<Action> action;
  const float length = grid.bottom + kUnderDock;
  const float offset = ui.begin_scroll("contacts.rows", view, ui::Axis::kVertical, length);
  for (size_t i = 0; i < items.size(); ++i) {
    const Rect rect = moved(grid.rows[i], 0, view.top - offset);
    if (auto tapped = draw_contact(world, ui, *items[i], rect)) action = tapped;
  }
  ui.end_scroll();
  draw_dock_fades(canvas, view, offset, length);
  return action;
}

std::optional<Action> draw_page(const World& world, ui::Ui& ui) {
  std::optional<Action> action;
  Page page(world, ui, "contacts.page");
  page.title(world.word("contacts.title"));
  const std::vector<const content::Item*> items = listed(world);
  if (items.empty()) page.story(world.word("contacts.empty"));
  for (const content::Item* item : items) {
    const RowLook row = row_look(world, ui.canvas(), *item);
    const Rect rect = page.take(row_height(ui.canvas(), page.width(), row));
    if (auto tapped = draw_contact(world, ui, *item, rect)) action = tapped;
  }
  page.end();
  return action;
}

}  // namespace

std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui) {
  const content::Item* item = world.pack.find(state.item);
  if (!state.code || item == nullptr) {
    return ui.canvas().large_text() ? draw_page(world, ui) : draw_list(world, ui);
  }
  const std::string hint = code_hint(world, *state.code);
  const BigCodeLook look{picture_of(world, *item), world.in(item->title), hint};
  if (draw_big_code(world, ui, *state.code, look)) return CodeClosed{};
  return std::nullopt;
}

}  // namespace gummiband::screens::contacts
