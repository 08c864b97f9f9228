#include <algorithm>
#include <array>

#include "screens/staff_charts.h"
#include "ui/widgets.h"

namespace gummiband::screens {
namespace {

using ui::Canvas;
using ui::Rect;
using ui::TextLook;
using ui::TextRole;

constexpr float kInset = 32;
constexpr float kTitle = 76;  // height a title takes within a card
constexpr float kHourChart = 420;
constexpr float kBarPitch = 62;
constexpr float kBarsDrop = 22;  // of the first bar below the title

int64_t most(const std::vector<Bar>& bars) {
  int64_t largest = 0;
  for (const Bar& bar : bars) largest = std::max(largest, bar.number);
  return largest;
}

TextLook one_line(TextRole role, ui::Colour colour) {
  return {role, colour, 0, ui::Align::kLeft, ui::Wrap::kNone};
}

void draw_title(Canvas& canvas, const Rect& card, const std::string& title) {
  staff_card(canvas, card);
  canvas.text(title, {card.left + kInset, card.top + kInset - 4},
              {TextRole::kLabel, canvas.palette().ink, card.width() - 2 * kInset});
}

void draw_nothing(Canvas& canvas, const Rect& card, const std::string& words) {
  canvas.text(words, {card.left + kInset, card.top + kTitle + 10},
              {TextRole::kNote, canvas.palette().ink_soft, card.width() - 2 * kInset});
}

void draw_hours(Canvas& canvas, const Rect& card, const std::vector<Bar>& bars) {
  const ui::Palette& palette = canvas.palette();
  const Rect plot{card.left + kInset, card.top + kTitle + 56, card.right - kInset,
                  card.bottom - 72};
  const float pitch = plot.width() / static_cast<float>(bars.size());
  const float bar_width = std::min(pitch * 0.78F, 76.0F);
  const int64_t largest = most(bars);
  for (size_t i = 0; i < bars.size(); ++i) {
    const float x = plot.left + pitch * (static_cast<float>(i) + 0.5F);
    const bool peak = bars[i].number == largest;
    const float share = static_cast<float>(bars[i].number) / static_cast<float>(largest);
    const float top = plot.bottom - share * plot.height();
    const Rect column{x - bar_width / 2, top, x + bar_width / 2, plot.bottom};
    if (bars[i].number > 0) {
      const float radius = std::min(14.0F, column.height() / 2);
      canvas.fill_corners(column, peak ? palette.heart : palette.moss, radius, 0);
      canvas.label(std::to_string(bars[i].number),
                   {x - pitch / 2, top - 50, x + pitch / 2, top - 4},
                   peak ? TextRole::kDock : TextRole::kCaption, palette.ink);
    }
    canvas.label(bars[i].name, {x - pitch / 2, plot.bottom + 10, x + pitch / 2, plot.bottom + 54},
                 TextRole::kCaption, palette.ink_soft);
  }
  canvas.fill({plot.left, plot.bottom, plot.right, plot.bottom + 2}, palette.edge);
}

void draw_bars(Canvas& canvas, const Rect& card, const std::vector<Bar>& bars) {
  constexpr float kBar = 38;
  constexpr float kValue = 110;  // room for the number behind the longest bar
  const ui::Palette& palette = canvas.palette();
  float names = 0;
  for (const Bar& bar : bars) {
    names = std::max(names, canvas.measure(bar.name, one_line(TextRole::kNote, {})).width);
  }
  names = std::min(names, card.width() * 0.42F);
  const float left = card.left + kInset + names + 28;
  const float room = card.right - kInset - kValue - left;
  const auto largest = static_cast<float>(std::max<int64_t>(1, most(bars)));
  float y = card.top + kTitle + kBarsDrop;
  for (const Bar& bar : bars) {
    const ui::Size size = canvas.measure(bar.name, one_line(TextRole::kNote, {}));
    const TextRole role = size.width > names ? TextRole::kCaption : TextRole::kNote;
    canvas.text(bar.name, {card.left + kInset, y + (kBar - size.height) / 2},
                one_line(role, palette.ink));
    const float width = std::max(room * static_cast<float>(bar.number) / largest, 12.0F);
    canvas.fill({left, y, left + width, y + kBar}, palette.moss, 10);
    canvas.text(std::to_string(bar.number), {left + width + 16, y + (kBar - size.height) / 2},
                one_line(TextRole::kNote, palette.ink));
    y += kBarPitch;
  }
}

void draw_number(const NumberTile& tile, const Rect& card, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  staff_card(canvas, card);
  const std::string number = std::to_string(tile.number);
  constexpr std::array kRoles = {TextRole::kCall, TextRole::kLabel};
  const TextRole role = canvas.fitting(number, card.width() - 24, 1, kRoles);
  canvas.label(number, {card.left + 8, card.top + 14, card.right - 8, card.top + 106}, role,
               canvas.palette().ink);
  canvas.label(tile.name, {card.left + 4, card.top + 106, card.right - 4, card.bottom - 14},
               TextRole::kCaption, canvas.palette().ink_soft);
  ui.say("staff.number." + tile.name, card, ui::Role::kHeading, number + " " + tile.name);
}

}  // namespace

StaffBlock number_tiles(const std::vector<NumberTile>& tiles, ui::Ui& ui) {
  constexpr float kHeight = 168;
  constexpr float kGap = 14;
  constexpr float kNarrowest = 160;  // for the longest name
  const size_t fit = static_cast<size_t>((staff_column(ui.canvas()) + kGap) / (kNarrowest + kGap));
  const size_t rows = (tiles.size() + fit - 1) / fit;
  const size_t columns = (tiles.size() + rows - 1) / rows;
  const auto lines = static_cast<float>(rows);
  return {lines * kHeight + (lines - 1) * kGap, [=, &ui](const Rect& rect) {
            const auto count = static_cast<float>(columns);
            const float width = (rect.width() - (count - 1) * kGap) / count;
            for (size_t i = 0; i < tiles.size(); ++i) {
              const float left = rect.left + static_cast<float>(i % columns) * (width + kGap);
              const float top = rect.top + static_cast<float>(i / columns) * (kHeight + kGap);
              draw_number(tiles[i], ui::rect_at(left, top, width, kHeight), ui);
            }
          }};
}

StaffBlock hour_chart(const std::string& title, const std::string& nothing,
                      const std::vector<Bar>& bars, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  const bool empty = most(bars) == 0;
  return {empty ? kTitle + 100 : kHourChart, [=, &canvas](const Rect& card) {
            draw_title(canvas, card, title);
            if (empty) {
              draw_nothing(canvas, card, nothing);
            } else {
              draw_hours(canvas, card, bars);
            }
          }};
}

StaffBlock bar_chart(const std::string& title, const std::string& nothing,
                     const std::vector<Bar>& bars, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  const bool empty = most(bars) == 0;
  const float height =
      empty ? kTitle + 100 : kTitle + kBarsDrop + kBarPitch * static_cast<float>(bars.size()) + 8;
  return {height, [=, &canvas](const Rect& card) {
            draw_title(canvas, card, title);
            if (empty) {
              draw_nothing(canvas, card, nothing);
            } else {
              draw_bars(canvas, card, bars);
            }
          }};
}

}  // namespace gummiband::screens
