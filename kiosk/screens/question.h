// A plain question with a column of answers: language, ease of use, and whatever else is asked.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "screens/screen.h"
#include "ui/ui.h"

namespace gummiband::screens {

struct QuestionRow {
  std::string name;  // of the control
  std::string text;
  std::string note;  // may be empty
  std::string icon;  // may be empty
  bool selected = false;
};

// Header strip, sheet and title; answers with y below the title.
float draw_question(ui::Canvas& canvas, const World& world, const std::string& title);

// The rows below `top` and above `bottom` (0: the dock), in one column in portrait and in large
// text, else two; they scroll when they are too many. Answers with the index of the one that was
// tapped.
std::optional<size_t> draw_question_rows(ui::Ui& ui, const std::vector<QuestionRow>& rows,
                                         float top, float bottom = 0);

}  // namespace gummiband::screens
