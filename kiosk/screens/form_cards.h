// White cards with an answer on each, in as many columns as have room for the words. Only the
// form's own draw files include this.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "screens/form.h"
#include "ui/widgets.h"

namespace gummiband::screens::form {

// What stands at the left: a box to tick, or the answer's own icon where one tap goes on.
enum class Emblem { kBox, kIcon };

struct Card {
  std::string name;  // of the control
  std::string title;
  const content::Picture* picture = nullptr;  // stands there while it is not picked
  std::string icon;                           // may be empty
  ui::Selected picked = ui::Selected::kNo;
};

inline constexpr float kCardGap = 12;  // between two rows

// Where the emblem stands in a card of this size: a picture as large as it gets, the others of a
// fixed size; nothing where there is none.
ui::Rect emblem_rect(const Card& card, Emblem emblem, const ui::Rect& rect);
void draw_emblem(ui::Canvas& canvas, const Card& card, Emblem emblem, const ui::Rect& rect);
// One size for all names, so that none looks more important than its neighbour.
ui::TextRole common_role(ui::Canvas& canvas, const std::vector<Card>& cards, float width);
void draw_card_name(ui::Canvas& canvas, const std::string& title, const ui::Rect& room,
                    ui::TextRole role);

// How many cards of the usual width stand beside each other.
int usual_columns(float width);
// Fills `view` with the cards and scrolls where they do not fit; the index of what was tapped.
std::optional<size_t> draw_cards(ui::Ui& ui, std::string_view scroller, const ui::Rect& view,
                                 const std::vector<Card>& cards, Emblem emblem, int columns);
// One of them by itself, as high as its words need: for a page.
float card_height(ui::Canvas& canvas, float width, const Card& card, Emblem emblem);
bool draw_card(ui::Ui& ui, const Card& card, Emblem emblem, const ui::Rect& rect,
               ui::TextRole role);

}  // namespace gummiband::screens::form
