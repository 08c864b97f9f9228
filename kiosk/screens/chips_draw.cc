#include <algorithm>
#include <functional>

#include "screens/chips.h"
#include "ui/widgets.h"

namespace gummiband::screens {
namespace {

constexpr float kGap = 16;
constexpr float kFade = 110;
constexpr float kLeastShown = 60;  // less of a chip says nothing, and is covered
constexpr float kShadow = 14;      // of a chip, beyond its edge: not to be cut off

ui::Selected selected(const Chip& chip) {
  return chip.selected ? ui::Selected::kYes : ui::Selected::kNo;
}

// The chosen chip that is to be seen; of two (a district on the map, and a theme) the latter. Each
// of two would push the other out of sight for ever.
const Chip* to_reveal(const std::vector<Chip>& chips) {
  const auto last = std::find_if(chips.rbegin(), chips.rend(), std::mem_fn(&Chip::selected));
  return last == chips.rend() ? nullptr : &*last;
}

// What of a line of chips is cut off fades out; what is seen whole never does, and neither does
// what is chosen: its white words would fade into the paper.
struct Ends {
  float begin = 0;  // of the view, along its axis
  float end = 0;
  float fade_begin = 0;  // so far the fades reach; none where they reach nowhere
  float fade_end = 0;
  float cover_begin = 0;  // so far nothing shows
  float cover_end = 0;

  Ends(float from, float to)
      : begin(from), end(to), fade_begin(from), fade_end(to), cover_begin(from), cover_end(to) {}
  void meet(const Chip& chip, float from, float to) {
    if (chip.selected) return;
    if (from < begin && to > begin) {
      fade_begin = std::min(to, begin + kFade);
      if (to - begin < kLeastShown) cover_begin = to;
    }
    if (from < end && to > end) {
      fade_end = std::max(from, end - kFade);
      if (end - from < kLeastShown) cover_end = from;
    }
  }
};

}  // namespace

std::optional<size_t> chip_row(ui::Ui& ui, std::string_view name, const ui::Rect& row,
                               const std::vector<Chip>& chips) {
  std::optional<size_t> tapped;
  const auto draw = [&](size_t i, float left) {
    const Chip& chip = chips[i];
    const float width = ui::chip_width(ui, chip.text, chip.icon);
    const ui::Rect rect = ui::rect_at(left, row.top, width, ui::chip_height(ui.canvas()));
    if (ui::chip(ui, chip.name, rect, chip.text, chip.icon, selected(chip))) tapped = i;
    return rect;
  };
  const Chip* chosen = to_reveal(chips);
  size_t next = 0;
  float left = row.left + ui::kMargin;
  for (; next < chips.size() && chips[next].stays; ++next) left = draw(next, left).right + kGap;
  const float begin = next == 0 ? row.left : left - kGap / 2;
  float length = left - begin + ui::kMargin - kGap;
  for (size_t i = next; i < chips.size(); ++i) {
    length += ui::chip_width(ui, chips[i].text, chips[i].icon) + kGap;
  }
  const ui::Rect view{begin, row.top - kShadow, row.right, row.bottom + kShadow};
  Ends ends(view.left, view.right);
  left -= ui.begin_scroll(name, view, ui::Axis::kHorizontal, length);
  for (; next < chips.size(); ++next) {
    const ui::Rect rect = draw(next, left);
    if (&chips[next] == chosen) ui.reveal(chips[next].name, rect);
    ends.meet(chips[next], rect.left, rect.right);
    left = rect.right + kGap;
  }
  ui.end_scroll();
  const ui::Colour paper = ui.canvas().palette().paper;
  ui.canvas().fill({view.left, view.top, ends.cover_begin, view.bottom}, paper);
  ui.canvas().fill({ends.cover_end, view.top, view.right, view.bottom}, paper);
  ui.canvas().gradient_sideways({ends.cover_begin, view.top, ends.fade_begin, view.bottom}, paper,
                                faded(paper, 0));
  ui.canvas().gradient_sideways({ends.fade_end, view.top, ends.cover_end, view.bottom},
                                faded(paper, 0), paper);
  return tapped;
}

std::optional<size_t> chip_column(ui::Ui& ui, std::string_view name, const ui::Rect& column,
                                  const std::vector<Chip>& chips) {
  std::optional<size_t> tapped;
  const Chip* chosen = to_reveal(chips);
  const float step = ui::chip_height(ui.canvas()) + kGap;
  const float length = step * static_cast<float>(chips.size()) + 20;
  const ui::Rect view{column.left - kShadow, column.top, column.right + kShadow, column.bottom};
  Ends ends(view.top, view.bottom);
  const float offset = ui.begin_scroll(name, view, ui::Axis::kVertical, length);
  float top = column.top - offset;
  for (size_t i = 0; i < chips.size(); ++i) {
    const float width = std::min(column.width(), ui::chip_width(ui, chips[i].text, chips[i].icon));
    const ui::Rect rect = ui::rect_at(column.left, top, width, ui::chip_height(ui.canvas()));
    if (ui::chip(ui, chips[i].name, rect, chips[i].text, chips[i].icon, selected(chips[i]))) {
      tapped = i;
    }
    if (&chips[i] == chosen) ui.reveal(chips[i].name, rect);
    ends.meet(chips[i], rect.top, rect.bottom);
    top += step;
  }
  ui.end_scroll();
  const ui::Colour paper = ui.canvas().palette().paper;
  ui.canvas().fill({view.left, view.top, view.right, ends.cover_begin}, paper);
  ui.canvas().fill({view.left, ends.cover_end, view.right, view.bottom}, paper);
  ui.canvas().gradient({view.left, ends.cover_begin, view.right, ends.fade_begin}, paper,
                       faded(paper, 0));
  ui.canvas().gradient({view.left, ends.fade_end, view.right, ends.cover_end}, faded(paper, 0),
                       paper);
  return tapped;
}

}  // namespace gummiband::screens
