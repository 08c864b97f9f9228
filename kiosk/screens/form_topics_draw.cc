#include <array>
#include <string>

#include "screens/form_cards.h"
#include "screens/form_parts.h"
#include "screens/form_script.h"
#include "screens/page.h"

namespace gummiband::screens::form {
namespace {

using ui::Canvas;
using ui::Point;
using ui::Rect;
using ui::Selected;
using ui::TextRole;

constexpr float kRow = 132;  // of the table for two
constexpr float kTick = 108;
constexpr float kTickColumn = 176;  // of the table, one per person
constexpr float kHeadHeight = 92;   // of the table's head
constexpr float kWideTable = 560;

// Where the name stands in a row of the table, before the ticks.
Rect row_name_rect(const Card& topic, const Rect& row) {
  const bool picture = topic.picture != nullptr;
  const float left = picture ? emblem_rect(topic, Emblem::kBox, row).right + 20 : row.left + 36;
  return {left, row.top + 4, row.right - 2 * kTickColumn - 4, row.bottom - 4};
}

Selected picked_in(const std::vector<std::string>& list, const std::string& id) {
  return std::ranges::find(list, id) == list.end() ? Selected::kNo : Selected::kYes;
}

Card card_of(const State& state, const World& world, const content::Item& topic) {
  return {"form.topic." + topic.id, world.in(topic.title),
          topic.picture ? &*topic.picture : nullptr, "", picked_in(state.topics, topic.id)};
}

std::vector<Card> cards_of(const State& state, const World& world,
                           const std::vector<const content::Item*>& topics) {
  std::vector<Card> cards;
  for (const content::Item* topic : topics) cards.push_back(card_of(state, world, *topic));
  return cards;
}

std::optional<Action> draw_grid(const State& state, const World& world, ui::Ui& ui,
                                const content::FormField& field, const Rect& view) {
  const std::vector<const content::Item*> topics = shown_topics(field, world);
  const auto tapped = draw_cards(ui, "form.topics", view, cards_of(state, world, topics),
                                 Emblem::kBox, usual_columns(view.width()));
  if (!tapped) return std::nullopt;
  return TopicTapped{topics[*tapped]->id};
}

bool draw_tick(ui::Ui& ui, const std::string& name, const std::string& label, const Rect& rect,
               Selected ticked) {
  const bool tapped = ui.tap(name, rect, ui::Role::kToggle, label, ui::Enabled::kYes, ticked);
  Canvas& canvas = ui.canvas();
  const ui::Palette& palette = canvas.palette();
  const Point c = rect.centre();
  const Rect box = ui::rect_at(c.x - kTick / 2, c.y - kTick / 2, kTick, kTick);
  if (ticked == Selected::kYes) {
    canvas.fill(box, palette.moss, 20);
    canvas.icon("check", c, 84, palette.paper);
  } else {
    canvas.fill(box, palette.white, 20);
    canvas.outline(box, palette.ink_soft, canvas.theme().borders.selected, 20);
  }
  const float depth = ui.pressed(name);
  if (depth > 0) canvas.fill(box, faded(palette.ink, 0.10F * depth), 20);
  return tapped;
}

// The words over the two columns of ticks.
void draw_head(const World& world, Canvas& canvas, const Rect& table) {
  const std::array<std::string, 2> words = {world.word("form.for_me"),
                                            world.word("form.for_partner")};
  for (size_t i = 0; i < words.size(); ++i) {
    const float left = table.right - kTickColumn * static_cast<float>(words.size() - i);
    canvas.label(words[i], {left + 4, table.top, left + kTickColumn - 4, table.top + kHeadHeight},
                 TextRole::kDock, canvas.palette().ink);
  }
}

std::optional<Action> draw_row(const State& state, const World& world, ui::Ui& ui,
                               const content::Item& topic, const Rect& row, TextRole role) {
  Canvas& canvas = ui.canvas();
  Card card = card_of(state, world, topic);
  card.picked = Selected::kNo;
  ui::card(canvas, row);
  if (card.picture != nullptr) {
    draw_emblem(canvas, card, Emblem::kBox, emblem_rect(card, Emblem::kBox, row));
  }
  draw_card_name(canvas, card.title, row_name_rect(card, row), role);
  const float ticks = row.right - 2 * kTickColumn;
  std::optional<Action> action;
  const Rect mine{ticks + 4, row.top, ticks + kTickColumn - 4, row.bottom};
  if (draw_tick(ui, card.name, card.title, mine, picked_in(state.topics, topic.id))) {
    action = TopicTapped{topic.id};
  }
  if (draw_tick(ui, "form.partner." + topic.id, card.title, ui::moved(mine, kTickColumn, 0),
                picked_in(state.partner_topics, topic.id))) {
    action = PartnerTopicTapped{topic.id};
  }
  return action;
}

// The narrowest room for a name in rows of this size.
float least_room(const std::vector<Card>& cards, const Rect& size) {
  float least = size.width();
  for (const Card& card : cards) least = std::min(least, row_name_rect(card, size).width());
  return least;
}

// For two: a table with a tick for each person.
std::optional<Action> draw_table(const State& state, const World& world, ui::Ui& ui,
                                 const content::FormField& field, const Rect& view) {
  const std::vector<const content::Item*> topics = shown_topics(field, world);
  const int columns =
      std::max(1, static_cast<int>((view.width() + ui::kGutter) / (kWideTable + ui::kGutter)));
  const int rows = (static_cast<int>(topics.size()) + columns - 1) / columns;
  const float width =
      (view.width() - ui::kGutter * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  for (int column = 0; column < columns; ++column) {
    const float left = view.left + static_cast<float>(column) * (width + ui::kGutter);
    draw_head(world, ui.canvas(), ui::rect_at(left, view.top, width, kHeadHeight));
  }
  const std::vector<Card> cards = cards_of(state, world, topics);
  const TextRole role =
      common_role(ui.canvas(), cards, least_room(cards, ui::rect_at(0, 0, width, kRow)));
  const Rect clip{view.left - 24, view.top + kHeadHeight, view.right + 24, view.bottom};
  const float pitch = kRow + kCardGap;
  const float length = static_cast<float>(rows) * pitch;
  const float offset = ui.begin_scroll("form.topics", clip, ui::Axis::kVertical, length);
  std::optional<Action> action;
  for (size_t i = 0; i < topics.size(); ++i) {
    const auto column = static_cast<float>(static_cast<int>(i) % columns);
    const auto row = static_cast<float>(static_cast<int>(i) / columns);
    const Rect rect = ui::rect_at(view.left + column * (width + ui::kGutter),
                                  clip.top - offset + row * pitch, width, kRow);
    if (auto tapped = draw_row(state, world, ui, *topics[i], rect, role)) action = tapped;
  }
  ui.end_scroll();
  draw_more(ui.canvas(), clip, offset, length);
  return action;
}

// One topic below the other; for two people a tick for each below its name.
std::optional<Action> add_topics(const State& state, const World& world,
                                 const content::FormField& field, Page& page) {
  std::optional<Action> action;
  const bool together = state.company == Company::kTogether;
  const std::string mine = world.word("form.for_me");
  const std::string theirs = world.word("form.for_partner");
  for (const content::Item* topic : shown_topics(field, world)) {
    const std::string& title = world.in(topic->title);
    ui::TickCardLook look;
    look.title = together ? mine : title;
    look.ticked = picked_in(state.topics, topic->id);
    if (together) page.heading(title);
    if (page.tick("form.topic." + topic->id, look)) action = TopicTapped{topic->id};
    if (!together) continue;
    look.title = theirs;
    look.ticked = picked_in(state.partner_topics, topic->id);
    if (page.tick("form.partner." + topic->id, look)) action = PartnerTopicTapped{topic->id};
  }
  return action;
}

std::optional<Action> draw_page(const State& state, const World& world, ui::Ui& ui,
                                const Step& step) {
  Page page = question_page(state, world, ui, step, "form.topics_page");
  std::optional<Action> action;
  if (asks_partner(*step.field, world)) {
    const bool together = state.company == Company::kTogether;
    const Chip chip{"form.partner", world.word("form.together"), together ? "check" : "group_add",
                    together};
    if (page.chips({chip})) action = CompanyTapped{};
  }
  if (auto picked = add_topics(state, world, *step.field, page)) action = picked;
  if (auto next = add_next(state, world, ui, step, page)) action = next;
  page.end();
  return action;
}

}  // namespace

std::optional<Action> draw_topics(const State& state, const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  const Step step = step_of(state, world);
  if (canvas.large_text()) return draw_page(state, world, ui, step);
  QuestionPlaces p = draw_question_head(state, world, ui, step);
  std::optional<Action> action;
  const bool together = state.company == Company::kTogether;
  if (asks_partner(*step.field, world)) {
    const std::string word = world.word("form.together");
    const std::string_view icon = together ? "check" : "group_add";
    const float width = std::min(ui::chip_width(ui, word, icon), p.column + 16);
    if (ui::chip(ui, "form.partner", ui::rect_at(ui::kMargin, p.below, width, ui::kChipHeight),
                 word, icon, together ? Selected::kYes : Selected::kNo)) {
      action = CompanyTapped{};
    }
    if (canvas.portrait()) p.view.top += ui::kChipHeight + 24;
  }
  auto picked = together ? draw_table(state, world, ui, *step.field, p.view)
                         : draw_grid(state, world, ui, *step.field, p.view);
  if (picked) action = picked;
  if (auto next = draw_next(state, world, ui, step, p)) action = next;
  return action;
}

}  // namespace gummiband::screens::form
