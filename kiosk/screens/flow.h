// Screens that flow: a head, a body that is as long as its words are and scrolls, buttons below it
// that are as high as their words need. Whatever the size of the text, nothing is cut off.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "screens/screen.h"
#include "ui/widgets.h"

namespace gummiband::screens {

// What such a screen is divided into. In landscape the head stands in a column at the left.
struct FlowPlaces {
  ui::Rect head;
  ui::Rect body;     // down to the dock, or to the buttons
  ui::Rect buttons;  // empty where there are none
};

// A button of the row or column below; drawn in this order.
struct FlowButton {
  std::string name;
  std::string text;
  std::string icon;  // may be empty
  ui::ButtonKind kind = ui::ButtonKind::kSecondary;
};

// The height of a button of this width, so that its words fit.
float button_height(ui::Canvas& canvas, const FlowButton& button, float width);
// Of all of them: beside each other where their words allow it, else below each other.
float buttons_height(ui::Canvas& canvas, const std::vector<FlowButton>& buttons, float width);
// Draws them from the upper edge of `area`; answers with the index of the one that was tapped.
std::optional<size_t> draw_buttons(ui::Ui& ui, const std::vector<FlowButton>& buttons,
                                   const ui::Rect& area);

// How wide the column at the left is in landscape; large text takes more.
float flow_column(const ui::Canvas& canvas);

// A headline that steps down until its longest word fits; answers with its height.
float draw_headline(ui::Canvas& canvas, std::string_view text, ui::Point at, float width,
                    int most_lines, ui::TextRole largest = ui::TextRole::kTitle);
float headline_height(ui::Canvas& canvas, std::string_view text, float width, int most_lines,
                      ui::TextRole largest = ui::TextRole::kTitle);

}  // namespace gummiband::screens
