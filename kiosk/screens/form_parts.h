// The pieces the form's steps are drawn from. Only the form's own draw files include this.
#pragma once

#include <optional>
#include <string_view>

#include "screens/form.h"
#include "screens/form_script.h"
#include "screens/page.h"
#include "screens/pieces.h"
#include "ui/widgets.h"

namespace gummiband::screens::form {

// Scrollers that begin anew with each question.
inline constexpr const char* kOptions = "form.options";
inline constexpr const char* kOptionsPage = "form.options_page";

// The rubber band that stretches from step to step, across the upper edge of the screen. Returns
// the y below its words. Only the band and its heart move, and only after a step forward.
float draw_steps(const State& state, const World& world, ui::Canvas& canvas);

// A headline that steps down from `largest` until it fits in `most_lines`; returns its height.
float draw_title(ui::Canvas& canvas, std::string_view title, ui::Point at, float width,
                 int most_lines, ui::TextRole largest = ui::TextRole::kTitleLong);

// Shows that the content of a scroller goes on below.
void draw_more(ui::Canvas& canvas, const ui::Rect& view, float offset, float length);

// A question: its words, then room for the answers, and the button that goes on.
struct QuestionPlaces {
  ui::Point title;
  float column = 0;  // width of the words
  float below = 0;   // y below them
  ui::Rect next;
  ui::Rect view;  // of the answers
};
// Draws the band and the words.
QuestionPlaces draw_question_head(const State& state, const World& world, ui::Ui& ui,
                                  const Step& step);
std::optional<Action> draw_next(const State& state, const World& world, ui::Ui& ui,
                                const Step& step, const QuestionPlaces& places);
// The same as a page: its beginning, and what stands at its end.
Page question_page(const State& state, const World& world, ui::Ui& ui, const Step& step,
                   std::string_view name);
std::optional<Action> add_next(const State& state, const World& world, ui::Ui& ui, const Step& step,
                               Page& page);

std::optional<Action> draw_forms(const State& state, const World& world, ui::Ui& ui);
std::optional<Action> draw_topics(const State& state, const World& world, ui::Ui& ui);
std::optional<Action> draw_options(const State& state, const World& world, ui::Ui& ui);
// One line, or how to be reached: what is typed.
std::optional<Action> draw_typed(const State& state, const World& world, ui::Ui& ui);
std::optional<Action> draw_consent(const State& state, const World& world, ui::Ui& ui);
std::optional<Action> draw_closed(const World& world, ui::Ui& ui);

}  // namespace gummiband::screens::form
