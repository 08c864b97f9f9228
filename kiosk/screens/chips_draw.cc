#include <algorithm>

#include "screens/chips.h"
#include "ui/widgets.h"

namespace gummiband::screens {
namespace {

constexpr float kGap = 16;
constexpr float kFade = 110;
constexpr float kShadow = 14;  // of a chip, beyond its edge: not to be cut off

ui::Selected selected(const Chip& chip) {
  return chip.selected ? ui::Selected::kYes : ui::Selected::kNo;
}

}  // namespace

std::optional<size_t> chip_row(ui::Ui& ui, std::string_view name, const ui::Rect& row,
                               const std::vector<Chip>& chips) {
  std::vector<float> widths;
  float length = 2 * ui::kMargin - kGap;
  for (const Chip& chip : chips) {
    widths.push_back(ui::chip_width(ui, chip.text, chip.icon));
    length += widths.back() + kGap;
  }
  std::optional<size_t> tapped;
  const ui::Rect view{row.left, row.top - kShadow, row.right, row.bottom + kShadow};
  const float offset = ui.begin_scroll(name, view, ui::Axis::kHorizontal, length);
  float left = row.left + ui::kMargin - offset;
  for (size_t i = 0; i < chips.size(); ++i) {
    const ui::Rect rect = ui::rect_at(left, row.top, widths[i], ui::chip_height(ui.canvas()));
    if (ui::chip(ui, chips[i].name, rect, chips[i].text, chips[i].icon, selected(chips[i]))) {
      tapped = i;
    }
    left += widths[i] + kGap;
  }
  ui.end_scroll();
  const ui::Colour paper = ui.canvas().palette().paper;
  if (offset + row.width() < length - 1) {  // there is more: it fades out, the band goes on
    ui.canvas().gradient_sideways({view.right - kFade, view.top, view.right, view.bottom},
                                  faded(paper, 0), paper);
  }
  return tapped;
}

std::optional<size_t> chip_column(ui::Ui& ui, std::string_view name, const ui::Rect& column,
                                  const std::vector<Chip>& chips) {
  std::optional<size_t> tapped;
  const float step = ui::chip_height(ui.canvas()) + kGap;
  const float length = step * static_cast<float>(chips.size()) + 20;
  const ui::Rect view{column.left - kShadow, column.top, column.right + kShadow, column.bottom};
  const float offset = ui.begin_scroll(name, view, ui::Axis::kVertical, length);
  float top = column.top - offset;
  for (size_t i = 0; i < chips.size(); ++i) {
    const float width = std::min(column.width(), ui::chip_width(ui, chips[i].text, chips[i].icon));
    const ui::Rect rect = ui::rect_at(column.left, top, width, ui::chip_height(ui.canvas()));
    if (ui::chip(ui, chips[i].name, rect, chips[i].text, chips[i].icon, selected(chips[i]))) {
      tapped = i;
    }
    top += step;
  }
  ui.end_scroll();
  const ui::Colour paper = ui.canvas().palette().paper;
  if (offset + column.height() < length - 1) {
    ui.canvas().gradient({view.left, view.bottom - 70, view.right, view.bottom}, faded(paper, 0),
                         paper);
  }
  return tapped;
}

}  // namespace gummiband::screens
