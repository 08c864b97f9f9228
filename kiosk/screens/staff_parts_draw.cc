#include <algorithm>
#include <array>
#include <utility>

#include "screens/paper.h"
#include "screens/pieces.h"
#include "screens/staff_parts.h"
#include "ui/widgets.h"

namespace gummiband::screens {
namespace {

constexpr float kInset = 32;
constexpr float kFactIcon = 56;
constexpr float kFactText = 116;  // from the card's left edge
constexpr float kAboveDetail = 14;

bool two_columns(const ui::Canvas& canvas) {
  return !canvas.portrait();
}

// Beside a few lines the icon stands in the middle, beside many with the first of them.
float icon_y(const ui::Rect& card) {
  constexpr float kFewLines = 180;
  return card.height() > kFewLines ? card.top + kInset + 24 : card.centre().y;
}

std::string said(const std::string& sentence, const std::string& detail) {
  return detail.empty() ? sentence : sentence + " " + detail;
}

ui::TextLook detail_look(ui::Colour colour, float room) {
  return {ui::TextRole::kCaption, colour, room};
}

// With the space above it.
float detail_height(ui::Canvas& canvas, const std::string& detail, const ui::TextLook& look) {
  return detail.empty() ? 0 : canvas.measure(breakable(detail), look).height + kAboveDetail;
}

StaffBlock fact_of_width(const StaffFact& fact, float width, ui::Ui& ui) {
  constexpr float kBar = 14;
  ui::Canvas& canvas = ui.canvas();
  const ui::Palette& palette = canvas.palette();
  const float room = width - kFactText - kInset;
  const ui::TextLook title{ui::TextRole::kLabel, palette.ink, room, ui::Align::kLeft,
                           ui::Wrap::kBalanced};
  const ui::TextLook note{ui::TextRole::kNote, palette.ink_soft, room, ui::Align::kLeft,
                          ui::Wrap::kBalanced};
  const ui::TextLook small = detail_look(palette.ink_soft, room);
  const std::string words = breakable(fact.note);
  const float title_height = canvas.measure(fact.title, title).height;
  const float note_height = fact.note.empty() ? 0 : canvas.measure(words, note).height + 6;
  const float small_height = detail_height(canvas, fact.detail, small);
  const float bar_height = fact.share < 0 ? 0 : kBar + 18;
  return {title_height + note_height + small_height + bar_height + 2 * kInset,
          [=, &canvas, &ui](const ui::Rect& rect) {
            ui.say("staff.fact." + fact.icon, rect, ui::Role::kHeading,
                   said(fact.title + ". " + fact.note, fact.detail));
            const ui::Palette& now = canvas.palette();
            const ui::Colour colour = fact.alarm ? now.heart : now.moss;
            staff_card(canvas, rect);
            if (fact.alarm) {
              canvas.outline(rect, now.heart, canvas.theme().borders.selected,
                             canvas.theme().radii.card);
            }
            canvas.icon(fact.icon, {rect.left + kFactText / 2, icon_y(rect)}, kFactIcon, colour);
            const float left = rect.left + kFactText;
            canvas.text(fact.title, {left, rect.top + kInset}, title);
            if (!fact.note.empty()) {
              canvas.text(words, {left, rect.top + kInset + title_height + 6}, note);
            }
            if (!fact.detail.empty()) {
              canvas.text(breakable(fact.detail),
                          {left, rect.top + kInset + title_height + note_height + kAboveDetail},
                          small);
            }
            if (fact.share < 0) return;
            const float y = rect.bottom - kInset - kBar;
            canvas.fill({left, y, left + room, y + kBar}, now.paper_shade, kBar / 2);
            const float filled = room * std::clamp(fact.share, 0.0F, 1.0F);
            if (filled > kBar) canvas.fill({left, y, left + filled, y + kBar}, colour, kBar / 2);
          }};
}

}  // namespace

StaffHead draw_staff_head(const std::string& title, const std::string& note,
                          const StaffCorner& corner, ui::Ui& ui) {
  constexpr float kCornerWidth = 296;
  constexpr float kCornerHeight = 124;
  constexpr float kTop = 56;
  ui::Canvas& canvas = ui.canvas();
  const ui::Palette& palette = canvas.palette();
  canvas.fill({0, 0, canvas.width(), canvas.height()}, palette.paper);
  StaffHead head;
  const float right = canvas.width() - ui::kMargin;
  head.tapped =
      ui::button(ui, corner.name, {right - kCornerWidth, kTop, right, kTop + kCornerHeight},
                 corner.word, corner.icon, ui::ButtonKind::kSecondary);
  const float room = right - kCornerWidth - ui::kGutter - ui::kTextInset;
  constexpr std::array kRoles = {ui::TextRole::kTitleLong, ui::TextRole::kCard,
                                 ui::TextRole::kCardSmall};
  const ui::TextRole role = canvas.fitting(title, room, 1, kRoles);
  const ui::TextLook big{role, palette.ink, room, ui::Align::kLeft, ui::Wrap::kBalanced};
  float y = kTop - 8;
  y += canvas.text(title, {ui::kTextInset, y}, big).height + 8;
  if (!note.empty()) {
    const ui::TextLook small{ui::TextRole::kNote, palette.ink_soft, room};
    y += canvas.text(note, {ui::kTextInset, y}, small).height;
  }
  ui.say("staff.title", {ui::kTextInset, kTop, ui::kTextInset + room, y}, ui::Role::kHeading,
         title);
  head.foot = std::max(y, kTop + kCornerHeight) + 36;
  return head;
}

StaffBlock staff_stack(std::vector<StaffBlock> blocks) {
  float height = -ui::kGutter;
  for (const StaffBlock& block : blocks) height += block.height + ui::kGutter;
  return {std::max(height, 0.0F), [blocks = std::move(blocks)](const ui::Rect& rect) {
            float y = rect.top;
            for (const StaffBlock& block : blocks) {
              block.draw({rect.left, y, rect.right, y + block.height});
              y += block.height + ui::kGutter;
            }
          }};
}

float staff_column(const ui::Canvas& canvas) {
  const float room = canvas.width() - 2 * ui::kMargin;
  return two_columns(canvas) ? (room - ui::kGutter) / 2 : room;
}

void draw_staff_blocks(const ui::Rect& view, const std::vector<StaffBlock>& blocks, ui::Ui& ui) {
  constexpr float kFoot = 88;
  const float width = staff_column(ui.canvas());
  std::vector<ui::Rect> places;
  std::array<float, 2> feet{0, 0};
  for (const StaffBlock& block : blocks) {
    const size_t column = two_columns(ui.canvas()) && feet[1] < feet[0] ? 1 : 0;
    const float left = ui::kMargin + static_cast<float>(column) * (width + ui::kGutter);
    places.push_back(ui::rect_at(left, feet[column], width, block.height));
    feet[column] += block.height + ui::kGutter;
  }
  const float length = std::max(feet[0], feet[1]) - ui::kGutter + kFoot;
  const float offset = ui.begin_scroll("staff.page", view, ui::Axis::kVertical, length);
  for (size_t i = 0; i < blocks.size(); ++i) {
    blocks[i].draw(moved(places[i], 0, view.top - offset));
  }
  ui.end_scroll();
  draw_scroll_fades(ui.canvas(), view, offset, length);
}

void staff_card(ui::Canvas& canvas, const ui::Rect& rect) {
  const float radius = canvas.theme().radii.card;
  canvas.fill(rect, canvas.palette().white, radius);
  canvas.outline(rect, canvas.palette().rule, canvas.theme().borders.control, radius);
}

StaffFact printer_fact(const World& world) {
  const slips::PrinterState state = world.printer.printer;
  const bool set_up = state != slips::PrinterState::kNotSetUp;
  const bool well = slips::can_print(state) && state != slips::PrinterState::kPaperLow;
  const char* title = !set_up ? "staff.printer"
                      : well  ? "staff.printer_well"
                              : "staff.printer_hands";
  StaffFact fact{"print", world.word(title), printer_words(world)};
  fact.alarm = set_up && !well;
  return fact;
}

StaffBlock staff_warning(const std::string& sentence, const std::string& detail, ui::Ui& ui) {
  const std::string text = breakable(sentence);
  ui::Canvas& canvas = ui.canvas();
  const float room = staff_column(canvas) - kFactText - kInset;
  const ui::TextLook look{ui::TextRole::kNote, canvas.palette().error, room, ui::Align::kLeft,
                          ui::Wrap::kBalanced};
  const ui::TextLook small = detail_look(canvas.palette().error, room);
  const float text_height = canvas.measure(text, look).height;
  const float height = text_height + detail_height(canvas, detail, small) + 2 * kInset;
  return {height, [=, &canvas, &ui](const ui::Rect& rect) {
            ui.say("staff.warning", rect, ui::Role::kHeading, said(sentence, detail));
            ui::error_ground(canvas, rect, canvas.theme().radii.card);
            canvas.icon("warning", {rect.left + kFactText / 2, rect.top + kInset + 26}, kFactIcon,
                        canvas.palette().error);
            const float left = rect.left + kFactText;
            canvas.text(text, {left, rect.top + kInset}, look);
            if (detail.empty()) return;
            canvas.text(breakable(detail), {left, rect.top + kInset + text_height + kAboveDetail},
                        small);
          }};
}

StaffBlock staff_fact(const StaffFact& fact, ui::Ui& ui) {
  return fact_of_width(fact, staff_column(ui.canvas()), ui);
}

StaffBlock staff_pair(const StaffFact& left, const StaffFact& right, ui::Ui& ui) {
  const float width = (staff_column(ui.canvas()) - ui::kGutter) / 2;
  // On a small screen long words want the whole column.
  constexpr float kNarrowestWords = 220;
  if (width - kFactText - kInset < kNarrowestWords) {
    return staff_stack({staff_fact(left, ui), staff_fact(right, ui)});
  }
  const StaffBlock first = fact_of_width(left, width, ui);
  const StaffBlock second = fact_of_width(right, width, ui);
  return {std::max(first.height, second.height), [=](const ui::Rect& rect) {
            first.draw({rect.left, rect.top, rect.left + width, rect.bottom});
            second.draw({rect.right - width, rect.top, rect.right, rect.bottom});
          }};
}

StaffBlock staff_button(const StaffButton& button, std::function<void()> tapped, ui::Ui& ui) {
  return {ui::kButtonHeight, [button, tapped = std::move(tapped), &ui](const ui::Rect& rect) {
            if (ui::button(ui, button.name, rect, button.word, button.icon, button.kind,
                           button.enabled)) {
              tapped();
            }
          }};
}

}  // namespace gummiband::screens
