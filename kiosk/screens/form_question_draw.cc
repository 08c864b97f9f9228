#include <algorithm>
#include <string>

#include "screens/form_cards.h"
#include "screens/form_parts.h"
#include "screens/page.h"

namespace gummiband::screens::form {
namespace {

using ui::Canvas;
using ui::Rect;
using ui::TextRole;

constexpr size_t kFewCards = 5;  // they stand below each other, with room for long words
constexpr float kWide = 1100;    // two columns have room for long words
constexpr float kPictureRow = 140;

// In portrait the words stand above the answers, in landscape at their left.
QuestionPlaces question_places(const Canvas& canvas, float steps_bottom) {
  const float w = canvas.width();
  const float foot = ui::dock_top(canvas);
  QuestionPlaces p;
  p.title = {ui::kTextInset, steps_bottom + (canvas.portrait() ? 52 : 16)};
  if (canvas.portrait()) {
    p.column = w - 2 * ui::kTextInset;
    p.next = ui::rect_at(ui::kMargin, foot - 44 - ui::kButtonHeight, w - 2 * ui::kMargin,
                         ui::kButtonHeight);
    p.view = {ui::kMargin, 0, w - ui::kMargin, p.next.top - 16};
    return p;
  }
  p.column = std::max(380.0F, w * 0.25F);
  p.next =
      ui::rect_at(ui::kMargin, foot - 36 - ui::kButtonHeight, p.column + 16, ui::kButtonHeight);
  p.view = {p.next.right + 48, p.title.y, w - ui::kMargin, foot - 18};
  return p;
}

// What stands on the button below a question; nothing where only an answer goes on.
struct Next {
  std::string word;
  std::string icon;
  ui::ButtonKind kind = ui::ButtonKind::kMain;
};

std::optional<Next> next_of(const State& state, const World& world, const Step& step) {
  const bool answered = is_answered(state, step);
  if (step.kind == StepKind::kChoice) {
    if (!answered && step.field->required) return std::nullopt;
    return Next{world.word(answered ? "form.next" : "form.skip"), answered ? "arrow_forward" : "",
                answered ? ui::ButtonKind::kMain : ui::ButtonKind::kSecondary};
  }
  if (answered || step.field->required) return Next{world.word("form.next"), "arrow_forward"};
  const bool topics = step.kind == StepKind::kTopics;
  return Next{world.word(topics ? "form.next_without" : "form.skip"), ""};
}

std::vector<Card> cards_of(const State& state, const World& world, const Step& step) {
  std::vector<Card> cards;
  for (const content::FormOption& option : step.field->options) {
    const bool picked = is_picked(state, step.field->id, option.id);
    cards.push_back({"form.option." + option.id, world.in(option.name),
                     option.picture ? &*option.picture : nullptr, option.icon,
                     picked ? ui::Selected::kYes : ui::Selected::kNo});
  }
  return cards;
}

Emblem emblem_of(const Step& step) {
  return step.kind == StepKind::kChoice ? Emblem::kIcon : Emblem::kBox;
}

// The next question begins at its beginning.
std::optional<Action> rewound(ui::Ui& ui, const Step& step, const std::optional<Action>& action) {
  const bool ticks = step.kind == StepKind::kChoices;
  if (!action || (ticks && std::holds_alternative<OptionTapped>(*action))) return action;
  ui.rewind(kOptions);
  ui.rewind(kOptionsPage);
  return action;
}

// Names beside pictures are long: they stand below each other where all can.
bool pictures_fit(const std::vector<Card>& cards, const Rect& view) {
  const bool pictures =
      std::ranges::any_of(cards, [](const Card& card) { return card.picture != nullptr; });
  return pictures && static_cast<float>(cards.size()) * kPictureRow <= view.height();
}

std::optional<Action> draw_options_page(const State& state, const World& world, ui::Ui& ui,
                                        const Step& step) {
  Page page = question_page(state, world, ui, step, kOptionsPage);
  std::optional<Action> action;
  const std::vector<Card> cards = cards_of(state, world, step);
  for (size_t i = 0; i < cards.size(); ++i) {
    const Emblem emblem = emblem_of(step);
    const Rect rect = page.take(card_height(ui.canvas(), page.width(), cards[i], emblem));
    if (draw_card(ui, cards[i], emblem, rect, TextRole::kButton)) {
      action = OptionTapped{step.field->options[i].id};
    }
  }
  if (auto next = add_next(state, world, ui, step, page)) action = next;
  page.end();
  return rewound(ui, step, action);
}

}  // namespace

QuestionPlaces draw_question_head(const State& state, const World& world, ui::Ui& ui,
                                  const Step& step) {
  Canvas& canvas = ui.canvas();
  QuestionPlaces p = question_places(canvas, draw_steps(state, world, canvas));
  const std::string title = title_of(state, world, step);
  const std::string hint = hint_of(state, world, step);
  // The kiosk's own words are short.
  const bool own = step.field->title.empty();
  const int lines = canvas.portrait() ? (own ? 1 : 2) : (own ? 3 : 4);
  float y = p.title.y +
            draw_title(canvas, title, p.title, p.column, lines,
                       canvas.portrait() ? TextRole::kTitleLong : TextRole::kCard) +
            16;
  if (!hint.empty()) {
    y += canvas
             .text(hint, {p.title.x, y},
                   {TextRole::kStory, canvas.palette().ink, p.column, ui::Align::kLeft,
                    ui::Wrap::kBalanced})
             .height;
  }
  y += 24;
  ui.say("form.title", {0, p.title.y, p.title.x + p.column, y - 24}, ui::Role::kHeading,
         hint.empty() ? title : title + " " + hint);
  p.below = y;
  if (canvas.portrait()) p.view.top = y + 4;
  return p;
}

std::optional<Action> draw_next(const State& state, const World& world, ui::Ui& ui,
                                const Step& step, const QuestionPlaces& p) {
  if (state.missing == Missing::kAnswer) {
    const std::string sentence = world.word("form.missing_answer");
    const float height = error_height(ui.canvas(), p.next.width(), sentence);
    const float top = p.next.top - 16 - height;
    draw_error(ui.canvas(), {p.next.left, top}, p.next.width(), sentence);
    ui.alert("form.error", ui::rect_at(p.next.left, top, p.next.width(), height), sentence);
  }
  const auto next = next_of(state, world, step);
  if (!next) return std::nullopt;
  if (ui::button(ui, "form.next", p.next, next->word, next->icon, next->kind)) return NextTapped{};
  return std::nullopt;
}

Page question_page(const State& state, const World& world, ui::Ui& ui, const Step& step,
                   std::string_view name) {
  Canvas& canvas = ui.canvas();
  const float top = draw_steps(state, world, canvas);
  Page page(ui, name, {0, top, canvas.width(), ui::dock_top(canvas) + kUnderDock});
  page.title(title_of(state, world, step));
  const std::string hint = hint_of(state, world, step);
  if (!hint.empty()) page.story(hint);
  return page;
}

std::optional<Action> add_next(const State& state, const World& world, ui::Ui& ui, const Step& step,
                               Page& page) {
  if (state.missing == Missing::kAnswer) {
    const std::string sentence = world.word("form.missing_answer");
    const Rect error = page.take(error_height(ui.canvas(), page.width(), sentence));
    draw_error(ui.canvas(), {error.left, error.top}, page.width(), sentence);
    ui.alert("form.error", error, sentence);
  }
  const auto next = next_of(state, world, step);
  if (next && page.button({"form.next", next->word, next->icon, next->kind})) return NextTapped{};
  return std::nullopt;
}

std::optional<Action> draw_options(const State& state, const World& world, ui::Ui& ui) {
  const Step step = step_of(state, world);
  if (ui.canvas().large_text()) return draw_options_page(state, world, ui, step);
  QuestionPlaces p = draw_question_head(state, world, ui, step);
  const bool asks = next_of(state, world, step).has_value();
  if (ui.canvas().portrait()) {
    p.view.bottom = asks ? p.next.top - 24 : p.next.bottom;
    if (state.missing == Missing::kAnswer) p.view.bottom -= 130;
  }
  const std::vector<Card> cards = cards_of(state, world, step);
  const bool narrow = p.view.width() < kWide;
  const bool one_column = narrow && (cards.size() <= kFewCards || pictures_fit(cards, p.view));
  std::optional<Action> action;
  if (const auto tapped =
          draw_cards(ui, kOptions, p.view, cards, emblem_of(step), one_column ? 1 : 2)) {
    action = OptionTapped{step.field->options[*tapped].id};
  }
  if (auto next = draw_next(state, world, ui, step, p)) action = next;
  return rewound(ui, step, action);
}

}  // namespace gummiband::screens::form
