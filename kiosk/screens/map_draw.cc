#include <algorithm>
#include <array>

#include "screens/flow.h"
#include "screens/map.h"
#include "screens/page.h"

namespace gummiband::screens::map {
namespace {

using ui::Canvas;
using ui::Colour;
using ui::Point;
using ui::Rect;
using ui::TextLook;
using ui::TextRole;

constexpr float kGap = 9;  // of paper between two pieces
constexpr float kChosen = 11;
constexpr float kBandWidth = 13;
constexpr float kHeart = 64;
constexpr float kBeyondTouch = 4;  // a label may come closer to the edge than a finger,
constexpr float kMostBeyond = 40;  // and closer still where a word is long,
constexpr float kLabelAir = 12;    // but not that close
constexpr std::array kLabelRoles = {TextRole::kCardTiny, TextRole::kLabel, TextRole::kDock};

struct Places {
  float ridge = 0;  // of the sheet, portrait only
  Rect head;
  Rect map;
  Rect everywhere;
};

FlowButton everywhere(const World& world) {
  return {"map.everywhere", world.word("explore.everywhere"), "map", ui::ButtonKind::kSecondary};
}

Places places(const World& world, Canvas& canvas) {
  Places p;
  const float w = canvas.width();
  const float foot = ui::dock_top(canvas);
  if (canvas.portrait()) {
    const bool low = canvas.height() < kLowPortrait;
    const float room = w - 2 * ui::kMargin;
    const float high = button_height(canvas, everywhere(world), room);
    p.ridge = low ? 170 : 276;
    p.head = {ui::kTextInset, low ? 40.0F : 64.0F, w - ui::kTextInset, p.ridge};
    p.everywhere = ui::rect_at(ui::kMargin, foot - 8 - high, room, high);
    p.map = {ui::kMargin, p.ridge + 110, w - ui::kMargin, p.everywhere.top - 30};
    return p;
  }
  const float column = flow_column(canvas);
  const float high = button_height(canvas, everywhere(world), column);
  p.head = {ui::kTextInset, 52, ui::kMargin + column, foot - high - 20};
  p.everywhere = ui::rect_at(ui::kMargin, foot - 8 - high, column, high);
  p.map = {p.everywhere.right + 40, 40, w - ui::kMargin, foot - 6};
  return p;
}

// From the pack's map to the screen: one scale for both directions.
struct Fit {
  float scale = 1;
  Point origin;  // of the map's zero

  Point at(Point p) const { return {origin.x + p.x * scale, origin.y + p.y * scale}; }
  Rect at(const Rect& r) const {
    const Point low = at(Point{r.left, r.top});
    const Point high = at(Point{r.right, r.bottom});
    return {low.x, low.y, high.x, high.y};
  }
};

Fit fit(const State& state, const Rect& room) {
  const Rect all = bounds(state.shapes);
  Fit fit;
  fit.scale = std::min(room.width() / all.width(), room.height() / all.height());
  fit.origin = {room.centre().x - all.centre().x * fit.scale,
                room.centre().y - all.centre().y * fit.scale};
  return fit;
}

std::vector<Point> placed(const Shape& shape, const Fit& fit, float down = 0) {
  std::vector<Point> outline;
  for (const Point& p : shape.outline) {
    const Point on = fit.at(p);
    outline.push_back({on.x, on.y + down});
  }
  return outline;
}

std::string name_of(const World& world, const std::string& district) {
  const auto found = std::ranges::find(world.pack.districts, district, &content::Named::id);
  return found == world.pack.districts.end() ? district : world.in(found->name);
}

TextLook label_look(const Canvas& canvas, TextRole role, float width) {
  return {role, canvas.palette().on_valley, width, ui::Align::kCentre, ui::Wrap::kBalanced};
}

// Nothing where the name does not fit into two lines.
std::optional<float> label_width(Canvas& canvas, const std::string& name, const Rect& touch,
                                 TextRole role) {
  constexpr float kStep = 4;
  const std::array roles = {role, TextRole::kCaption};
  for (float beyond = kBeyondTouch; beyond <= kMostBeyond; beyond += kStep) {
    const float width = touch.width() + 2 * beyond;
    if (width > 0 && canvas.fitting(name, width, 2, roles) == role) return width;
  }
  return std::nullopt;
}

// From where to where the piece reaches at this height, around `at`.
Rect span(const std::vector<Point>& outline, Point at, float most) {
  Rect room{at.x - most, at.y, at.x + most, at.y};
  for (size_t i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
    const Point& a = outline[i];
    const Point& b = outline[j];
    if ((a.y > at.y) == (b.y > at.y)) continue;
    const float x = (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x;
    if (x <= at.x) room.left = std::max(room.left, x);
    if (x > at.x) room.right = std::min(room.right, x);
  }
  return room;
}

// What a label of this height has in its piece. Letters do not fill the corners of their box.
Rect label_room(const std::vector<Point>& outline, Point centre, float high, float most) {
  Rect room{centre.x - most, centre.y - high / 2, centre.x + most, centre.y + high / 2};
  for (const float part : {-0.4F, -0.25F, 0.25F, 0.4F}) {
    const Rect chord = span(outline, {centre.x, centre.y + high * part}, most);
    room.left = std::max(room.left, chord.left + kLabelAir);
    room.right = std::min(room.right, chord.right - kLabelAir);
  }
  return room;
}

// The same a little higher or lower, where the piece is widest.
Rect widest_room(const std::vector<Point>& outline, Point centre, float high, float most) {
  constexpr float kStep = 8;
  constexpr float kFarthest = 40;
  Rect best = label_room(outline, centre, high, most);
  for (float down = -kFarthest; down <= kFarthest; down += kStep) {
    const Rect room = label_room(outline, {centre.x, centre.y + down}, high, most);
    if (room.width() > best.width() + kStep) best = room;
  }
  return best;
}

// Whether the visitor's heart beats for a place in this district.
bool has_heart(const World& world, const Shape& shape) {
  const content::HeartPlace* place = heart_place(world);
  return place != nullptr && place->district == shape.district;
}

// In the middle of its piece at about the height of what is touched, or below the heart.
Rect label_rect(const World& world, Canvas& canvas, const Shape& shape, const Fit& fit,
                TextRole role) {
  const Rect touch = fit.at(shape.touch);
  const std::string name = name_of(world, shape.district);
  const float width = label_width(canvas, name, touch, role).value_or(touch.width());
  const ui::Size size = canvas.measure(name, label_look(canvas, role, width));
  const float down = has_heart(world, shape) ? kHeart * 0.4F : 0;
  const Point centre{touch.centre().x, touch.centre().y + down};
  const Point at = widest_room(placed(shape, fit), centre, size.height, canvas.width()).centre();
  return ui::rect_at(at.x - width / 2, at.y - size.height / 2, width, size.height);
}

// One role for all labels: no district is larger than another. Nothing where letters are too large
// for the pieces.
std::optional<TextRole> common_role(const State& state, const World& world, Canvas& canvas,
                                    const Fit& fit) {
  for (const TextRole role : kLabelRoles) {
    const bool fits = std::ranges::all_of(state.shapes, [&](const Shape& shape) {
      const Rect touch = fit.at(shape.touch);
      const std::string name = name_of(world, shape.district);
      const auto width = label_width(canvas, name, touch, role);
      if (!width) return false;
      const ui::Size size = canvas.measure(name, label_look(canvas, role, *width));
      const Rect room =
          widest_room(placed(shape, fit), touch.centre(), size.height, canvas.width());
      return size.height <= touch.height() && size.width <= room.width();
    });
    if (fits) return role;
  }
  return std::nullopt;
}

Rect box_of(const std::vector<Point>& outline) {
  Rect box{outline[0].x, outline[0].y, outline[0].x, outline[0].y};
  for (const Point& p : outline) {
    box = {std::min(box.left, p.x), std::min(box.top, p.y), std::max(box.right, p.x),
           std::max(box.bottom, p.y)};
  }
  return box;
}

// A small landscape within the piece: sky, a far hill, and the one that the label stands on. What
// is behind the label is never lighter than moss, so that it can be read.
void draw_hills(Canvas& canvas, const std::vector<Point>& outline, float label_top, size_t index) {
  const ui::Palette& palette = canvas.palette();
  const Rect box = box_of(outline);
  const auto lay = [&](ui::HillShape shape, float ridge, float lip, Colour top, Colour foot) {
    canvas.land(outline, {shape, box.left, box.right, ridge, lip, box.bottom}, top, foot);
  };
  if (!canvas.theme().effects.scenes) {
    lay(ui::HillShape::kA, box.top - 2, 1, palette.valley, palette.valley);
    return;
  }
  constexpr std::array<float, 5> kTones = {0.0F, 0.5F, 0.22F, 0.7F, 0.36F};
  const auto a = index % 2 == 0 ? ui::HillShape::kA : ui::HillShape::kB;
  const auto b = index % 2 == 0 ? ui::HillShape::kB : ui::HillShape::kA;
  const float lip = std::clamp(box.height() * 0.14F, 30.0F, 64.0F);
  const Colour sky = mixed(palette.crown_shade, palette.paper, 0.62F);
  const Colour near = mixed(palette.moss, palette.valley_light, kTones[index % 5]);
  const Colour far = mixed(near, sky, 0.5F);
  const float ridge = label_top - lip - 18;
  lay(a, box.top - lip - 2, 1, mixed(sky, palette.paper_shade, 0.3F), sky);
  lay(b, ridge - lip * 0.9F, lip, far, mixed(far, sky, 0.6F));
  lay(a, ridge, lip, near, mixed(near, palette.valley_light, 0.4F));
  lay(b, box.top + (box.height() * 0.76F), lip, mixed(near, palette.valley, 0.6F), palette.valley);
}

// The shadow of all pieces together: they lie on one sheet.
void draw_shadows(Canvas& canvas, const State& state, const Fit& fit) {
  if (!canvas.theme().effects.shadows) return;
  constexpr int kLayers = 9;
  constexpr float kDrop = 3;  // from one to the next: no edge of one is seen
  const Colour shade = faded(canvas.palette().shadow, 0.032F);
  for (int layer = 1; layer <= kLayers; ++layer) {
    const float down = kDrop * static_cast<float>(layer);
    for (const Shape& shape : state.shapes) {
      const std::vector<Point> outline = placed(shape, fit, down);
      const Rect box = box_of(outline);
      canvas.land(outline, {ui::HillShape::kA, box.left, box.right, box.top - 2, 1, box.bottom},
                  shade, shade);
    }
  }
}

// The band runs from the nearer edge of the screen to the district of the visitor's place, past the
// labels of the others.
void draw_band(Canvas& canvas, const Rect& label, const Rect& map) {
  const Point heart{label.centre().x, label.top - kHeart * 0.62F};
  const bool from_left = heart.x < map.left + map.width() * 0.44F;
  const float edge = from_left ? -20 : canvas.width() + 20;
  const float way = heart.x - edge;
  const std::array<Point, 4> points = {Point{edge, heart.y - 70},
                                       Point{edge + way * 0.35F, heart.y + 16},
                                       Point{edge + way * 0.75F, heart.y - 26}, heart};
  canvas.band(smooth_chain(points), kBandWidth);
  canvas.disc(heart, kHeart * 0.66F, canvas.palette().paper);
  canvas.icon("favorite", {heart.x, heart.y + 3}, kHeart, canvas.palette().band);
}

std::optional<Action> draw_pieces(const State& state, const World& world, ui::Ui& ui,
                                  const Fit& fit, const Rect& map, TextRole role) {
  Canvas& canvas = ui.canvas();
  const ui::Palette& palette = canvas.palette();
  std::optional<Action> action;
  draw_shadows(canvas, state, fit);
  for (size_t i = 0; i < state.shapes.size(); ++i) {
    const std::vector<Point> outline = placed(state.shapes[i], fit);
    draw_hills(canvas, outline, label_rect(world, canvas, state.shapes[i], fit, role).top, i);
    const std::string control = "map.district." + state.shapes[i].district;
    const float depth = ui.pressed(control);
    if (depth > 0) {
      const Rect box = box_of(outline);
      const Colour veil = faded(palette.on_valley, 0.16F * depth);
      canvas.land(outline, {ui::HillShape::kA, box.left, box.right, box.top - 2, 1, box.bottom},
                  veil, veil);
    }
  }
  const bool plain = !canvas.theme().effects.scenes;
  for (const Shape& shape : state.shapes) {
    canvas.loop(placed(shape, fit), plain ? palette.edge : palette.paper, kGap);
  }
  for (const Shape& shape : state.shapes) {
    if (shape.district == state.district) canvas.loop(placed(shape, fit), palette.crown, kChosen);
  }
  for (const Shape& shape : state.shapes) {
    const std::string name = name_of(world, shape.district);
    const auto chosen = shape.district == state.district ? ui::Selected::kYes : ui::Selected::kNo;
    if (ui.tap("map.district." + shape.district, fit.at(shape.touch), ui::Role::kChoice, name,
               ui::Enabled::kYes, chosen)) {
      action = DistrictTapped{shape.district};
    }
    const Rect label = label_rect(world, canvas, shape, fit, role);
    if (has_heart(world, shape)) draw_band(canvas, label, map);
    canvas.text(name, {label.left, label.top}, label_look(canvas, role, label.width()));
  }
  return action;
}

// Where letters are too large for the pieces: the same as a list.
std::optional<Action> draw_rows(const State& state, const World& world, ui::Ui& ui,
                                const Rect& view) {
  Canvas& canvas = ui.canvas();
  constexpr float kTopRoom = 16;
  const float width = view.width();
  std::vector<RowLook> rows;
  float length = kTopRoom;
  for (const Shape& shape : state.shapes) {
    RowLook row;
    row.icon = shape.district == state.district ? "check" : "place";
    row.title = name_of(world, shape.district);
    length += row_height(canvas, width, row) + ui::kGutter;
    rows.push_back(std::move(row));
  }
  std::optional<Action> action;
  const Rect clip{view.left - 24, view.top, view.right + 24, view.bottom};
  const float offset = ui.begin_scroll("map.rows", clip, ui::Axis::kVertical, length);
  float top = view.top + kTopRoom - offset;
  for (size_t i = 0; i < rows.size(); ++i) {
    const std::string name = "map.district." + state.shapes[i].district;
    const Rect rect = ui::rect_at(view.left, top, width, row_height(canvas, width, rows[i]));
    if (ui.tap(name, rect, ui::Role::kChoice, rows[i].title)) {
      action = DistrictTapped{state.shapes[i].district};
    }
    draw_row(ui, name, rect, rows[i]);
    top = rect.bottom + ui::kGutter;
  }
  ui.end_scroll();
  draw_scroll_fades(canvas, clip, offset, length);
  return action;
}

void draw_head(const World& world, Canvas& canvas, const Places& p) {
  canvas.fill({0, 0, canvas.width(), canvas.height()}, canvas.palette().paper);
  const bool tall = canvas.portrait();
  if (tall) {
    canvas.picture({0, 0, canvas.width(), p.ridge + 96}, look(world.pack.header),
                   canvas.palette().paper_shade);
    ui::sheet(canvas, p.ridge, ui::HillShape::kB);
  }
  const std::string title = world.word("map.title");
  // In landscape one line may reach beyond its column, above the map's first piece.
  constexpr std::array kOneLine = {TextRole::kTitle, TextRole::kCard};
  const float wide = p.head.width() * 1.4F;
  const bool one_line = !tall && canvas.fitting(title, wide, 1, kOneLine) == TextRole::kTitle;
  draw_headline(canvas, title, {p.head.left, p.head.top}, one_line ? wide : p.head.width(),
                tall || one_line ? 1 : 3, tall ? TextRole::kQuestion : TextRole::kTitle);
}

// In large text there is no map: its pieces would have to be larger than the screen.
std::optional<Action> draw_page(const State& state, const World& world, ui::Ui& ui) {
  std::optional<Action> action;
  Page page(world, ui, "map.page");
  page.title(world.word("map.title"));
  for (const Shape& shape : state.shapes) {
    const auto chosen = shape.district == state.district ? ui::Selected::kYes : ui::Selected::kNo;
    const std::string name = name_of(world, shape.district);
    ui::TickCardLook look{name, "", "", chosen};
    look.one_of_many = true;
    if (page.tick("map.district." + shape.district, look)) {
      action = DistrictTapped{shape.district};
    }
  }
  const FlowButton button = everywhere(world);
  if (page.button({button.name, button.text, button.icon, button.kind})) {
    action = DistrictTapped{""};
  }
  page.end();
  return action;
}

}  // namespace

std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  if (canvas.large_text()) return draw_page(state, world, ui);
  const Places p = places(world, canvas);
  draw_head(world, canvas, p);
  ui.say("map.title", p.head, ui::Role::kHeading, world.word("map.title"));
  std::optional<Action> action;
  if (!state.shapes.empty()) {
    const Fit fit = map::fit(state, p.map);
    const std::optional<TextRole> role = common_role(state, world, canvas, fit);
    action = role ? draw_pieces(state, world, ui, fit, p.map, *role)
                  : draw_rows(state, world, ui, p.map);
  }
  if (draw_buttons(ui, {everywhere(world)}, p.everywhere)) action = DistrictTapped{""};
  return action;
}

}  // namespace gummiband::screens::map
