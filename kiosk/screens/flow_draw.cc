#include <algorithm>
#include <array>
#include <span>

#include "screens/flow.h"

namespace gummiband::screens {
namespace {

using ui::Canvas;
using ui::Rect;
using ui::TextLook;
using ui::TextRole;

constexpr float kIconRoom = 54 + 18;  // of a button, with its gap
constexpr float kInsetX = 20;
constexpr float kInsetY = 22;
constexpr float kColumn = 440;
constexpr float kWidestColumn = 700;
constexpr std::array kHeadlines = {TextRole::kQuestion, TextRole::kTitle,     TextRole::kTitleLong,
                                   TextRole::kCard,     TextRole::kCardSmall, TextRole::kCardTiny};

float words_room(const FlowButton& button, float width) {
  return width - 2 * kInsetX - (button.icon.empty() ? 0 : kIconRoom);
}

TextLook words_look(const FlowButton& button, float width) {
  return {TextRole::kButton, {}, words_room(button, width), ui::Align::kLeft, ui::Wrap::kBalanced};
}

float share(size_t count, float width) {
  const auto parts = static_cast<float>(std::max<size_t>(count, 1));
  return (width - ui::kGutter * (parts - 1)) / parts;
}

// Whether the words of all of them stand on so few lines, none of them broken.
bool side_by_side(Canvas& canvas, std::span<const FlowButton> buttons, float width,
                  int most_lines = 2) {
  constexpr std::array kRoles = {TextRole::kButton, TextRole::kDock};
  const float part = share(buttons.size(), width);
  return std::ranges::all_of(buttons, [&](const FlowButton& button) {
    const float room = words_room(button, part);
    return room > 0 && canvas.fitting(button.text, room, most_lines, kRoles) == TextRole::kButton;
  });
}

// How many stand beside each other in each line: all three (a low screen has no height to spare,
// and lets them have a third line), or pairs where they fit, else the first of three alone.
std::vector<size_t> lines_of(Canvas& canvas, std::span<const FlowButton> buttons, float width) {
  std::vector<size_t> lines;
  size_t i = 0;
  const int most = canvas.portrait() ? 2 : 3;
  if (buttons.size() == 3 && side_by_side(canvas, buttons, width, most)) return {3};
  while (i < buttons.size()) {
    const bool pair =
        (buttons.size() - i) % 2 == 0 && side_by_side(canvas, buttons.subspan(i, 2), width);
    lines.push_back(pair ? 2 : 1);
    i += lines.back();
  }
  return lines;
}

TextLook headline(Canvas& canvas, std::string_view text, float width, int most_lines,
                  TextRole largest) {
  const auto from = std::ranges::find(kHeadlines, largest) - kHeadlines.begin();
  const TextRole role = canvas.fitting(text, width, most_lines,
                                       std::span(kHeadlines).subspan(static_cast<size_t>(from)));
  return {role, canvas.palette().ink, width, ui::Align::kLeft, ui::Wrap::kBalanced};
}

float line_height(Canvas& canvas, std::span<const FlowButton> line, float width) {
  float height = 0;
  for (const FlowButton& button : line) {
    height = std::max(height, button_height(canvas, button, share(line.size(), width)));
  }
  return height;
}

}  // namespace

float button_height(Canvas& canvas, const FlowButton& button, float width) {
  return std::max(ui::kButtonHeight,
                  canvas.measure(button.text, words_look(button, width)).height + 2 * kInsetY);
}

float buttons_height(Canvas& canvas, const std::vector<FlowButton>& buttons, float width) {
  float height = 0;
  size_t i = 0;
  for (const size_t count : lines_of(canvas, buttons, width)) {
    height += line_height(canvas, std::span(buttons).subspan(i, count), width) + ui::kGutter;
    i += count;
  }
  return std::max(0.0F, height - ui::kGutter);
}

std::optional<size_t> draw_buttons(ui::Ui& ui, const std::vector<FlowButton>& buttons,
                                   const Rect& area) {
  Canvas& canvas = ui.canvas();
  std::optional<size_t> tapped;
  float top = area.top;
  size_t i = 0;
  for (const size_t count : lines_of(canvas, buttons, area.width())) {
    const auto line = std::span(buttons).subspan(i, count);
    const float part = share(count, area.width());
    const float height = line_height(canvas, line, area.width());
    for (size_t j = 0; j < count; ++j) {
      const FlowButton& look = line[j];
      const float left = area.left + static_cast<float>(j) * (part + ui::kGutter);
      if (ui::button(ui, look.name, ui::rect_at(left, top, part, height), look.text, look.icon,
                     look.kind)) {
        tapped = i + j;
      }
    }
    top += height + ui::kGutter;
    i += count;
  }
  return tapped;
}

float flow_column(const Canvas& canvas) {
  const float wanted = std::min(kColumn * std::max(1.0F, canvas.text_scale()), kWidestColumn);
  return std::max(wanted, canvas.width() * 0.24F);
}

float headline_height(Canvas& canvas, std::string_view text, float width, int most_lines,
                      TextRole largest) {
  return canvas.measure(text, headline(canvas, text, width, most_lines, largest)).height;
}

float draw_headline(Canvas& canvas, std::string_view text, ui::Point at, float width,
                    int most_lines, TextRole largest) {
  return canvas.text(text, at, headline(canvas, text, width, most_lines, largest)).height;
}

}  // namespace gummiband::screens
