#include <algorithm>
#include <array>

#include "screens/empty.h"
#include "screens/events.h"
#include "screens/page.h"
#include "ui/widgets.h"

namespace gummiband::screens::events {
namespace {

using ui::Canvas;
using ui::Rect;
using ui::TextRole;

constexpr std::array kTitleRoles = {TextRole::kQuestion, TextRole::kTitle, TextRole::kTitleLong,
                                    TextRole::kCard};
constexpr float kTwoColumns = 1500;  // width from which rows stand in two columns
constexpr float kTopRoom = 16;       // for the first row's shadow

RowLook row_look(const World& world, const content::Item& item) {
  RowLook row;
  if (item.picture) row.picture = &*item.picture;
  row.icon = "event";
  row.kicker =
      item.sample ? dotted(when(world, item), world.word("fact.sample")) : when(world, item);
  row.title = world.in(item.title);
  row.note = where(world, item);
  return row;
}

// Answers with the scroller below it.
Rect draw_head(const World& world, Canvas& canvas) {
  const bool tall = canvas.portrait();
  const float ridge = tall ? 276 : 116;
  canvas.fill({0, 0, canvas.width(), canvas.height()}, canvas.palette().paper);
  canvas.picture({0, 0, canvas.width(), ridge + 96}, look(world.pack.header),
                 canvas.palette().paper_shade);
  ui::sheet(canvas, ridge, ui::HillShape::kB);
  const std::string title = world.word("events.title");
  const float room = canvas.width() - 2 * ui::kTextInset;
  const TextRole role =
      canvas.fitting(title, room, 1, std::span(kTitleRoles).subspan(tall ? 0 : 1));
  canvas.text(title, {ui::kTextInset, tall ? 64.0F : 20.0F},
              {role, canvas.palette().ink, room, ui::Align::kLeft});
  return {0, ridge + (tall ? 96.0F : 76.0F), canvas.width(), ui::dock_top(canvas) + kUnderDock};
}

std::optional<Action> draw_page(const World& world, ui::Ui& ui) {
  std::optional<Action> action;
  Page page(world, ui, "events.page");
  page.title(world.word("events.title"));
  const std::vector<const content::Item*> items = coming(world);
  if (items.empty()) page.story(world.word("events.empty"));
  for (const content::Item* item : items) {
    if (page.row("events.item." + item->id, row_look(world, *item))) action = EventTapped{item->id};
  }
  page.end();
  return action;
}

}  // namespace

std::optional<Action> draw(const State&, const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  if (canvas.large_text()) return draw_page(world, ui);
  const Rect view = draw_head(world, canvas);
  ui.say("events.title", {0, 0, canvas.width(), view.top}, ui::Role::kHeading,
         world.word("events.title"));
  const std::vector<const content::Item*> items = coming(world);
  if (items.empty()) {
    draw_empty(ui, view, {world.word("empty.title"), world.word("events.empty"), "", ""});
    return std::nullopt;
  }
  const float room = canvas.width() - 2 * ui::kMargin;
  const size_t columns = room >= kTwoColumns ? 2 : 1;
  const float width =
      (room - ui::kGutter * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  float height = canvas.portrait() ? 248 : 200;
  for (const content::Item* item : items) {
    height = std::max(height, row_height(canvas, width, row_look(world, *item)));
  }
  const size_t lines = (items.size() + columns - 1) / columns;
  const float step = height + ui::kGutter;
  std::optional<Action> action;
  const float length = kTopRoom + step * static_cast<float>(lines) + kUnderDock;
  const float offset = ui.begin_scroll("events.rows", view, ui::Axis::kVertical, length);
  for (size_t i = 0; i < items.size(); ++i) {
    const Rect rect = ui::rect_at(
        ui::kMargin + static_cast<float>(i % columns) * (width + ui::kGutter),
        view.top + kTopRoom - offset + step * static_cast<float>(i / columns), width, height);
    const std::string name = "events.item." + items[i]->id;
    const RowLook row = row_look(world, *items[i]);
    if (ui.tap(name, rect, ui::Role::kButton, row.title)) action = EventTapped{items[i]->id};
    if (!overlap(rect, view).empty()) draw_row(ui, name, rect, row);
  }
  ui.end_scroll();
  draw_dock_fades(canvas, view, offset, length);
  return action;
}

}  // namespace gummiband::screens::events
