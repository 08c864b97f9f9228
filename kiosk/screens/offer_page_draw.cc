#include <algorithm>

#include "screens/offer_page.h"
#include "screens/page.h"
#include "screens/paper.h"

namespace gummiband::screens::offer {
namespace {

using ui::Canvas;
using ui::Rect;

constexpr float kCodeWanted = 600;  // as without large text: a phone needs it, whoever reads

// A code must be seen whole: in landscape it stands beside the page, in portrait on it, and in low
// reach above the stage, which is not ours.
enum class CodePlace { kNowhere, kOnPage, kBeside };

CodePlace code_place(const ui::Ui& ui, const State& state) {
  if (!state.code || ui.on_stage()) return CodePlace::kNowhere;
  return ui.canvas().portrait() ? CodePlace::kOnPage : CodePlace::kBeside;
}

bool draw_code(const World& world, ui::Ui& ui, const Rect& rect, const Code& code,
               const CodeCard& card) {
  const bool tapped = ui.tap("code.bigger", rect, ui::Role::kButton, world.word("code.bigger"));
  draw_code_card(ui.canvas(), rect, code, card);
  return tapped;
}

std::optional<Action> add_buttons(const State& state, const World& world, Page& page) {
  const HeartDoor door = heart_door(world.visit, state.item);
  const bool kept = door == HeartDoor::kKept;
  const bool full = door == HeartDoor::kFull;
  const char* word = full ? "offer.full" : kept ? "offer.kept" : "offer.keep";
  const bool paper = state.code && prints(world);
  const PaperButton look = paper_button(world);
  const PageButton print{"offer.paper", look.label, look.icon,
                         paper ? ui::ButtonKind::kMain : ui::ButtonKind::kSecondary};
  std::vector<PageButton> buttons;  // the main one first
  if (paper) buttons.push_back(print);
  buttons.push_back({"offer.form", world.word("offer.form"), "forum",
                     paper ? ui::ButtonKind::kSecondary : ui::ButtonKind::kMain});
  buttons.push_back({"offer.heart", world.word(word), kept || full ? "favorite" : "favorite_border",
                     ui::ButtonKind::kSecondary, full ? ui::Enabled::kNo : ui::Enabled::kYes});
  if (state.code && !paper) buttons.push_back(print);
  const auto tapped = page.buttons(buttons);
  if (!tapped) return std::nullopt;
  const std::string& name = buttons[*tapped].name;
  if (name == print.name) return PaperTapped{};
  return name == "offer.form" ? Action(FormTapped{}) : Action(HeartTapped{});
}

void add_facts(const World& world, ui::Ui& ui, Page& page, const content::Item& item) {
  std::vector<Fact> list = facts(world, item);
  if (item.sample) list.push_back({"info", world.word("fact.sample")});
  const float room = page.width() - 32;
  const Rect strip = page.take(facts_height(ui.canvas(), list, room), 12);
  draw_facts(ui, "offer.facts", list, {strip.left + 16, strip.top}, room);
}

std::optional<Action> add_all(const State& state, const World& world, ui::Ui& ui, Page& page,
                              const content::Item& item) {
  Canvas& canvas = ui.canvas();
  std::optional<Action> action;
  page.text(kicker(world, item), ui::TextRole::kLabel, canvas.palette().moss);
  page.title(world.in(item.title));
  if (code_place(ui, state) == CodePlace::kBeside) page.address(state.code->caption);
  if (!page.low()) add_facts(world, ui, page, item);
  if (auto tapped = add_buttons(state, world, page)) action = tapped;
  if (page.low()) add_facts(world, ui, page, item);
  page.story(world.in(item.summary));
  if (state.code && code_place(ui, state) == CodePlace::kNowhere) {
    page.address(state.code->caption);
  }
  if (code_place(ui, state) == CodePlace::kOnPage) {
    const ui::Size most{page.width(), canvas.height()};
    const CodeCard card = code_card(canvas, world, *state.code, kCodeWanted, most);
    const Rect line = page.take(card.size.height);
    const Rect rect = ui::rect_at(line.centre().x - card.size.width / 2, line.top, card.size.width,
                                  card.size.height);
    if (draw_code(world, ui, rect, *state.code, card)) action = CodeTapped{};
  }
  return action;
}

}  // namespace

std::optional<Action> draw_page(const State& state, const World& world, ui::Ui& ui,
                                const content::Item& item) {
  Canvas& canvas = ui.canvas();
  const content::Picture* picture = item.picture ? &*item.picture : nullptr;
  if (code_place(ui, state) != CodePlace::kBeside) {
    Page page(world, ui, "offer.page", picture);
    std::optional<Action> action = add_all(state, world, ui, page, item);
    page.end();
    return action;
  }
  canvas.fill({0, 0, canvas.width(), canvas.height()}, canvas.palette().paper);
  const float foot = ui::dock_top(canvas);
  const CodeCard card = code_card(canvas, world, *state.code, kCodeWanted,
                                  {canvas.width() * 0.5F, foot + 16}, Caption::kElsewhere);
  const Rect rect =
      ui::rect_at(canvas.width() - ui::kMargin - card.size.width,
                  std::max(8.0F, (foot - card.size.height) / 2), card.size.width, card.size.height);
  Page page(ui, "offer.page", {0, 12, rect.left - 8, foot + kUnderDock});
  std::optional<Action> action = add_all(state, world, ui, page, item);
  page.end();
  if (draw_code(world, ui, rect, *state.code, card)) action = CodeTapped{};
  return action;
}

}  // namespace gummiband::screens::offer
