#include <algorithm>
#include <array>
#include <string>

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

// The band holds: from `start` to the right edge, with the heart on it.
void draw_band(Canvas& canvas, Point start, Point heart) {
  const float w = canvas.width();
  const float left = heart.x - start.x;
  const float right = w + 30 - heart.x;
  const float y = heart.y;
  const std::array<Point, 7> chain = {{start,
                                       {start.x + left * 0.35F, y + 10},
                                       {heart.x - left * 0.3F, y},
                                       heart,
                                       {heart.x + right * 0.3F, y},
                                       {heart.x + right * 0.65F, y + 14},
                                       {w + 30, y + 74}}};
  canvas.band(chain, 14);
  canvas.mark(ui::Mark::kHeartWithCrown, {heart.x, y - 20}, kHeart);
}

// Between the words and the hill; beside the tower of the scene, which has a crown of its own.
void draw_band(Canvas& canvas, bool code, float words_bottom, float hill) {
  const float w = canvas.width();
  if (code && !canvas.portrait()) {
    draw_band(canvas, {w * 0.6F, hill + 60}, {w * 0.87F, hill * 0.62F});
    return;
  }
  const float y = std::max((words_bottom + hill) / 2 + 40, words_bottom + kHeart * 0.66F);
  draw_band(canvas, {-30, y + 62}, {w * (code ? 0.25F : 0.5F), y});
}

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
Greeting greet(const State& state, const World& world, Canvas& canvas, float room) {
  constexpr std::array kRoles = {TextRole::kQuestion, TextRole::kTitle, TextRole::kTitleLong,
                                 TextRole::kCard, TextRole::kCardSmall};
  const auto fits = [&](const std::string& text, TextRole role, int lines) {
    const std::array one = {role, TextRole::kCaption};
    return canvas.fitting(text, room, lines, one) == role;
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
  return {text, canvas.fitting(text, room, 1, kRoles)};
}

// The receipt's code, and what it is good for. Answers with y below it.
float draw_code(const State& state, const World& world, ui::Ui& ui, Point at, float room) {
  if (state.receipt_code.empty()) return at.y;
  Canvas& canvas = ui.canvas();
  const ui::Palette& palette = canvas.palette();
  const std::string code = grouped(state.receipt_code);
  const float top = at.y;
  at.y +=
      canvas.text(world.word("thanks.code"), at, {TextRole::kLabel, palette.crown, room}).height;
  at.y += canvas.text(code, at, {TextRole::kCode, palette.on_valley, room}).height;
  at.y +=
      canvas.text(world.word("thanks.code_note"), at, {TextRole::kNote, palette.on_valley, room})
          .height;
  ui.say("thanks.code", {at.x, top, at.x + room, at.y}, ui::Role::kText,
         world.word("thanks.code") + ": " + code + ". " + world.word("thanks.code_note"));
  return at.y;
}

float draw_words(const State& state, const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  const ui::Palette& palette = canvas.palette();
  const float room = canvas.width() - 2 * ui::kTextInset;
  const Greeting greeting = greet(state, world, canvas, room);
  Point at{ui::kTextInset, canvas.portrait() ? 110.0F : 56.0F};
  at.y += canvas
              .text(greeting.text, at,
                    {greeting.role, palette.on_valley, room, ui::Align::kLeft, ui::Wrap::kBalanced})
              .height +
          (canvas.portrait() ? 56 : 24);
  const float column = std::min(room, 1200.0F);
  at.y +=
      canvas
          .text(world.word("thanks.note"), at,
                {TextRole::kCall, palette.on_valley, column, ui::Align::kLeft, ui::Wrap::kBalanced})
          .height;
  ui.say("thanks.title", {0, 0, canvas.width(), at.y}, ui::Role::kHeading,
         greeting.text + " " + world.word("thanks.note"));
  return draw_code(state, world, ui, {at.x, at.y + (canvas.portrait() ? 44 : 20)}, column);
}

std::optional<Action> draw_page(const State& state, const World& world, ui::Ui& ui) {
  const bool scene = !world.pack.attract.empty();
  Page page(world, ui, "thanks.page", scene ? &world.pack.attract.front().landscape : nullptr);
  page.title(greet(state, world, ui.canvas(), page.width() - 32).text);
  page.text(world.word("thanks.note"), TextRole::kStory, ui.canvas().palette().ink);
  std::vector<PageButton> buttons = {
      {"thanks.browse", world.word("thanks.browse"), "", ui::ButtonKind::kSecondary},
      {"thanks.done", world.word("thanks.done"), "", ui::ButtonKind::kMain}};
  if (!state.receipt_code.empty()) {
    const ui::Palette& palette = ui.canvas().palette();
    page.text(world.word("thanks.code"), TextRole::kLabel, palette.moss);
    page.text(grouped(state.receipt_code), TextRole::kCode, palette.ink);
    page.text(world.word("thanks.code_note"), TextRole::kNote, palette.ink);
    if (prints(world)) {
      buttons.push_back(
          {"thanks.print", world.word("thanks.print"), "receipt_long", ui::ButtonKind::kSecondary});
    }
  }
  const auto tapped = page.buttons(buttons);
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
  draw_night(world, canvas, code && canvas.portrait() ? Sky::kHigh : Sky::kOfTheScene);
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
  const float words_bottom = draw_words(state, world, ui);
  draw_band(canvas, code, words_bottom, top);
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
