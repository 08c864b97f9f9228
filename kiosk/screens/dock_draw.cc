#include <algorithm>
#include <array>
#include <string>

#include "screens/dock.h"
#include "ui/widgets.h"

namespace gummiband::screens {
namespace {

using ui::Canvas;
using ui::Point;
using ui::Rect;
using ui::TextRole;

constexpr float kCellWidth = 236;
constexpr float kCellHeight = 136;
constexpr float kIcon = 54;
constexpr float kLargeCounter = 1.5F;  // its digits are large text too

// Centres of the four places, from the left.
std::array<float, 4> centres(const Canvas& canvas) {
  const float w = canvas.width();
  if (canvas.portrait()) return {140, 406, 672, w - 140};
  return {158, w * 0.39F, w * 0.61F, w - 158};
}

// Large words may fill what lies between the centres.
float cell_width(const Canvas& canvas) {
  if (!canvas.large_text()) return kCellWidth;
  return canvas.portrait() ? 262 : std::min(306.0F, canvas.width() * 0.21F);
}

void draw_ground(Canvas& canvas) {
  const float top = ui::dock_top(canvas);
  const ui::Hill ridge{ui::HillShape::kB, 0, canvas.width(), top + 22, 34, top + 80};
  canvas.hill_shadow(ridge, canvas.theme().shadows.sheet);
  const ui::Palette& palette = canvas.palette();
  const ui::Colour middle = mixed(palette.valley_light, palette.valley, 0.35F);
  canvas.hill(ridge, palette.valley_light, middle);
  canvas.gradient({0, top + 80, canvas.width(), canvas.height()}, middle, palette.valley);
}

struct Cell {
  Point centre;  // of its icon
  Rect rect;
  Rect words;
};

Cell cell(const Canvas& canvas, size_t place) {
  const float x = centres(canvas)[place];
  const float half = cell_width(canvas) / 2;
  const float bottom = canvas.height() - 9;
  const float top = bottom - kCellHeight - (ui::dock_height(canvas) - ui::kDockHeight);
  const Rect rect{x - half, top, x + half, bottom};
  if (!canvas.large_text()) {
    return {{x, top + 42}, rect, {rect.left, top + 72, rect.right, top + 116}};
  }
  const ui::Face& face = canvas.theme().face(TextRole::kDock);
  const float words = 2 * face.size * face.leading * canvas.text_scale();
  return {{x, top + 34}, rect, {rect.left, bottom - words, rect.right, bottom}};
}

bool cell_tap(ui::Ui& ui, const char* name, const Cell& at, const std::string& word) {
  const bool tapped = ui.tap(name, at.rect, ui::Role::kButton, word);
  Canvas& canvas = ui.canvas();
  const float depth = ui.pressed(name);
  if (depth > 0) canvas.fill(at.rect, faded(canvas.palette().on_valley, 0.12F * depth), 24);
  canvas.label(word, at.words, TextRole::kDock, canvas.palette().on_valley);
  return tapped;
}

}  // namespace

ui::Point dock_counter(const Rect& cell) {
  return {cell.centre().x, cell.top + 42};
}

void draw_counter(Canvas& canvas, Point centre, size_t hearts, float size) {
  const float large = canvas.large_text() ? kLargeCounter : 1;
  canvas.icon("favorite", centre, size * large + 8, canvas.palette().band_light);
  canvas.icon("favorite", centre, size * large, canvas.palette().heart);
  const float half = 24 * std::max(1.0F, canvas.text_scale() * 0.8F);
  canvas.label(std::to_string(hearts),
               {centre.x - 30, centre.y - half - 2, centre.x + 30, centre.y + half - 2},
               TextRole::kDock, canvas.palette().on_heart);
}

std::optional<Wish> draw_dock(DockFirst first, const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  const ui::Palette& palette = canvas.palette();
  draw_ground(canvas);
  std::optional<Wish> wish;

  const bool home = first == DockFirst::kHome;
  const Cell one = cell(canvas, 0);
  if (cell_tap(ui, home ? "dock.home" : "dock.back", one,
               world.word(home ? "dock.home" : "dock.back"))) {
    wish = home ? Wish(EndVisit{}) : Wish(Back{});
  }
  canvas.icon(home ? "home" : "arrow_back", one.centre, kIcon, palette.on_valley);

  const Cell two = cell(canvas, 1);
  if (cell_tap(ui, "dock.hearts", two, world.word("dock.hearts"))) {
    wish = Open{{ScreenName::kHearts, ""}};
  }
  draw_counter(canvas, two.centre, world.visit.hearts.size(), kCounterSize);

  const Cell three = cell(canvas, 2);
  if (cell_tap(ui, "dock.language", three,
               world.words.text(world.visit.language, "language.name"))) {
    wish = Open{{ScreenName::kLanguage, ""}};
  }
  canvas.icon("translate", three.centre, kIcon, palette.on_valley);

  const Cell four = cell(canvas, 3);
  if (cell_tap(ui, "dock.help", four, world.word("dock.help"))) {
    wish = Open{{ScreenName::kHelp, ""}};
  }
  canvas.disc({four.centre.x, four.centre.y - 2}, 32, palette.crown);
  canvas.icon("accessibility_new", {four.centre.x, four.centre.y - 2}, 46, palette.on_crown);
  return wish;
}

}  // namespace gummiband::screens
