#include <array>

#include "screens/language.h"
#include "screens/question.h"
#include "ui/widgets.h"

namespace gummiband::screens::language {

std::optional<Action> draw(const State&, const World& world, ui::Ui& ui) {
  const float top = draw_question(ui.canvas(), world, world.word("language.title"));
  ui.say("language.title", {0, 0, ui.canvas().width(), top - 30}, ui::Role::kHeading,
         world.word("language.title"));
  std::vector<QuestionRow> rows;
  for (const content::Language& code : world.pack.languages) {
    rows.push_back({"language.choose." + code, world.words.text(code, "language.name"), "", "",
                    code == world.visit.language});
  }
  const auto tapped = draw_question_rows(ui, rows, top);
  if (!tapped) return std::nullopt;
  return Action{world.pack.languages[*tapped]};
}

}  // namespace gummiband::screens::language
