#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "screens/page.h"
#include "screens/paper.h"
#include "screens/pieces.h"
#include "screens/thanks.h"
#include "ui/widgets.h"

namespace gummiband::screens::thanks {
namespace {

using ui::Canvas;
using ui::Point;
using ui::Rect;
using ui::TextRole;

constexpr float kHeart = 230;

// In landscape the words reach down to the pale hills of the scene.
void shade_words(Canvas& canvas) {
  const ui::Colour night = canvas.palette().night;
  const float to = canvas.width() * 0.42F;
  const float end = canvas.width() * 0.66F;
  canvas.fill({0, 0, to, canvas.height()}, faded(night, 0.72F));
  canvas.gradient_sideways({to, 0, end, canvas.height()}, faded(night, 0.72F), faded(night, 0));
}

struct Greeting {
  std::string text;
  TextRole role = TextRole::kTitle;
};

// As large as it fits, on one line if it can; without a name that is too long for any size.
Greeting greet(const State& state, const World& world, Canvas& canvas, float room,
               float most_height) {
  constexpr std::array kRoles = {TextRole::kQuestion, TextRole::kTitle, TextRole::kTitleLong,
                                 TextRole::kCard, TextRole::kCardSmall};
  const auto fits = [&](const std::string& text, TextRole role, int lines) {
    const std::array one = {role, TextRole::kCaption};
    const ui::TextLook look{role, {}, room, ui::Align::kLeft, ui::Wrap::kBalanced};
    return canvas.fitting(text, room, lines, one) == role &&
           canvas.measure(text, look).height <= most_height;
  };
  if (!state.name.empty()) {
    const std::string text =
        world.words.text(world.visit.language, "thanks.title_name", {{"name", state.name.text()}});
    for (const TextRole role : {TextRole::kQuestion, TextRole::kTitle, TextRole::kTitleLong}) {
      if (fits(text, role, 1)) return {text, role};
    }
    for (const TextRole role : kRoles) {
      if (fits(text, role, 2)) return {text, role};
    }
  }
  const std::string text = world.word("thanks.title");
  for (const TextRole role : kRoles) {
    if (fits(text, role, 1)) return {text, role};
  }
  return {text, kRoles.back()};
}

// The receipt's code, and what it is good for: one below the other.
struct Line {
  std::string text;
  ui::TextLook look;
};
std::vector<Line> code_lines(const State& state, const World& world, const Canvas& canvas,
                             float room) {
  if (state.receipt_code.empty()) return {};
  const ui::Palette& palette = canvas.palette();
  return {{world.word("thanks.code"), {TextRole::kLabel, palette.crown, room}},
          {grouped(state.receipt_code), {TextRole::kCode, palette.on_valley, room}},
          {world.word("thanks.code_note"),
           {TextRole::kNote, palette.on_valley, room, ui::Align::kLeft, ui::Wrap::kBalanced}}};
}

// Above the hill; answers with y below them.
float draw_words(const State& state, const World& world, ui::Ui& ui, float hill) {
  constexpr float kAboveHill = 16;
  Canvas& canvas = ui.canvas();
  const ui::Palette& palette = canvas.palette();
  const bool tall = canvas.portrait();
  const float room = canvas.width() - 2 * ui::kTextInset;
  const float column = std::min(room, 1200.0F);
  const float below_greeting = tall ? 56 : 20;
  const float below_note = tall ? 44 : 16;
  const std::string note = world.word("thanks.note");
  const ui::TextLook note_look{TextRole::kCall, palette.on_valley, column, ui::Align::kLeft,
                               ui::Wrap::kBalanced};
  const std::vector<Line> code = code_lines(state, world, canvas, column);
  float rest = below_greeting + canvas.measure(note, note_look).height + below_note + kAboveHill;
  for (const Line& line : code) rest += canvas.measure(line.text, line.look).height;

  Point at{ui::kTextInset, tall ? 110.0F : 48.0F};
  const Greeting greeting = greet(state, world, canvas, room, hill - at.y - rest);
  const ui::TextLook big{greeting.role, palette.on_valley, room, ui::Align::kLeft,
                         ui::Wrap::kBalanced};
  at.y += canvas.text(greeting.text, at, big).height + below_greeting;
  at.y += canvas.text(by_sentence(canvas, note, note_look), at, note_look).height;
  ui.say("thanks.title", {0, 0, canvas.width(), at.y}, ui::Role::kHeading,
         greeting.text + " " + note);
  if (code.empty()) return at.y;
  at.y += below_note;
  const float top = at.y;
  for (const Line& line : code) at.y += canvas.text(line.text, at, line.look).height;
  ui.say("thanks.code", {at.x, top, at.x + room, at.y}, ui::Role::kText,
         code[0].text + ": " + code[1].text + ". " + code[2].text);
  return at.y;
}

std::optional<Action> draw_page(const State& state, const World& world, ui::Ui& ui) {
  const bool scene = !world.pack.attract.empty();
  Page page(world, ui, "thanks.page", scene ? &world.pack.attract.front().landscape : nullptr);
  page.title(greet(state, world, ui.canvas(), page.width() - 32, ui.canvas().height()).text);
  const ui::Palette& palette = ui.canvas().palette();
  const bool code = !state.receipt_code.empty();
  std::vector<PageButton> buttons = {
      {"thanks.browse", world.word("thanks.browse"), "", ui::ButtonKind::kSecondary},
      {"thanks.done", world.word("thanks.done"), "", ui::ButtonKind::kMain}};
  if (code && prints(world)) {
    buttons.push_back(
        {"thanks.print", world.word("thanks.print"), "receipt_long", ui::ButtonKind::kSecondary});
  }
  // Whoever has a code must keep it and go on; what it is good for can be read after that.
  const auto tell = [&] { page.story(world.word("thanks.note")); };
  if (code) {
    page.text(world.word("thanks.code"), TextRole::kLabel, palette.moss);
    page.text(grouped(state.receipt_code), TextRole::kCode, palette.ink);
  } else {
    tell();
  }
  const auto tapped = page.buttons(buttons);
  if (code) {
    page.text(world.word("thanks.code_note"), TextRole::kNote, palette.ink);
    tell();
  }
  page.end();
  if (!tapped) return std::nullopt;
  if (*tapped == 2) return PrintTapped{};
  return *tapped == 0 ? Action(BrowseTapped{}) : Action(DoneTapped{});
}

}  // namespace

std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  if (canvas.large_text()) return draw_page(state, world, ui);
  const float w = canvas.width();
  const float foot = ui::dock_top(canvas);
  const bool code = !state.receipt_code.empty();
  const Sky sky = code && canvas.portrait() ? Sky::kHigh : Sky::kOfTheScene;
  draw_night(world, canvas, sky);
  if (code && !canvas.portrait()) shade_words(canvas);

  // The ways on, on the foremost hill: in landscape in one row, which leaves the words their room.
  const bool paper = code && prints(world);
  const bool in_row = paper && !canvas.portrait();
  const float count = in_row ? 3 : 2;
  const float width = (w - 2 * ui::kMargin - (count - 1) * ui::kGutter) / count;
  const float step = width + ui::kGutter;
  const float up = ui::kButtonHeight + ui::kGutter;
  const Rect left =
      ui::rect_at(ui::kMargin, foot - 40 - ui::kButtonHeight, width, ui::kButtonHeight);
  const Rect browse = ui::moved(left, in_row ? step : 0, 0);
  const Rect done = ui::moved(browse, step, 0);
  const Rect print = in_row ? left : Rect{left.left, left.top - up, done.right, left.bottom - up};
  const float top = (paper ? print.top : browse.top) - 76;
  const float words_bottom = draw_words(state, world, ui, top);
  draw_held_heart(canvas, sky, words_bottom, top, kHeart);
  draw_front_hill(canvas, top);

  std::optional<Action> action;
  if (paper && ui::button(ui, "thanks.print", print, world.word("thanks.print"), "receipt_long",
                          ui::ButtonKind::kLight)) {
    action = PrintTapped{};
  }
  if (ui::button(ui, "thanks.browse", browse, world.word("thanks.browse"), "",
                 ui::ButtonKind::kLight)) {
    action = BrowseTapped{};
  }
  if (ui::button(ui, "thanks.done", done, world.word("thanks.done"), "", ui::ButtonKind::kMain)) {
    action = DoneTapped{};
  }
  return action;
}

}  // namespace gummiband::screens::thanks
