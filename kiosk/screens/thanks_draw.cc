#include <array>
#include <string>

#include "screens/page.h"
#include "screens/thanks.h"
#include "ui/widgets.h"

namespace gummiband::screens::thanks {
namespace {

using ui::Canvas;
using ui::Point;
using ui::Rect;
using ui::TextRole;

constexpr float kHeart = 230;

// The scene, darker at the top, where the words stand.
void draw_scene(const World& world, Canvas& canvas) {
  const ui::Palette& palette = canvas.palette();
  const Rect whole{0, 0, canvas.width(), canvas.height()};
  canvas.fill(whole, palette.valley);
  if (!world.pack.attract.empty()) {
    const content::AttractScene& scene = world.pack.attract.front();
    canvas.picture(whole, look(canvas.portrait() ? scene.portrait : scene.landscape),
                   palette.valley);
  }
  const float middle = canvas.height() * 0.5F;
  canvas.gradient({0, 0, canvas.width(), middle}, faded(palette.night, 0.72F),
                  faded(palette.night, 0.46F));
  canvas.gradient({0, middle, canvas.width(), canvas.height()}, faded(palette.night, 0.46F),
                  faded(palette.night, 0.30F));
}

// The band holds: from one side to the other, with the heart on it.
void draw_band(Canvas& canvas, float y) {
  const float w = canvas.width();
  const std::array<Point, 7> chain = {{{-30, y + 62},
                                       {w * 0.16F, y + 10},
                                       {w * 0.34F, y},
                                       {w * 0.5F, y},
                                       {w * 0.66F, y},
                                       {w * 0.84F, y + 14},
                                       {w + 30, y + 74}}};
  canvas.band(chain, 14);
  canvas.mark(ui::Mark::kHeartWithCrown, {w / 2, y - 20}, kHeart);
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
  ui.say("thanks.title", {0, 0, canvas.width(), at.y}, ui::Role::kHeading, greeting.text);
  return at.y;
}

std::optional<Action> draw_page(const State& state, const World& world, ui::Ui& ui) {
  const bool scene = !world.pack.attract.empty();
  Page page(world, ui, "thanks.page", scene ? &world.pack.attract.front().landscape : nullptr);
  page.title(greet(state, world, ui.canvas(), page.width() - 32).text);
  page.text(world.word("thanks.note"), TextRole::kStory, ui.canvas().palette().ink);
  const auto tapped =
      page.buttons({{"thanks.browse", world.word("thanks.browse"), "", ui::ButtonKind::kSecondary},
                    {"thanks.done", world.word("thanks.done"), "", ui::ButtonKind::kMain}});
  page.end();
  if (!tapped) return std::nullopt;
  return *tapped == 0 ? Action(BrowseTapped{}) : Action(DoneTapped{});
}

}  // namespace

std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  if (canvas.large_text()) return draw_page(state, world, ui);
  const ui::Palette& palette = canvas.palette();
  const float w = canvas.width();
  const float foot = ui::dock_top(canvas);
  draw_scene(world, canvas);

  // The two ways on, on the foremost hill.
  const float half = (w - 2 * ui::kMargin - ui::kGutter) / 2;
  const Rect browse =
      ui::rect_at(ui::kMargin, foot - 40 - ui::kButtonHeight, half, ui::kButtonHeight);
  const Rect done = ui::moved(browse, half + ui::kGutter, 0);
  const float top = browse.top - 76;
  const float words_bottom = draw_words(state, world, ui);
  draw_band(canvas, std::max((words_bottom + top) / 2 + 40, words_bottom + kHeart * 0.66F));
  const ui::Hill hill{ui::HillShape::kA, 0, w, top, 66, top + 130};
  canvas.hill_shadow(hill, canvas.theme().shadows.sheet);
  const ui::Colour green = mixed(palette.valley_light, palette.moss, 0.3F);
  canvas.hill(hill, green, palette.valley_light);
  canvas.fill({0, top + 130, w, canvas.height()}, palette.valley_light);

  std::optional<Action> action;
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
