#include <algorithm>
#include <array>

#include "screens/empty.h"
#include "screens/pieces.h"
#include "ui/widgets.h"

namespace gummiband::screens {
namespace {

using ui::Canvas;
using ui::Point;
using ui::Rect;
using ui::TextRole;

constexpr float kBandWidth = 13;
constexpr float kButtonWidth = 620;
constexpr std::array kRoles = {TextRole::kTitle, TextRole::kTitleLong, TextRole::kCard,
                               TextRole::kCardSmall};

// From behind the dock up to the heart and out at the right edge.
void draw_open_heart(Canvas& canvas, const Rect& view, Point heart) {
  const float dock = ui::dock_top(canvas);
  const Point start = canvas.portrait() ? Point{-20, heart.y - 150}
                                        : Point{view.left + view.width() * 0.6F, dock + 60};
  const Point before =
      canvas.portrait() ? Point{heart.x - 250, heart.y + 70} : Point{heart.x - 170, heart.y + 210};
  const std::array<Point, 5> through = {start, before, heart, Point{heart.x + 250, heart.y + 60},
                                        Point{canvas.width() + 20, heart.y - 120}};
  canvas.band(smooth_chain(through), kBandWidth);
  // The band passes behind the heart, which is open and yet of paper. An icon's outline is made for
  // small sizes: at this one its notch is a blunt tooth.
  canvas.icon("favorite", {heart.x, heart.y + 6}, 200, canvas.palette().band);
  canvas.icon("favorite", {heart.x, heart.y + 5}, 158, canvas.palette().paper);
}

}  // namespace

bool draw_empty(ui::Ui& ui, const Rect& view, const EmptyLook& look) {
  Canvas& canvas = ui.canvas();
  const bool tall = canvas.portrait();
  const float foot = ui::dock_top(canvas);
  const float left = tall ? ui::kTextInset : view.left + view.width() * 0.06F;
  // In landscape the words stand beside the heart.
  const float column = tall ? view.right - ui::kTextInset - left : view.width() * 0.5F;
  const float rise = std::clamp((foot - view.top) * 0.2F, 150.0F, 260.0F);
  const Point heart{view.left + view.width() * (tall ? 0.5F : 0.8F),
                    view.top + rise + (tall ? 0 : 70)};
  draw_open_heart(canvas, view, heart);

  const ui::TextLook note{TextRole::kStory, canvas.palette().ink, column, ui::Align::kLeft,
                          ui::Wrap::kBalanced};
  const TextRole role = canvas.fitting(look.title, column, 2, kRoles);
  const ui::TextLook title{role, canvas.palette().ink, column, ui::Align::kLeft,
                           ui::Wrap::kBalanced};
  Point at{left, tall ? heart.y + std::min(rise, 190.0F) : view.top + 70};
  at.y += canvas.text(look.title, at, title).height + 16;
  ui.say("empty.note", {left, at.y, left + column, at.y + canvas.text(look.note, at, note).height},
         ui::Role::kText, look.title + ". " + look.note);
  if (look.button.empty()) return false;
  const float width = tall ? view.right - 2 * ui::kMargin : std::min(column, kButtonWidth);
  const float bottom = foot - (tall ? 36.0F : 20.0F);
  const Rect button =
      ui::rect_at(tall ? ui::kMargin : left, bottom - ui::kButtonHeight, width, ui::kButtonHeight);
  return ui::button(ui, look.name, button, look.button, look.icon, ui::ButtonKind::kMain);
}

}  // namespace gummiband::screens
