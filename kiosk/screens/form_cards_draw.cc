#include <algorithm>
#include <array>

#include "screens/form_cards.h"
#include "screens/form_parts.h"

namespace gummiband::screens::form {
namespace {

using ui::Canvas;
using ui::Rect;
using ui::Selected;
using ui::TextLook;
using ui::TextRole;

constexpr float kLeastCard = 120;  // height
constexpr float kMostCard = 216;
constexpr float kMostIconCard = 250;
constexpr float kBox = 76;
constexpr float kDisc = 92;
constexpr float kMostPicture = 132;  // beside an answer
constexpr float kCardInset = 12;
constexpr float kNoEmblem = 20;  // from the edge, where the name stands alone
constexpr float kLeastWidth = 330;
constexpr std::array kRoles = {TextRole::kButton, TextRole::kLabel, TextRole::kDock};

// Where the name stands in a card.
Rect name_rect(const Card& card, Emblem emblem, const Rect& rect) {
  return {emblem_rect(card, emblem, rect).right + 20, rect.top + 4, rect.right - 14,
          rect.bottom - 4};
}

// The narrowest room for a name in cards of this size.
float least_room(const std::vector<Card>& cards, Emblem emblem, const Rect& size) {
  float least = size.width();
  for (const Card& card : cards) {
    least = std::min(least, name_rect(card, emblem, size).width());
  }
  return least;
}

void draw_box(Canvas& canvas, const Card& card, const Rect& rect) {
  constexpr float kRadius = 20;
  const ui::Palette& palette = canvas.palette();
  if (card.picked == Selected::kYes) {
    canvas.fill(rect, palette.moss, kRadius);
    canvas.icon("check", rect.centre(), rect.height() * 0.75F, palette.paper);
  } else if (card.picture != nullptr) {
    ui::PictureLook picture = look(*card.picture);
    picture.radius_top = picture.radius_bottom = kRadius;
    canvas.picture(rect, picture, palette.moss);
  } else {
    canvas.outline(rect, palette.ink_soft, canvas.theme().borders.selected, kRadius);
  }
}

}  // namespace

Rect emblem_rect(const Card& card, Emblem emblem, const Rect& rect) {
  const float middle = rect.centre().y;
  if (emblem == Emblem::kIcon && card.picture == nullptr) {
    if (card.icon.empty()) return {rect.left, middle, rect.left + kNoEmblem, middle};
    return ui::rect_at(rect.left + 22, middle - kDisc / 2, kDisc, kDisc);
  }
  if (card.picture == nullptr) return ui::rect_at(rect.left + 22, middle - kBox / 2, kBox, kBox);
  const float side = rect.height() - 2 * kCardInset;
  if (emblem == Emblem::kIcon) {
    // One size for all, whether the names take a line or two.
    const float square = std::min(side, kMostPicture);
    return ui::rect_at(rect.left + kCardInset, middle - square / 2, square, square);
  }
  return ui::rect_at(rect.left + kCardInset, rect.top + kCardInset,
                     std::min(side, rect.width() * 0.34F), side);
}

void draw_emblem(Canvas& canvas, const Card& card, Emblem emblem, const Rect& rect) {
  if (emblem == Emblem::kBox || card.picture != nullptr) {
    draw_box(canvas, card, rect);
  } else if (!card.icon.empty()) {
    const bool picked = card.picked == Selected::kYes;
    canvas.disc(rect.centre(), rect.width() / 2, canvas.palette().moss);
    canvas.icon(picked ? "check" : card.icon, rect.centre(), 56, canvas.palette().paper);
  }
}

TextRole common_role(Canvas& canvas, const std::vector<Card>& cards, float width) {
  std::vector<std::string_view> titles;
  for (const Card& card : cards) titles.push_back(card.title);
  return ui::common_role(canvas, titles, width, 2, kRoles);
}

void draw_card_name(Canvas& canvas, const std::string& title, const Rect& room, TextRole role) {
  const TextLook look{role, canvas.palette().ink, room.width(), ui::Align::kLeft,
                      ui::Wrap::kBalanced};
  const float height = canvas.measure(title, look).height;
  if (height > room.height()) canvas.report(title, "does not fit its control");
  canvas.text(title, {room.left, room.centre().y - height / 2}, look);
}

float card_height(Canvas& canvas, float width, const Card& card, Emblem emblem) {
  const float room = name_rect(card, emblem, {0, 0, width, kLeastCard}).width();
  const TextLook look{kRoles.front(), canvas.palette().ink, room, ui::Align::kLeft,
                      ui::Wrap::kBalanced};
  return std::max({kLeastCard, canvas.least_touch(),
                   canvas.measure(card.title, look).height + 2 * kCardInset + 8});
}

bool draw_card(ui::Ui& ui, const Card& card, Emblem emblem, const Rect& rect, TextRole role) {
  const ui::Role kind = emblem == Emblem::kBox ? ui::Role::kToggle : ui::Role::kButton;
  const bool tapped = ui.tap(card.name, rect, kind, card.title, ui::Enabled::kYes, card.picked);
  Canvas& canvas = ui.canvas();
  ui::card(canvas, rect, card.picked);
  draw_emblem(canvas, card, emblem, emblem_rect(card, emblem, rect));
  draw_card_name(canvas, card.title, name_rect(card, emblem, rect), role);
  const float depth = ui.pressed(card.name);
  if (depth > 0) {
    canvas.fill(rect, faded(canvas.palette().ink, 0.08F * depth), canvas.theme().radii.card);
  }
  return tapped;
}

int usual_columns(float width) {
  return std::max(2, static_cast<int>((width + ui::kGutter) / (kLeastWidth + ui::kGutter)));
}

std::optional<size_t> draw_cards(ui::Ui& ui, std::string_view scroller, const Rect& view,
                                 const std::vector<Card>& cards, Emblem emblem, int columns) {
  const float air = ui::kGutter;
  const int rows = (static_cast<int>(cards.size()) + columns - 1) / columns;
  const float width =
      (view.width() - air * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  const float fair = (view.height() - 8 + kCardGap) / static_cast<float>(std::max(rows, 1));
  const float most = emblem == Emblem::kIcon ? kMostIconCard : kMostCard;
  const float height = std::clamp(fair - kCardGap, kLeastCard, most);
  const float length = static_cast<float>(rows) * (height + kCardGap) - kCardGap;
  const TextRole role =
      common_role(ui.canvas(), cards, least_room(cards, emblem, ui::rect_at(0, 0, width, height)));
  // Room around the cards, so that their shadows are not cut off.
  const Rect clip{view.left - 24, view.top, view.right + 24, view.bottom};
  const float offset = ui.begin_scroll(scroller, clip, ui::Axis::kVertical, length + 8);
  std::optional<size_t> tapped;
  for (size_t i = 0; i < cards.size(); ++i) {
    const auto column = static_cast<float>(static_cast<int>(i) % columns);
    const auto row = static_cast<float>(static_cast<int>(i) / columns);
    const Rect rect = ui::rect_at(view.left + column * (width + air),
                                  view.top + 4 - offset + row * (height + kCardGap), width, height);
    if (draw_card(ui, cards[i], emblem, rect, role)) tapped = i;
  }
  ui.end_scroll();
  draw_more(ui.canvas(), clip, offset, length + 8);
  return tapped;
}

}  // namespace gummiband::screens::form
