#include <algorithm>
#include <array>

#include "screens/page.h"

namespace gummiband::screens {
namespace {

using ui::Canvas;
using ui::Rect;
using ui::TextLook;
using ui::TextRole;

constexpr float kTextIndent = ui::kTextInset - ui::kMargin;
constexpr float kBelowRidge = 92;  // from the ridge to the page
constexpr float kTopAir = 20;      // before the first piece, so that shadows are not cut off
constexpr float kAir = 56;         // what is hidden by less is the gap below the last piece
constexpr float kWidest = 1800;    // lines beyond are hard to follow

// How much of the scene stays: a picture gives way to words.
float ridge_of(const Canvas& canvas) {
  if (!canvas.portrait()) return 24;
  return canvas.height() < kLowPortrait ? 60 : 170;
}

}  // namespace

Page::Page(const World& world, ui::Ui& ui, std::string_view name, const content::Picture* picture)
    : ui_(ui), name_(name) {
  Canvas& canvas = ui.canvas();
  canvas.fill({0, 0, canvas.width(), canvas.height()}, canvas.palette().paper);
  view_ = {0, 12, canvas.width(), ui::dock_top(canvas) + kUnderDock};
  // In low reach the scene stands above the stage; wide and in large text there is room for words.
  if (!ui.on_stage() && (canvas.portrait() || !canvas.large_text())) {
    const float ridge = ridge_of(canvas);
    canvas.picture({0, 0, canvas.width(), ridge + kBelowRidge},
                   screens::look(picture != nullptr ? *picture : world.pack.header),
                   canvas.palette().paper_shade);
    ui::sheet(canvas, ridge, ui::HillShape::kA);
    view_.top = ridge + kBelowRidge;
  }
  begin();
}

Page::Page(ui::Ui& ui, std::string_view name, const Rect& view)
    : ui_(ui), name_(name), view_(view) {
  begin();
}

void Page::begin() {
  const float air = std::max(ui::kMargin, (view_.width() - kWidest) / 2);
  left_ = view_.left + air;
  right_ = view_.right - air;
  offset_ = ui_.begin_page(name_, view_);
  y_ = view_.top + kTopAir - offset_;
}

void Page::end() {
  const bool under_dock = view_.bottom > ui::dock_top(ui_.canvas());
  const float bottom = y_ + (under_dock ? kUnderDock : 0);
  ui_.end_page(bottom);
  const float length = bottom - view_.top + offset_;
  draw_scroll_fades(ui_.canvas(), view_, offset_, length);
  if (offset_ + view_.height() > length - kAir) return;
  const float foot = std::min(view_.bottom, ui::dock_top(ui_.canvas()));
  draw_more_arrow(ui_.canvas(), {left_, view_.top, right_, foot});
}

Rect Page::take(float height, float gap) {
  const Rect rect = ui::rect_at(left_, y_, width(), height);
  y_ += height + gap;
  return rect;
}

void Page::title(const std::string& text) {
  constexpr std::array kRoles = {TextRole::kTitle, TextRole::kTitleLong, TextRole::kCard,
                                 TextRole::kLabel, TextRole::kDock};
  Canvas& canvas = ui_.canvas();
  const float room = width() - 2 * kTextIndent;
  const TextRole role = canvas.fitting(text, room, 3, kRoles);
  const TextLook look{role, canvas.palette().ink, room, ui::Align::kLeft, ui::Wrap::kBalanced};
  const Rect rect = take(canvas.measure(text, look).height, 28);
  canvas.text(text, {rect.left + kTextIndent, rect.top}, look);
  ui_.say(name_ + ".title", rect, ui::Role::kHeading, text);
}

void Page::heading(const std::string& text) {
  constexpr std::array kRoles = {TextRole::kCardSmall, TextRole::kLabel};
  Canvas& canvas = ui_.canvas();
  const float room = width() - 2 * kTextIndent;
  gap(12);
  const TextLook look{canvas.fitting(text, room, 3, kRoles), canvas.palette().ink, room,
                      ui::Align::kLeft, ui::Wrap::kBalanced};
  const Rect rect = take(canvas.measure(text, look).height, 20);
  canvas.text(text, {rect.left + kTextIndent, rect.top}, look);
  ui_.say(name_ + ".heading." + std::to_string(++texts_), rect, ui::Role::kHeading, text);
}

void Page::text(const std::string& text, TextRole role, ui::Colour colour,
                const std::string& spoken) {
  if (text.empty()) return;
  Canvas& canvas = ui_.canvas();
  constexpr int kAnyLines = 1000;
  const float room = width() - 2 * kTextIndent;
  // Beside a code a column may be narrower than a long word.
  const std::array roles = {role, TextRole::kNote, TextRole::kCaption};
  const TextLook look{canvas.fitting(text, room, kAnyLines, roles), colour, room, ui::Align::kLeft,
                      ui::Wrap::kBalanced};
  const Rect rect = take(canvas.measure(text, look).height, 28);
  canvas.text(text, {rect.left + kTextIndent, rect.top}, look);
  ui_.say(name_ + ".text." + std::to_string(++texts_), rect, ui::Role::kText,
          spoken.empty() ? text : spoken);
}

void Page::address(const std::string& text) {
  constexpr std::array kRoles = {TextRole::kLabel, TextRole::kDock};
  Canvas& canvas = ui_.canvas();
  const float room = width() - 2 * kTextIndent;
  for (const TextRole role : kRoles) {  // rather a little smaller than in two pieces
    const TextLook whole{role, {}, 0, ui::Align::kLeft, ui::Wrap::kNone};
    if (canvas.measure(text, whole).width > room) continue;
    this->text(text, role, canvas.palette().moss, text);
    return;
  }
  const std::string breakable = breakable_before(text, ".");
  const TextRole role = canvas.fitting(breakable, room, 3, kRoles);
  this->text(breakable, role, canvas.palette().moss, text);
}

void Page::story(const std::string& text) {
  this->text(text, TextRole::kStory, ui_.canvas().palette().ink);
}

std::optional<size_t> Page::buttons(const std::vector<PageButton>& buttons) {
  Canvas& canvas = ui_.canvas();
  const auto width_of = [&](size_t columns) {
    return (width() - ui::kGutter * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  };
  const bool narrow = canvas.portrait() && canvas.large_text();
  size_t columns = narrow ? 1 : std::min<size_t>(buttons.size(), 3);
  const auto all_fit = [&](float room) {
    return std::ranges::all_of(buttons, [&](const PageButton& button) {
      return ui::button_fits(canvas, room, button.text, button.icon);
    });
  };
  while (columns > 1 && !all_fit(width_of(columns))) --columns;
  std::optional<size_t> tapped;
  for (size_t first = 0; first < buttons.size(); first += columns) {
    const size_t end = std::min(first + columns, buttons.size());
    const float room = width_of(end - first);  // the last line is full, too
    float height = 0;
    for (size_t i = first; i < end; ++i) {
      height = std::max(height, ui::button_height(canvas, room, buttons[i].text, buttons[i].icon));
    }
    const Rect line = take(height);
    for (size_t i = first; i < end; ++i) {
      const PageButton& button = buttons[i];
      const float left = line.left + static_cast<float>(i - first) * (room + ui::kGutter);
      if (ui::button(ui_, button.name, ui::rect_at(left, line.top, room, height), button.text,
                     button.icon, button.kind, button.enabled)) {
        tapped = i;
      }
    }
  }
  return tapped;
}

bool Page::row(const std::string& name, const RowLook& look) {
  const Rect rect = take(row_height(ui_.canvas(), width(), look));
  const bool tapped = ui_.tap(name, rect, ui::Role::kButton, look.title);
  if (!overlap(rect, view_).empty()) draw_row(ui_, name, rect, look);
  return tapped;
}

bool Page::tick(const std::string& name, const ui::TickCardLook& look) {
  return ui::tick_card(ui_, name, take(ui::tick_card_height(ui_, width(), look)), look);
}

void Page::tiles(size_t count, float height,
                 const std::function<void(size_t, const ui::Rect&)>& draw) {
  constexpr float kTwoColumns = 1500;
  const size_t columns = width() >= kTwoColumns ? 2 : 1;
  const float across =
      (width() - ui::kGutter * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  for (size_t first = 0; first < count; first += columns) {
    const Rect line = take(height);
    for (size_t i = first; i < std::min(first + columns, count); ++i) {
      const float left = line.left + static_cast<float>(i - first) * (across + ui::kGutter);
      draw(i, ui::rect_at(left, line.top, across, line.height()));
    }
  }
}

std::optional<size_t> Page::chips(const std::vector<Chip>& chips) {
  constexpr float kGap = 16;
  constexpr float kAround = 22;
  constexpr float kBesideIcon = 58;  // of the words of a chip, and beyond them
  const float room = width() - kBesideIcon - ui_.canvas().icon_size(ui::kChipIcon);
  float height = ui::chip_height(ui_.canvas());
  for (const Chip& chip : chips) {  // one that is longer than a line has several
    const ui::TextLook look{TextRole::kLabel, {}, room, ui::Align::kLeft};
    height = std::max(height, ui_.canvas().measure(chip.text, look).height + 2 * kAround);
  }
  std::optional<size_t> tapped;
  float x = left_;
  for (size_t i = 0; i < chips.size(); ++i) {
    const Chip& chip = chips[i];
    const float needed = std::min(width(), ui::chip_width(ui_, chip.text, chip.icon));
    if (x > left_ && x + needed > right_) {
      x = left_;
      y_ += height + kGap;
    }
    const auto selected = chip.selected ? ui::Selected::kYes : ui::Selected::kNo;
    if (ui::chip(ui_, chip.name, ui::rect_at(x, y_, needed, height), chip.text, chip.icon,
                 selected)) {
      tapped = i;
    }
    x += needed + kGap;
  }
  if (!chips.empty()) y_ += height + ui::kGutter;
  return tapped;
}

std::optional<size_t> Page::chip_strip(std::string_view name, const std::vector<Chip>& chips) {
  const Rect rect = take(ui::chip_height(ui_.canvas()));
  return chip_row(ui_, name, {view_.left, rect.top, view_.right, rect.bottom}, chips);
}

}  // namespace gummiband::screens
