#include <array>

#include "screens/language.h"
#include "screens/page.h"
#include "screens/question.h"
#include "ui/widgets.h"

namespace gummiband::screens::language {

namespace {

std::optional<Action> draw_page(const World& world, ui::Ui& ui) {
  std::optional<Action> action;
  Page page(world, ui, "language.page");
  page.title(world.word("language.title"));
  for (const content::Language& code : world.pack.languages) {
    const std::string name = world.words.text(code, "language.name");
    const auto chosen = code == world.visit.language ? ui::Selected::kYes : ui::Selected::kNo;
    ui::TickCardLook look{name, "", "", chosen};
    look.one_of_many = true;
    if (page.tick("language.choose." + code, look)) action = Action{code};
  }
  page.end();
  return action;
}

}  // namespace

std::optional<Action> draw(const State&, const World& world, ui::Ui& ui) {
  if (ui.canvas().large_text()) return draw_page(world, ui);
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
