#include <algorithm>
#include <array>
#include <cmath>

#include "screens/flow.h"
#include "screens/page.h"
#include "screens/places.h"

namespace gummiband::screens::places {
namespace {

using ui::Canvas;
using ui::Rect;
using ui::TextLook;
using ui::TextRole;

constexpr float kLeastTile = 400;  // width of a column
constexpr float kPicture = 158;    // height above the hill
constexpr float kLeastPicture = 76;
constexpr float kMostPicture = 330;
constexpr float kNamePeek = 130;          // of a tile below its picture, with its name
constexpr float kTileRoom = 26 + 8 + 54;  // of a tile: foot, gap and the hill above its words
constexpr float kTopRoom = 16;            // for the first row's shadow
constexpr float kSkyFocus = 0.14F;
constexpr float kBandWidth = 13;

struct Places {
  float ridge = 0;  // of the sheet, portrait only
  Rect head;
  Rect tiles;
  Rect everywhere;
};

FlowButton everywhere(const World& world) {
  return {"places.everywhere", world.word("places.everywhere"), "favorite",
          ui::ButtonKind::kSecondary};
}

Places places(const World& world, Canvas& canvas) {
  Places p;
  const float w = canvas.width();
  const float foot = ui::dock_top(canvas);
  if (canvas.portrait()) {
    const float room = w - 2 * ui::kMargin;
    const float high = button_height(canvas, everywhere(world), room);
    p.ridge = 170;
    p.head = {ui::kTextInset, canvas.height() < kLowPortrait ? 44.0F : 58.0F, w - ui::kTextInset,
              p.ridge};
    p.everywhere = ui::rect_at(ui::kMargin, foot - 8 - high, room, high);
    p.tiles = {0, p.ridge + 76, w, p.everywhere.top - 12};
    return p;
  }
  const float column = flow_column(canvas);
  const float high = button_height(canvas, everywhere(world), column);
  p.head = {ui::kTextInset, 52, ui::kMargin + column, foot - high - 20};
  p.everywhere = ui::rect_at(ui::kMargin, foot - 8 - high, column, high);
  p.tiles = {p.everywhere.right + ui::kGutter, 30, w, foot + kUnderDock};
  return p;
}

TextLook title_look(Canvas& canvas, const std::string& title, float width) {
  constexpr std::array kRoles = {TextRole::kCardSmall, TextRole::kCardTiny, TextRole::kLabel};
  const TextRole role = canvas.fitting(title, width, 2, kRoles);
  return {role, canvas.palette().ink, width, ui::Align::kLeft, ui::Wrap::kBalanced};
}

// Without its picture.
float tile_height(const World& world, Canvas& canvas, const content::HeartPlace& place,
                  float width) {
  const float inner = width - 64;
  const std::string& name = world.in(place.name);
  const TextLook note{TextRole::kCaption, {}, inner, ui::Align::kLeft, ui::Wrap::kBalanced};
  return kTileRoom + canvas.measure(name, title_look(canvas, name, inner)).height +
         canvas.measure(world.in(place.words), note).height;
}

struct Grid {
  std::vector<Rect> tiles;  // from the scroller's own upper left
  float length = 0;
};

// The last line's tiles share its whole width.
Grid grid(const World& world, Canvas& canvas, const Rect& area, size_t columns, float picture) {
  const std::vector<content::HeartPlace>& all = world.pack.places;
  Grid result;
  float top = kTopRoom;
  for (size_t i = 0; i < all.size(); i += columns) {
    const size_t count = std::min(columns, all.size() - i);
    const auto parts = static_cast<float>(count);
    const float width = (area.width() - ui::kGutter * (parts - 1)) / parts;
    float words = 0;
    for (size_t j = i; j < i + count; ++j) {
      words = std::max(words, tile_height(world, canvas, all[j], width));
    }
    const float height = picture + words;
    for (size_t j = 0; j < count; ++j) {
      result.tiles.push_back(ui::rect_at(area.left + static_cast<float>(j) * (width + ui::kGutter),
                                         top, width, height));
    }
    top += height + ui::kGutter;
  }
  result.length = top - ui::kGutter;
  return result;
}

// As many columns as there is room for. Where all tiles can be seen at once they fill the view;
// else the first line that is not seen whole is seen down to its names.
Grid grid_for(const World& world, Canvas& canvas, const Rect& room, float seen) {
  const float least = kLeastTile * std::max(1.0F, canvas.text_scale() * 0.8F);
  const auto columns = static_cast<size_t>(
      std::max(1.0F, std::floor((room.width() + ui::kGutter) / (least + ui::kGutter))));
  const auto lines = static_cast<float>((world.pack.places.size() + columns - 1) / columns);
  float picture = kPicture;
  Grid result = grid(world, canvas, room, columns, picture);
  const float whole = picture + (seen - result.length) / std::max(lines, 1.0F);
  if (whole >= kLeastPicture) {
    return grid(world, canvas, room, columns, std::min(whole, kMostPicture));
  }
  const auto nameless = [&] {
    const auto first =
        std::ranges::find_if(result.tiles, [&](const Rect& tile) { return tile.bottom > seen; });
    return first != result.tiles.end() && first->top + picture + kNamePeek > seen;
  };
  for (; picture > kLeastPicture && nameless(); picture -= 6) {
    result = grid(world, canvas, room, columns, picture - 6);
  }
  return result;
}

void draw_head(const World& world, Canvas& canvas, const Places& p) {
  canvas.fill({0, 0, canvas.width(), canvas.height()}, canvas.palette().paper);
  const bool tall = canvas.portrait();
  if (tall) {
    ui::PictureLook sky = look(world.pack.header);
    sky.focus_y = kSkyFocus;  // the words stand on the sky, not on the hills
    canvas.picture({0, 0, canvas.width(), p.ridge + 96}, sky, canvas.palette().paper_shade);
    ui::sheet(canvas, p.ridge, ui::HillShape::kB);
  }
  const float high =
      draw_headline(canvas, world.word("places.title"), {p.head.left, p.head.top}, p.head.width(),
                    tall ? 1 : 2, tall ? TextRole::kQuestion : TextRole::kTitleLong);
  if (tall) return;
  // The band runs on from the open end of the sentence to the answers.
  const float y = p.head.top + high + 70;
  const std::array<ui::Point, 4> points = {
      ui::Point{-20, y + 90}, ui::Point{p.head.left + 90, y + 20},
      ui::Point{p.head.left + 250, y + 60}, ui::Point{p.tiles.left + 40, y - 10}};
  canvas.band(smooth_chain(points), kBandWidth);
}

std::optional<Action> draw_page(const World& world, ui::Ui& ui) {
  std::optional<Action> action;
  Page page(world, ui, "places.page");
  page.title(world.word("places.title"));
  for (const content::HeartPlace& place : world.pack.places) {
    RowLook row;
    row.picture = &place.picture;
    row.title = world.in(place.name);
    row.note = world.in(place.words);
    if (page.row("places.place." + place.id, row)) action = PlaceTapped{place.id};
  }
  const FlowButton button = everywhere(world);
  if (page.button({button.name, button.text, button.icon, button.kind})) action = PlaceTapped{""};
  page.end();
  return action;
}

}  // namespace

std::optional<Action> draw(const State&, const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  if (canvas.large_text()) return draw_page(world, ui);
  const Places p = places(world, canvas);
  draw_head(world, canvas, p);
  ui.say("places.title", p.head, ui::Role::kHeading, world.word("places.title"));
  std::optional<Action> action;
  const float left = canvas.portrait() ? ui::kMargin : p.tiles.left;
  const float under = canvas.portrait() ? 0 : kUnderDock;
  const float tail = under + (canvas.portrait() ? 8 : 0);
  // Beside a wide list the ridge of the dock lies lower than its top.
  const float seen = p.tiles.height() - (canvas.portrait() ? 8 : kUnderDock - 24);
  const Grid placed = grid_for(
      world, canvas, {left, p.tiles.top, canvas.width() - ui::kMargin, p.tiles.bottom}, seen);
  const Rect view{left - 24, p.tiles.top, canvas.width(), p.tiles.bottom};
  const float offset =
      ui.begin_scroll("places.tiles", view, ui::Axis::kVertical, placed.length + tail);
  for (size_t i = 0; i < placed.tiles.size(); ++i) {
    const content::HeartPlace& place = world.pack.places[i];
    const Rect rect = moved(placed.tiles[i], 0, view.top - offset);
    const std::string name = "places.place." + place.id;
    if (overlap(rect, view).empty()) {
      ui.tap(name, rect, ui::Role::kButton, world.in(place.name));
      continue;
    }
    ui::TileLook tile;
    tile.picture = look(place.picture);
    tile.title = world.in(place.name);
    tile.note = world.in(place.words);
    tile.hill = i % 2 == 0 ? ui::HillShape::kA : ui::HillShape::kB;
    tile.title_role = title_look(canvas, world.in(place.name), rect.width() - 64).role;
    if (ui::tile(ui, name, rect, tile)) action = PlaceTapped{place.id};
  }
  ui.end_scroll();
  draw_scroll_fades(canvas, view, offset, placed.length + tail);
  if (draw_buttons(ui, {everywhere(world)}, p.everywhere)) action = PlaceTapped{""};
  return action;
}

}  // namespace gummiband::screens::places
