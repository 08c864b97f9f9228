#include <array>
#include <span>

#include "screens/chips.h"
#include "screens/empty.h"
#include "screens/explore.h"
#include "screens/offers.h"
#include "screens/page.h"
#include "screens/pieces.h"
#include "ui/widgets.h"

namespace gummiband::screens::offers {
namespace {

using ui::Axis;
using ui::Canvas;
using ui::Rect;
using ui::TextRole;

constexpr std::array kTitleRoles = {TextRole::kTitle, TextRole::kTitleLong, TextRole::kCard};
constexpr float kColumn = 440;     // of the chips in landscape
constexpr float kWideTile = 560;   // from here on a tile's title may be large
constexpr float kTopRoom = 12;     // of a scroller, for its tiles' shadows
constexpr float kBottomRoom = 66;  // and below, of which the dock covers a part
constexpr const char* kScroller = "offers.mosaic";

std::vector<Chip> field_chips(const State& state, const World& world) {
  std::vector<Chip> chips = {
      {"offers.field.all", world.word("explore.all"), "", state.field.empty()}};
  for (const content::Named* field : fields(world)) {
    chips.push_back({"offers.field." + field->id, world.in(field->name), field->icon,
                     state.field == field->id});
  }
  return chips;
}

std::optional<Action> field_action(const World& world, ui::Ui& ui, std::optional<size_t> tapped) {
  if (!tapped) return std::nullopt;
  ui.rewind(kScroller);
  if (*tapped == 0) return FieldTapped{""};
  return FieldTapped{fields(world)[*tapped - 1]->id};
}

void draw_pills(const World& world, Canvas& canvas, const content::Item& item, const Rect& rect) {
  ui::Point at{rect.left + 22, rect.top + 22};
  const float right = rect.right - 22;
  const std::string& field = world.in(item.field);
  if (!field.empty() && pill_width(canvas, field) <= right - at.x) {
    const Rect taken = draw_pill(canvas, at, field, PillGround::kPaper);
    at.x = taken.right + 10;
  }
  if (!item.sample) return;
  const std::string sample = world.word("fact.sample");
  if (at.x + pill_width(canvas, sample) > right)
    at = {rect.left + 22, at.y + pill_height(canvas) + 10};
  draw_pill(canvas, at, sample, PillGround::kValley);
}

bool draw_offer(const World& world, ui::Ui& ui, const content::Item& item, const Rect& rect,
                size_t index) {
  Canvas& canvas = ui.canvas();
  const std::string name = "offers.item." + item.id;
  const std::string& title = world.in(item.title);
  if (overlap(rect, {0, 0, canvas.width(), canvas.height()}).empty()) {
    return ui.tap(name, rect, ui::Role::kButton, title);  // known by name, not worth drawing
  }
  // A line breaks between the two, not within a name.
  const auto whole = [&](const std::string& part) {
    const ui::TextLook look{TextRole::kCaption, {}, 0, ui::Align::kLeft, ui::Wrap::kNone};
    const bool fits = canvas.measure(part + std::string(ui::kDotBetween), look).width <=
                      rect.width() - 2 * ui::kTileInset;
    return fits ? unbroken(part) : part;
  };
  const std::string note = dotted(whole(world.in(item.employer)), whole(world.in(item.place)));
  constexpr std::array kRoles = {TextRole::kCard, TextRole::kCardSmall, TextRole::kCardTiny};
  const bool wide = rect.width() > kWideTile;
  ui::TileLook tile;
  if (item.picture) tile.picture = look(*item.picture);
  tile.title = title;
  tile.note = note;
  tile.hill = index % 2 == 0 ? ui::HillShape::kA : ui::HillShape::kB;
  tile.title_role =
      canvas.fitting(title, rect.width() - 64, 2, std::span(kRoles).subspan(wide ? 0 : 1));
  const bool tapped = ui::tile(ui, name, rect, tile);
  draw_pills(world, canvas, item, rect);
  return tapped;
}

struct Placed {
  std::vector<Rect> tiles;
  float length = 0;
};

Placed placed(size_t count, const Rect& view, Axis grows) {
  if (grows == Axis::kHorizontal) {
    Strip strip = offers::strip(count, view.height() - kTopRoom - kBottomRoom);
    for (Rect& tile : strip.tiles) tile = moved(tile, ui::kGutter, kTopRoom);
    return {std::move(strip.tiles), ui::kGutter + strip.length + ui::kMargin};
  }
  explore::Mosaic mosaic = explore::mosaic(count, view.width() - 2 * ui::kMargin, grows);
  for (Rect& tile : mosaic.tiles) tile = moved(tile, ui::kMargin, kTopRoom);
  return {std::move(mosaic.tiles), mosaic.length + 90};
}

std::optional<Action> draw_offers(const State& state, const World& world, ui::Ui& ui,
                                  const Rect& view, Axis grows) {
  const std::vector<const content::Item*> items = shown(state, world);
  if (items.empty()) {
    // Where no field was chosen there is nothing to give up.
    const EmptyLook look{world.word("empty.title"), world.word("offers.empty"), "offers.show_all",
                         state.field.empty() ? "" : world.word("empty.show_all")};
    if (draw_empty(ui, view, look)) return FieldTapped{""};
    return std::nullopt;
  }
  std::optional<Action> action;
  const Placed places = placed(items.size(), view, grows);
  const float offset = ui.begin_scroll(kScroller, view, grows, places.length);
  const bool down = grows == Axis::kVertical;
  for (size_t i = 0; i < items.size(); ++i) {
    const Rect rect =
        moved(places.tiles[i], view.left - (down ? 0 : offset), view.top - (down ? offset : 0));
    if (draw_offer(world, ui, *items[i], rect, i)) action = OfferTapped{items[i]->id};
  }
  ui.end_scroll();
  return action;
}

std::optional<Action> draw_tall(const State& state, const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  const float foot = ui::dock_top(canvas);
  const Rect view{0, 330, canvas.width(), foot + kUnderDock};
  std::optional<Action> action = draw_offers(state, world, ui, view, Axis::kVertical);
  // The head over the mosaic, so that tiles and their shadows pass behind it.
  const std::string title = world.word("offers.title");
  const float room = canvas.width() - 2 * ui::kTextInset;
  canvas.fill({0, 0, canvas.width(), view.top}, canvas.palette().paper);
  canvas.text(title, {ui::kTextInset, 54},
              {canvas.fitting(title, room, 1, kTitleRoles), canvas.palette().ink, room});
  ui.say("offers.title", {0, 0, canvas.width(), 180}, ui::Role::kHeading, title);
  const auto tapped =
      chip_row(ui, "offers.fields", {0, 200, canvas.width(), 310}, field_chips(state, world));
  if (auto field = field_action(world, ui, tapped)) action = field;
  return action;
}

std::optional<Action> draw_wide(const State& state, const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  const float foot = ui::dock_top(canvas);
  const std::string title = world.word("offers.title");
  const float room = kColumn - 20;
  const TextRole role = canvas.fitting(title, room, 2, kTitleRoles);
  const ui::TextLook big{role, canvas.palette().ink, room, ui::Align::kLeft, ui::Wrap::kBalanced};
  const float below = 52 + canvas.text(title, {ui::kTextInset - 4, 52}, big).height + 32;
  ui.say("offers.title", {0, 0, room, below - 20}, ui::Role::kHeading, title);
  const auto tapped =
      chip_column(ui, "offers.fields", {ui::kMargin + 12, below, ui::kMargin + kColumn, foot + 8},
                  field_chips(state, world));
  std::optional<Action> action = field_action(world, ui, tapped);
  const Rect view{ui::kMargin + kColumn, 54 - kTopRoom, canvas.width(), foot + kUnderDock};
  if (auto offer = draw_offers(state, world, ui, view, Axis::kHorizontal)) action = offer;
  return action;
}

std::optional<Action> draw_page(const State& state, const World& world, ui::Ui& ui) {
  constexpr float kTileHeight = 600;
  Page page(world, ui, "offers.page");
  page.title(world.word("offers.title"));
  std::optional<Action> action =
      field_action(world, ui, page.chip_strip("offers.fields", field_chips(state, world)));
  const std::vector<const content::Item*> items = shown(state, world);
  if (items.empty()) page.story(world.word("offers.empty"));
  if (items.empty() && !state.field.empty() &&
      page.button({"offers.show_all", world.word("empty.show_all"), ""})) {
    action = FieldTapped{""};
  }
  page.tiles(items.size(), kTileHeight, [&](size_t i, const Rect& rect) {
    if (draw_offer(world, ui, *items[i], rect, i)) action = OfferTapped{items[i]->id};
  });
  page.end();
  return action;
}

}  // namespace

std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  if (canvas.large_text()) return draw_page(state, world, ui);
  canvas.fill({0, 0, canvas.width(), canvas.height()}, canvas.palette().paper);
  return canvas.portrait() ? draw_tall(state, world, ui) : draw_wide(state, world, ui);
}

}  // namespace gummiband::screens::offers
