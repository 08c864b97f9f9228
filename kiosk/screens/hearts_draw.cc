#include <algorithm>
#include <array>

#include "screens/empty.h"
#include "screens/hearts.h"
#include "screens/page.h"
#include "screens/paper.h"
#include "screens/pieces.h"
#include "ui/widgets.h"

namespace gummiband::screens::hearts {
namespace {

using ui::Canvas;
using ui::Rect;
using ui::TextLook;
using ui::TextRole;

constexpr std::array kTitleRoles = {TextRole::kQuestion, TextRole::kTitle, TextRole::kTitleLong,
                                    TextRole::kCard};
constexpr float kBandX = 112;    // where the hearts hang
constexpr float kBandSway = 20;  // to either side between them
constexpr float kBandWidth = 13;
constexpr float kHeart = 76;
constexpr float kHeartDisc = 50;
constexpr float kRowsLeft = 188;
constexpr float kCloseRoom = 132;  // at the right end of a row
constexpr float kAside = 420;      // the buttons' column where there is no room below
constexpr float kMainHeight = 148;

struct Places {
  float ridge = 0;
  Rect title;
  Rect rows;  // the scroller
  size_t columns = 1;
  Rect print;  // empty: nothing can be printed
  Rect form;
  Rect phone;
};

// Where the buttons stand when there is one more, to print.
void make_room_for_print(Places& p) {
  const float right = p.phone.right;
  if (p.columns == 2) {
    const float third = (right - p.form.left - 2 * ui::kGutter) / 3;
    p.print = {p.form.left, p.form.top, p.form.left + third, p.form.bottom};
    p.phone = ui::moved(p.print, third + ui::kGutter, 0);
    p.form = ui::moved(p.phone, third + ui::kGutter, 0);
    return;
  }
  const float up = kMainHeight + ui::kGutter;
  if (p.form.bottom <= p.phone.top) {  // in a column
    p.print = ui::moved(p.form, 0, -up);
    return;
  }
  p.print = {p.form.left, p.form.top - up, right, p.form.top - ui::kGutter};
  std::swap(p.form, p.phone);
  p.rows.bottom -= up;
}

Places places(const Canvas& canvas, bool print) {
  Places p;
  const float w = canvas.width();
  const float right = w - ui::kMargin;
  const float foot = ui::dock_top(canvas);
  p.ridge = canvas.portrait() ? 276 : 116;
  p.title = {kRowsLeft, canvas.portrait() ? 64.0F : 20.0F, right, p.ridge};
  const float rows_top = p.ridge + (canvas.portrait() ? 96.0F : 76.0F);
  if (canvas.portrait()) {
    const float half = (right - kRowsLeft - ui::kGutter) / 2;
    p.form = {kRowsLeft, foot + 6 - kMainHeight, kRowsLeft + half, foot + 6};
    p.phone = {right - half, p.form.top, right, p.form.bottom};
    p.rows = {0, rows_top, w, p.form.top - 16};
    if (print) make_room_for_print(p);
    return p;
  }
  if (right - kRowsLeft >= kTwoRowColumns) {
    p.columns = 2;
    const float half = (right - kRowsLeft - ui::kGutter) / 2;
    p.form = {kRowsLeft, foot + 6 - ui::kButtonHeight, kRowsLeft + half, foot + 6};
    p.phone = {right - half, p.form.top, right, p.form.bottom};
    p.rows = {0, rows_top, w, p.form.top - 10};
    if (print) make_room_for_print(p);
    return p;
  }
  p.phone = {right - kAside, foot + 6 - ui::kButtonHeight, right, foot + 6};
  p.form = {right - kAside, p.phone.top - ui::kGutter - kMainHeight, right,
            p.phone.top - ui::kGutter};
  p.rows = {0, rows_top, p.form.left - 4, foot + kUnderDock};
  if (print) make_room_for_print(p);
  return p;
}

void draw_head(const World& world, Canvas& canvas, const Places& p) {
  canvas.fill({0, 0, canvas.width(), canvas.height()}, canvas.palette().paper);
  canvas.picture({0, 0, canvas.width(), p.ridge + 96}, look(world.pack.header),
                 canvas.palette().paper_shade);
  ui::sheet(canvas, p.ridge, ui::HillShape::kA);
  const std::string title = world.word("hearts.title");
  const TextRole role = canvas.fitting(title, p.title.width(), 1,
                                       std::span(kTitleRoles).subspan(canvas.portrait() ? 0 : 1));
  canvas.text(title, {p.title.left, p.title.top},
              {role, canvas.palette().ink, p.title.width(), ui::Align::kLeft});
}

// From above the screen through every heart, and out at the left beside the dock.
void draw_band(Canvas& canvas, const std::vector<float>& hearts) {
  const float foot = ui::dock_top(canvas);
  const float first = hearts.front();
  std::vector<ui::Point> points = {{kBandX, std::min(-20.0F, first - 400)},
                                   {kBandX - 34, first - std::max(120.0F, (first + 20) * 0.55F)}};
  for (size_t i = 0; i < hearts.size(); ++i) {
    if (i > 0) {
      const float sway = i % 2 == 0 ? -kBandSway : kBandSway;
      points.push_back({kBandX + sway, (hearts[i - 1] + hearts[i]) / 2});
    }
    points.push_back({kBandX, hearts[i]});
  }
  const float end = std::max(foot + kUnderDock, hearts.back() + 260);
  points.push_back({kBandX - 26, hearts.back() + (end - hearts.back()) * 0.62F});
  points.push_back({-20, end});
  canvas.band(smooth_chain(points), kBandWidth);
}

// A stage needs more of its u for a finger.
float close_room(const Canvas& canvas) {
  return std::max(kCloseRoom, canvas.least_touch() + 12);
}

RowLook row_look(const World& world, const Canvas& canvas, const content::Item& item) {
  RowLook row;
  if (item.picture) row.picture = &*item.picture;
  row.icon = item.kind == content::ItemKind::kEvent ? "event" : "favorite";
  row.title = world.in(item.title);
  row.note = note(world, item);
  row.free_right = close_room(canvas);
  return row;
}

std::optional<Action> draw_item(const World& world, ui::Ui& ui, const content::Item& item,
                                const Rect& rect) {
  std::optional<Action> action;
  const std::string name = "hearts.item." + item.id;
  const RowLook row = row_look(world, ui.canvas(), item);
  // Two controls beside each other on one card: its words open it, the cross takes it away.
  const Rect open{rect.left, rect.top, rect.right - close_room(ui.canvas()) - 2, rect.bottom};
  if (ui.tap(name, open, ui::Role::kButton, row.title)) action = ItemTapped{item.id};
  draw_row(ui, name, rect, row);
  const std::string label =
      world.words.text(world.visit.language, "hearts.remove", {{"title", row.title}});
  if (ui::round_button(ui, "hearts.remove." + item.id,
                       {rect.right - close_room(ui.canvas()) / 2, rect.centre().y}, "close",
                       label)) {
    action = RemoveTapped{item.id};
  }
  return action;
}

// At the ends of the view it fades rather than being cut in two.
void draw_bead(Canvas& canvas, float y, const Rect& view) {
  constexpr float kFade = 24;
  const float inside = std::min(y - view.top, view.bottom - y) - kHeart / 2;
  const float shown = std::clamp(inside / kFade, 0.0F, 1.0F);
  if (shown <= 0) return;
  canvas.disc({kBandX, y}, kHeartDisc, faded(canvas.palette().paper, shown));
  canvas.icon("favorite", {kBandX, y + 3}, kHeart, faded(canvas.palette().band, shown));
}

std::optional<Action> draw_rows(const World& world, ui::Ui& ui, const Places& p) {
  Canvas& canvas = ui.canvas();
  const std::vector<const content::Item*> items = collected(world);
  std::vector<RowLook> looks;
  for (const content::Item* item : items) looks.push_back(row_look(world, canvas, *item));
  const float right = std::min(canvas.width() - ui::kMargin, p.rows.right - 36);
  RowGrid grid = lay_rows(canvas, kRowsLeft, right, p.columns, looks);
  const bool under_dock = p.rows.bottom > ui::dock_top(canvas);
  const float length = grid.bottom + (under_dock ? kUnderDock : 0.0F);
  std::optional<Action> action;
  const float offset = ui.begin_scroll("hearts.rows", p.rows, ui::Axis::kVertical, length);
  const float down = p.rows.top - offset;
  for (size_t i = 0; i < items.size(); ++i) {
    if (auto tapped = draw_item(world, ui, *items[i], moved(grid.rows[i], 0, down))) {
      action = tapped;
    }
  }
  ui.end_scroll();
  draw_scroll_fades(canvas, {kRowsLeft - 34, p.rows.top, p.rows.right, p.rows.bottom}, offset,
                    length);
  for (float& bead : grid.middles) bead += down;
  draw_band(canvas, grid.middles);  // not clipped: it comes from above and leaves below
  canvas.push_clip(p.rows);
  for (float bead : grid.middles) draw_bead(canvas, bead, p.rows);
  canvas.pop_clip();
  return action;
}

std::optional<Action> draw_nothing(const World& world, ui::Ui& ui, const Places& p) {
  const Rect view{0, p.rows.top, ui.canvas().width(), ui::dock_top(ui.canvas())};
  const EmptyLook look{world.word("hearts.empty_title"), world.word("hearts.empty_note"),
                       "hearts.explore", world.word("hearts.explore"), "favorite"};
  if (draw_empty(ui, view, look)) return ExploreTapped{};
  return std::nullopt;
}

std::optional<Action> draw_list(const World& world, ui::Ui& ui, const Places& p) {
  std::optional<Action> action = draw_rows(world, ui, p);
  const bool print = !p.print.empty();
  if (print && ui::button(ui, "hearts.print", p.print, world.word("hearts.print"), "receipt_long",
                          ui::ButtonKind::kMain)) {
    action = PrintTapped{};
  }
  if (ui::button(ui, "hearts.form", p.form, world.word("offer.form"), "forum",
                 print ? ui::ButtonKind::kSecondary : ui::ButtonKind::kMain)) {
    action = FormTapped{};
  }
  if (ui::button(ui, "hearts.phone", p.phone, world.word("hearts.phone"), "qr_code",
                 ui::ButtonKind::kSecondary)) {
    action = PhoneTapped{};
  }
  return action;
}

std::optional<Action> draw_page(const World& world, ui::Ui& ui) {
  std::optional<Action> action;
  const std::vector<const content::Item*> items = collected(world);
  Page page(world, ui, "hearts.page");
  if (items.empty()) {
    page.title(world.word("hearts.empty_title"));
    page.story(world.word("hearts.empty_note"));
    if (page.button(
            {"hearts.explore", world.word("hearts.explore"), "favorite", ui::ButtonKind::kMain})) {
      action = ExploreTapped{};
    }
    page.end();
    return action;
  }
  page.title(world.word("hearts.title"));
  const bool print = prints(world);
  std::vector<PageButton> buttons = {
      {"hearts.form", world.word("offer.form"), "forum",
       print ? ui::ButtonKind::kSecondary : ui::ButtonKind::kMain},
      {"hearts.phone", world.word("hearts.phone"), "qr_code", ui::ButtonKind::kSecondary}};
  if (print) {
    buttons.push_back(
        {"hearts.print", world.word("hearts.print"), "receipt_long", ui::ButtonKind::kMain});
    std::rotate(buttons.begin(), buttons.end() - 1, buttons.end());
  }
  if (const auto tapped = page.buttons(buttons)) {
    const std::string& name = buttons[*tapped].name;
    action = name == "hearts.print"  ? Action(PrintTapped{})
             : name == "hearts.form" ? Action(FormTapped{})
                                     : Action(PhoneTapped{});
  }
  for (const content::Item* item : items) {
    const Rect rect =
        page.take(row_height(ui.canvas(), page.width(), row_look(world, ui.canvas(), *item)));
    if (auto tapped = draw_item(world, ui, *item, rect)) action = tapped;
  }
  page.end();
  return action;
}

}  // namespace

std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui) {
  if (state.code) {
    const std::string title = world.word("hearts.phone");
    const std::string hint = code_hint(world, *state.code);
    BigCodeLook look;
    look.title = title;
    look.hint = hint;
    if (draw_big_code(world, ui, *state.code, look)) return CodeClosed{};
    return std::nullopt;
  }
  if (ui.canvas().large_text()) return draw_page(world, ui);
  const bool print = prints(world) && !collected(world).empty();
  Places p = places(ui.canvas(), print);
  if (collected(world).empty()) p.title.left = ui::kTextInset;  // no band hangs beside it
  draw_head(world, ui.canvas(), p);
  ui.say("hearts.title", p.title, ui::Role::kHeading, world.word("hearts.title"));
  return collected(world).empty() ? draw_nothing(world, ui, p) : draw_list(world, ui, p);
}

}  // namespace gummiband::screens::hearts
