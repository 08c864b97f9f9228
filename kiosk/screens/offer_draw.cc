#include <algorithm>
#include <array>
#include <utility>

#include "screens/offer.h"
#include "screens/offer_page.h"
#include "screens/paper.h"
#include "screens/pieces.h"
#include "ui/widgets.h"

namespace gummiband::screens::offer {
namespace {

using ui::Canvas;
using ui::Rect;
using ui::TextLook;
using ui::TextRole;

constexpr std::array kOneLineRoles = {TextRole::kTitle, TextRole::kTitleLong};
constexpr std::array kLongRoles = {TextRole::kTitleLong, TextRole::kCard, TextRole::kCardSmall};
constexpr std::array kTightRoles = {TextRole::kCard, TextRole::kCardSmall};
constexpr float kLeastCodeCard = 900;
constexpr float kBandWidth = 13;
constexpr float kKickerGap = 10;
constexpr float kTitleGap = 20;
constexpr float kFactsGap = 30;     // between the facts and the card's heart
constexpr float kHeartRoom = 42;    // above the card
constexpr float kBelowRidge = 104;  // from the sheet's ridge to its first line
constexpr float kLeastRidge = 104;
constexpr float kCalmRidge = 470;  // no scene is taller: the words would sink
constexpr float kCodeWanted = 600;
constexpr float kSummaryRidge = 330;  // a summary is shown if the scene stays at least so tall
constexpr float kSideBySide = 760;    // from here on two buttons fit into a column

struct Words {
  std::string kicker;
  std::string title;
  std::string summary;  // empty: no room for it
  std::vector<Fact> facts;
  TextLook kicker_look;
  TextLook title_look;
  TextLook summary_look;
  float width = 0;
};

Words words_of(const World& world, Canvas& canvas, const content::Item& item, float width,
               int most_lines) {
  const ui::Palette& palette = canvas.palette();
  Words words;
  words.width = width;
  words.kicker = kicker(world, item);
  words.title = world.in(item.title);
  words.summary = world.in(item.summary);
  words.facts = facts(world, item);
  // The largest size is for one line: two of them would push the scene off the screen.
  TextRole role = canvas.fitting(words.title, width, 1, kOneLineRoles);
  if (role != TextRole::kTitle) role = canvas.fitting(words.title, width, most_lines, kLongRoles);
  words.kicker_look = {TextRole::kLabel, palette.moss, width, ui::Align::kLeft};
  words.title_look = {role, palette.ink, width, ui::Align::kLeft, ui::Wrap::kBalanced};
  words.summary_look = {TextRole::kStory, palette.ink, width, ui::Align::kLeft};
  return words;
}

// What draw_words() will take; facts are taken to fill two rows when they do not fit into one.
float words_height(Canvas& canvas, const Words& words) {
  constexpr float kFactRow = 64;
  constexpr float kFactExtra = 98;  // icon and gaps
  float across = 0;
  for (const Fact& fact : words.facts) {
    const TextLook look{TextRole::kNote, {}, 0, ui::Align::kLeft, ui::Wrap::kNone};
    across += canvas.measure(fact.text, look).width + kFactExtra;
  }
  float height = canvas.measure(words.kicker, words.kicker_look).height + kKickerGap;
  height += canvas.measure(words.title, words.title_look).height + kTitleGap;
  if (!words.facts.empty()) height += kFactRow * (across > words.width + 40 ? 2 : 1) + 16;
  if (!words.summary.empty()) height += canvas.measure(words.summary, words.summary_look).height;
  return height;
}

void draw_words(ui::Ui& ui, const Words& words, ui::Point at) {
  Canvas& canvas = ui.canvas();
  const float top = at.y;
  at.y += canvas.text(words.kicker, at, words.kicker_look).height + kKickerGap;
  at.y += canvas.text(words.title, at, words.title_look).height + kTitleGap;
  ui.say("offer.title", {at.x, top, at.x + words.width, at.y - kTitleGap}, ui::Role::kHeading,
         words.title + ". " + words.kicker);
  at.y += draw_facts(ui, "offer.facts", words.facts, at, words.width);
  if (words.summary.empty()) return;
  const float height = canvas.text(words.summary, at, words.summary_look).height;
  ui.say("offer.summary", ui::rect_at(at.x, at.y, words.width, height), ui::Role::kText,
         words.summary);
}

void draw_scene(const World& world, Canvas& canvas, const content::Item& item, float ridge) {
  canvas.fill({0, 0, canvas.width(), canvas.height()}, canvas.palette().paper);
  canvas.picture({0, 0, canvas.width(), ridge + 96},
                 look(item.picture ? *item.picture : world.pack.header),
                 canvas.palette().paper_shade);
  ui::sheet(canvas, ridge, ui::HillShape::kA);
  if (item.sample) {
    draw_pill(canvas, {ui::kMargin, 44}, world.word("fact.sample"), PillGround::kPaper);
  }
}

// The code on its card, as a control that makes it bigger.
bool draw_code(const World& world, ui::Ui& ui, const Rect& rect, const Code& code,
               const CodeCard& card) {
  const bool tapped = ui.tap("code.bigger", rect, ui::Role::kButton, world.word("code.bigger"));
  draw_code_card(ui.canvas(), rect, code, card);
  draw_code_heart(ui.canvas(), rect);
  return tapped;
}

// Without a printer there is nothing to take along but the code itself, which is in sight.
bool offers_paper(const State& state, const World& world) {
  return state.code && world.printer.printer != slips::PrinterState::kNotSetUp;
}

struct Buttons {
  Rect form;
  Rect paper;  // empty: there is nothing to take along
  Rect heart;
};

std::optional<Action> draw_buttons(const State& state, const World& world, ui::Ui& ui,
                                   const Buttons& places) {
  std::optional<Action> action;
  const bool paper = !places.paper.empty() && prints(world);
  if (ui::button(ui, "offer.form", places.form, world.word("offer.form"), "forum",
                 paper ? ui::ButtonKind::kSecondary : ui::ButtonKind::kMain)) {
    action = FormTapped{};
  }
  const PaperButton look = paper_button(world);
  if (!places.paper.empty() &&
      ui::button(ui, "offer.paper", places.paper, look.label, look.icon,
                 paper ? ui::ButtonKind::kMain : ui::ButtonKind::kSecondary)) {
    action = PaperTapped{};
  }
  const HeartDoor door = heart_door(world.visit, state.item);
  const bool kept = door == HeartDoor::kKept;
  const bool full = door == HeartDoor::kFull;
  if (ui::button(ui, "offer.heart", places.heart,
                 world.word(full   ? "offer.full"
                            : kept ? "offer.kept"
                                   : "offer.keep"),
                 kept || full ? "favorite" : "favorite_border", ui::ButtonKind::kSecondary,
                 full ? ui::Enabled::kNo : ui::Enabled::kYes)) {
    action = HeartTapped{};
  }
  return action;
}

std::optional<Action> draw_tall(const State& state, const World& world, ui::Ui& ui,
                                const content::Item& item) {
  Canvas& canvas = ui.canvas();
  const float foot = ui::dock_top(canvas);
  const float half = (canvas.width() - 2 * ui::kMargin - ui::kGutter) / 2;
  float top = foot + 6 - ui::kButtonHeight;
  Buttons buttons;
  buttons.form = ui::rect_at(ui::kMargin, top, half, ui::kButtonHeight);
  buttons.heart = ui::moved(buttons.form, half + ui::kGutter, 0);
  if (offers_paper(state, world)) {
    buttons.paper = buttons.form;
    top -= ui::kButtonHeight + 20;
    buttons.form = {ui::kMargin, top, canvas.width() - ui::kMargin, top + ui::kButtonHeight};
    if (prints(world)) std::swap(buttons.form, buttons.paper);  // the main one has the whole line
  }

  Words words = words_of(world, canvas, item, canvas.width() - 2 * ui::kTextInset, 2);
  CodeCard card;
  if (state.code) {
    // On a low portrait screen the page scrolls rather than the code shrinks.
    const float most = std::max(canvas.height() * 0.5F, kLeastCodeCard);
    card = code_card(canvas, world, *state.code, kCodeWanted,
                     {canvas.width() - 2 * ui::kMargin, most});
  }
  const float card_room = state.code ? kFactsGap + kHeartRoom + card.size.height : 0;
  const float page_foot = top - 32;
  float ridge = page_foot - card_room - words_height(canvas, words) - kBelowRidge;
  if (ridge < kSummaryRidge && state.code) {
    words.summary.clear();
    ridge = page_foot - card_room - words_height(canvas, words) - kBelowRidge;
  }
  if (ridge < kLeastRidge && state.code) {  // rather a smaller title than a code to scroll to
    words.title_look.role = canvas.fitting(words.title, words.width, 2, kTightRoles);
    ridge = page_foot - card_room - words_height(canvas, words) - kBelowRidge;
  }
  ridge = std::clamp(ridge, kLeastRidge, kCalmRidge);
  draw_scene(world, canvas, item, ridge);

  const float length = kBelowRidge + words_height(canvas, words) + card_room;
  const Rect view{0, ridge + 90, canvas.width(), top - 10};
  const float offset = ui.begin_scroll("offer.page", view, ui::Axis::kVertical, length - 90 + 22);
  draw_words(ui, words, {ui::kTextInset, ridge + kBelowRidge - offset});
  std::optional<Action> action;
  if (state.code) {
    const float card_top =
        std::max(page_foot - card.size.height, ridge + length - card.size.height) - offset;
    const Rect rect = ui::rect_at((canvas.width() - card.size.width) / 2, card_top, card.size.width,
                                  card.size.height);
    const float y = rect.top + 44;
    const std::array<ui::Point, 4> band = {ui::Point{-20, y + 62}, ui::Point{250, y - 20},
                                           ui::Point{canvas.width() - 250, y - 20},
                                           ui::Point{canvas.width() + 20, y + 62}};
    canvas.band(band, kBandWidth);
    if (draw_code(world, ui, rect, *state.code, card)) action = CodeTapped{};
  }
  ui.end_scroll();
  if (auto tapped = draw_buttons(state, world, ui, buttons)) action = tapped;
  return action;
}

enum class Paper { kNo, kYes };

// In the column beside the card, from its foot upwards.
Buttons wide_buttons(Paper paper, float width, float foot) {
  const bool side_by_side = width >= kSideBySide;
  const float height = side_by_side ? ui::kButtonHeight : 112;
  const float half = side_by_side ? std::min(480.0F, (width - ui::kGutter) / 2) : width;
  const float up = height + 16;
  Buttons buttons;
  buttons.form = ui::rect_at(ui::kTextInset, foot - height, half, height);
  if (side_by_side) {
    buttons.heart = ui::moved(buttons.form, half + ui::kGutter, 0);
    if (paper == Paper::kNo) return buttons;
    buttons.paper = buttons.form;
    buttons.form = ui::moved(buttons.form, 0, -up);
    buttons.form.right = buttons.heart.right;
    return buttons;
  }
  buttons.heart = buttons.form;
  if (paper == Paper::kYes) buttons.paper = ui::moved(buttons.heart, 0, -up);
  buttons.form = ui::moved(buttons.heart, 0, paper == Paper::kYes ? -2 * up : -up);
  return buttons;
}

// The band lies on the sheet, a little below its ridge.
void draw_ridge_band(Canvas& canvas, float ridge) {
  const ui::Hill hill{ui::HillShape::kA, 0, canvas.width(), ridge, 86, ridge + 106};
  std::vector<ui::Point> points;
  for (float part : {-0.02F, 0.12F, 0.28F, 0.42F, 0.56F, 0.7F, 0.84F, 1.02F}) {
    const float x = canvas.width() * part;
    points.push_back({x, Canvas::ridge_y(hill, std::clamp(x, 0.0F, canvas.width())) + 30});
  }
  canvas.band(smooth_chain(points), kBandWidth);
}

std::optional<Action> draw_wide(const State& state, const World& world, ui::Ui& ui,
                                const content::Item& item) {
  Canvas& canvas = ui.canvas();
  const float foot = ui::dock_top(canvas);
  CodeCard card;
  Rect rect{canvas.width() - ui::kMargin, foot, canvas.width() - ui::kMargin, foot};
  if (state.code) {
    card = code_card(canvas, world, *state.code, kCodeWanted, {canvas.width() * 0.5F, foot - 4});
    rect = ui::rect_at(canvas.width() - ui::kMargin - card.size.width, foot - card.size.height,
                       card.size.width, card.size.height);
  }
  const float width = rect.left - 40 - ui::kTextInset;
  Buttons buttons =
      wide_buttons(offers_paper(state, world) ? Paper::kYes : Paper::kNo, width, foot);
  const float buttons_top = buttons.form.top;
  if (state.code && prints(world)) std::swap(buttons.form, buttons.paper);
  Words words = words_of(world, canvas, item, width, width >= kSideBySide ? 2 : 3);
  const float page_foot = buttons_top - 20;
  float ridge = page_foot - words_height(canvas, words) - kBelowRidge;
  if (ridge < 200) {
    words.summary.clear();
    ridge = page_foot - words_height(canvas, words) - kBelowRidge;
  }
  ridge = std::clamp(ridge, 60.0F, 260.0F);
  draw_scene(world, canvas, item, ridge);
  draw_ridge_band(canvas, ridge);
  const Rect view{0, ridge + 90, rect.left - 20, page_foot + 12};
  const float length = words_height(canvas, words) + kBelowRidge - 90;
  const float offset = ui.begin_scroll("offer.page", view, ui::Axis::kVertical, length);
  draw_words(ui, words, {ui::kTextInset, ridge + kBelowRidge - offset});
  ui.end_scroll();
  draw_scroll_fades(canvas, view, offset, length);
  std::optional<Action> action;
  if (state.code && draw_code(world, ui, rect, *state.code, card)) action = CodeTapped{};
  if (auto tapped = draw_buttons(state, world, ui, buttons)) action = tapped;
  return action;
}

}  // namespace

std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  const content::Item* item = world.pack.find(state.item);
  if (item == nullptr) {
    canvas.fill({0, 0, canvas.width(), canvas.height()}, canvas.palette().paper);
    canvas.text(world.word("offer.gone"), {ui::kTextInset, 120},
                {TextRole::kCard, canvas.palette().ink, canvas.width() - 2 * ui::kTextInset});
    return std::nullopt;
  }
  if (state.bigger && state.code) {
    BigCodeLook look;
    if (item->picture) look.picture = &*item->picture;
    const std::string hint = code_hint(world, *state.code);
    look.title = world.in(item->title);
    look.hint = hint;
    if (draw_big_code(world, ui, *state.code, look)) return CodeClosed{};
    return std::nullopt;
  }
  if (canvas.large_text()) return draw_page(state, world, ui, *item);
  return canvas.portrait() ? draw_tall(state, world, ui, *item)
                           : draw_wide(state, world, ui, *item);
}

}  // namespace gummiband::screens::offer
