#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "base/text.h"
#include "screens/dock.h"
#include "screens/hearts.h"
#include "ui/widgets.h"

namespace gummiband::screens {
namespace {

using ui::Canvas;
using ui::Point;
using ui::Rect;
using ui::TextRole;

constexpr float kCellWidth = 236;
constexpr float kCellHeight = 136;
constexpr float kBottom = 9;  // below the cells
constexpr float kIcon = 54;
constexpr float kIconRoom = 104;       // of an icon beside its words
constexpr float kEdge = 28;            // what the outer cells keep from the edges of the screen
constexpr float kLargeCounter = 1.5F;  // its digits are large text too

struct Place {
  const char* name = nullptr;
  std::string word;
  Rect rect;
  Rect words;
  Point icon;
};
using Places = std::array<Place, 4>;

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

// Where a place's icon stands in its cell.
Point icon_point(const Canvas& canvas, const Rect& cell) {
  if (ui::dock_beside(canvas)) return {cell.left + kIconRoom / 2, cell.centre().y};
  return {cell.centre().x, cell.top + (canvas.large_text() ? 34 : 42)};
}

// What may stand on a line of its own.
enum class Break { kNowhere, kWords, kSyllables };

// Of the widest line that cannot be broken.
float word_width(Canvas& canvas, const std::string& text, Break where) {
  const ui::TextLook look{TextRole::kDock, {}, 0, ui::Align::kLeft, ui::Wrap::kNone};
  if (where == Break::kNowhere) return canvas.measure(text, look).width;
  float widest = 0;
  for (const std::string_view word : base::split(text, ' ')) {
    std::string_view rest = word;
    const size_t hyphen =
        where == Break::kSyllables ? rest.rfind(ui::kSoftHyphen) : std::string::npos;
    if (hyphen != std::string_view::npos) {
      const std::string first = std::string(rest.substr(0, hyphen)) + "-";
      widest = std::max(widest, canvas.measure(first, look).width);
      rest.remove_prefix(hyphen + ui::kSoftHyphen.size());
    }
    widest = std::max(widest, canvas.measure(rest, look).width);
  }
  return widest;
}

// Words beside their icons: on one line where all four fit, else a line for each word, or even for
// the last syllables of one.
void stand_beside(Canvas& canvas, Places& places) {
  const float room = canvas.width() - 2 * kEdge;
  std::array<float, 4> widths = {};
  float total = 0;
  for (const Break where : {Break::kNowhere, Break::kWords, Break::kSyllables}) {
    total = 0;
    for (size_t i = 0; i < places.size(); ++i) {
      widths[i] = std::ceil(word_width(canvas, places[i].word, where)) + 2;
      total += kIconRoom + widths[i];
    }
    if (total <= room) break;
  }
  const float gap = std::max(0.0F, room - total) / static_cast<float>(places.size() - 1);
  const float bottom = canvas.height() - kBottom;
  const float top =
      bottom - std::max({kCellHeight, ui::dock_words_height(canvas), canvas.least_touch()});
  float left = kEdge;
  for (size_t i = 0; i < places.size(); ++i) {
    Place& place = places[i];
    place.rect = {left, top, left + kIconRoom + widths[i], bottom};
    place.words = {left + kIconRoom, top, place.rect.right, bottom};
    left = place.rect.right + gap;
  }
}

void stand_below(const Canvas& canvas, Places& places) {
  const float half = cell_width(canvas) / 2;
  const float bottom = canvas.height() - kBottom;
  const float top = bottom - kCellHeight - (ui::dock_height(canvas) - ui::kDockHeight);
  for (size_t i = 0; i < places.size(); ++i) {
    const float x = centres(canvas)[i];
    const Rect rect{x - half, top, x + half, bottom};
    places[i].rect = rect;
    places[i].words = canvas.large_text() ? Rect{rect.left, bottom - ui::dock_words_height(canvas),
                                                 rect.right, bottom}
                                          : Rect{rect.left, top + 72, rect.right, top + 116};
  }
}

Places places(const World& world, Canvas& canvas, bool home) {
  Places result;
  result[0].name = home ? "dock.home" : "dock.back";
  result[0].word = world.word(result[0].name);
  result[1].name = "dock.hearts";
  result[1].word = world.word("dock.hearts");
  result[2].name = "dock.language";
  result[2].word = world.words.text(world.visit.language, "language.name");
  result[3].name = "dock.help";
  result[3].word = world.word("dock.help");
  if (ui::dock_beside(canvas)) {
    stand_beside(canvas, result);
  } else {
    stand_below(canvas, result);
  }
  for (Place& place : result) place.icon = icon_point(canvas, place.rect);
  return result;
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

bool place_tap(ui::Ui& ui, const Place& place) {
  const bool tapped = ui.tap(place.name, place.rect, ui::Role::kButton, place.word);
  Canvas& canvas = ui.canvas();
  const float depth = ui.pressed(place.name);
  if (depth > 0) canvas.fill(place.rect, faded(canvas.palette().on_valley, 0.12F * depth), 24);
  canvas.label(place.word, place.words, TextRole::kDock, canvas.palette().on_valley);
  return tapped;
}

}  // namespace

ui::Point dock_counter(const Canvas& canvas, const Rect& cell) {
  return icon_point(canvas, cell);
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
  const auto [one, two, three, four] = places(world, canvas, home);
  if (place_tap(ui, one)) wish = home ? Wish(EndVisit{}) : Wish(Back{});
  canvas.icon(home ? "home" : "arrow_back", one.icon, kIcon, palette.on_valley);

  if (place_tap(ui, two)) wish = Open{{ScreenName::kHearts, ""}};
  draw_counter(canvas, two.icon, hearts::collected(world).size(), kCounterSize);

  if (place_tap(ui, three)) wish = Open{{ScreenName::kLanguage, ""}};
  canvas.icon("translate", three.icon, kIcon, palette.on_valley);

  if (place_tap(ui, four)) wish = Open{{ScreenName::kHelp, ""}};
  canvas.disc({four.icon.x, four.icon.y - 2}, 32, palette.crown);
  canvas.icon("accessibility_new", {four.icon.x, four.icon.y - 2}, 46, palette.on_crown);
  return wish;
}

}  // namespace gummiband::screens
