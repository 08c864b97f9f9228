// The pieces the form's steps are drawn from. Only the form's own draw files include this.
#pragma once

#include <optional>
#include <string_view>

#include "screens/form.h"
#include "screens/pieces.h"
#include "ui/widgets.h"

namespace gummiband::screens::form {

// The rubber band that stretches from step to step, across the upper edge of the screen. Returns
// the y below its words. Only the band and its heart move, and only after a step forward.
float draw_steps(const State& state, const World& world, ui::Canvas& canvas);

// A headline that steps down from `largest` until it fits in `most_lines`; returns its height.
float draw_title(ui::Canvas& canvas, std::string_view title, ui::Point at, float width,
                 int most_lines, ui::TextRole largest = ui::TextRole::kTitleLong);

// Shows that the content of a scroller goes on below.
void draw_more(ui::Canvas& canvas, const ui::Rect& view, float offset, float length);

std::optional<Action> draw_topics(const State& state, const World& world, ui::Ui& ui);
std::optional<Action> draw_contact(const State& state, const World& world, ui::Ui& ui);
std::optional<Action> draw_consent(const State& state, const World& world, ui::Ui& ui);
std::optional<Action> draw_closed(const State& state, const World& world, ui::Ui& ui);

}  // namespace gummiband::screens::form
