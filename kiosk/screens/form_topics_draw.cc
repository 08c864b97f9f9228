#include <array>
#include <string>

#include "screens/form_parts.h"
#include "screens/page.h"

namespace gummiband::screens::form {
namespace {

using ui::Canvas;
using ui::Point;
using ui::Rect;
using ui::Selected;
using ui::TextLook;
using ui::TextRole;

constexpr float kLeastCard = 120;  // height
constexpr float kMostCard = 216;
constexpr float kBox = 76;
constexpr float kRowGap = 12;
constexpr float kRow = 132;  // of the table for two
constexpr float kTick = 108;
constexpr float kTickColumn = 176;  // of the table, one per person
constexpr float kHeadHeight = 92;   // of the table's head
constexpr float kCardInset = 12;
constexpr float kLeastWidth = 330;
constexpr float kWideTable = 560;

struct Places {
  Point title;
  float column = 0;  // width of title and note
  Rect together;     // its width follows the word
  Rect next;
  Rect view;  // of the topics
};

Places places(const Canvas& canvas, float steps_bottom) {
  const float w = canvas.width();
  const float foot = ui::dock_top(canvas);
  Places p;
  p.title = {ui::kTextInset, steps_bottom + (canvas.portrait() ? 28 : 16)};
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

// The picture at the left of a topic, or a box where there is none; picked, a large tick.
void draw_emblem(Canvas& canvas, const content::Item& topic, const Rect& rect, Selected picked) {
  constexpr float kRadius = 20;
  const ui::Palette& palette = canvas.palette();
  if (picked == Selected::kYes) {
    canvas.fill(rect, palette.moss, kRadius);
    canvas.icon("check", rect.centre(), rect.height() * 0.75F, palette.paper);
  } else if (topic.picture) {
    ui::PictureLook picture = look(*topic.picture);
    picture.radius_top = picture.radius_bottom = kRadius;
    canvas.picture(rect, picture, palette.moss);
  } else {
    canvas.outline(rect, palette.ink_soft, canvas.theme().borders.selected, kRadius);
  }
}

// Where the emblem stands in a card or row: a picture as large as it gets, a box of fixed size.
Rect emblem_rect(const content::Item& topic, const Rect& card) {
  const float side = card.height() - 2 * kCardInset;
  if (topic.picture) {
    return ui::rect_at(card.left + kCardInset, card.top + kCardInset,
                       std::min(side, card.width() * 0.34F), side);
  }
  return ui::rect_at(card.left + 22, card.centre().y - kBox / 2, kBox, kBox);
}

// One size for all names, so that none looks more important than its neighbour.
TextRole common_role(const World& world, Canvas& canvas,
                     const std::vector<const content::Item*>& topics, float width) {
  constexpr std::array kRoles = {TextRole::kButton, TextRole::kLabel, TextRole::kDock};
  size_t smallest = 0;
  for (const content::Item* topic : topics) {
    const TextRole role = canvas.fitting(world.in(topic->title), width, 2, kRoles);
    const auto place = std::ranges::find(kRoles, role) - kRoles.begin();
    smallest = std::max(smallest, static_cast<size_t>(place));
  }
  return kRoles[smallest];
}

void draw_name(Canvas& canvas, const std::string& title, const Rect& room, TextRole role) {
  const TextLook look{role, canvas.palette().ink, room.width(), ui::Align::kLeft,
                      ui::Wrap::kBalanced};
  const float height = canvas.measure(title, look).height;
  if (height > room.height()) canvas.report(title, "does not fit its control");
  canvas.text(title, {room.left, room.centre().y - height / 2}, look);
}

// Where the name stands in a card.
Rect name_rect(const content::Item& topic, const Rect& card) {
  return {emblem_rect(topic, card).right + 20, card.top + 4, card.right - 14, card.bottom - 4};
}

// Where the name stands in a row of the table, before the ticks.
Rect row_name_rect(const content::Item& topic, const Rect& row) {
  const float left = topic.picture ? emblem_rect(topic, row).right + 20 : row.left + 36;
  return {left, row.top + 4, row.right - 2 * kTickColumn - 4, row.bottom - 4};
}

// The narrowest room for a name in cards or rows of this size.
template <typename RoomOf>
float least_room(const std::vector<const content::Item*>& topics, const Rect& size,
                 RoomOf room_of) {
  float least = size.width();
  for (const content::Item* topic : topics) {
    least = std::min(least, room_of(*topic, size).width());
  }
  return least;
}

Selected picked_in(const std::vector<std::string>& list, const std::string& id) {
  return std::ranges::find(list, id) == list.end() ? Selected::kNo : Selected::kYes;
}

bool draw_card(const World& world, ui::Ui& ui, const content::Item& topic, const Rect& rect,
               TextRole role, Selected picked) {
  const std::string name = "form.topic." + topic.id;
  const std::string& title = world.in(topic.title);
  const bool tapped = ui.tap(name, rect, ui::Role::kToggle, title, ui::Enabled::kYes, picked);
  Canvas& canvas = ui.canvas();
  ui::card(canvas, rect, picked);
  draw_emblem(canvas, topic, emblem_rect(topic, rect), picked);
  draw_name(canvas, title, name_rect(topic, rect), role);
  const float depth = ui.pressed(name);
  if (depth > 0) {
    canvas.fill(rect, faded(canvas.palette().ink, 0.08F * depth), canvas.theme().radii.card);
  }
  return tapped;
}

std::optional<Action> draw_cards(const State& state, const World& world, ui::Ui& ui,
                                 const Rect& view) {
  const std::vector<const content::Item*> topics = shown_topics(world);
  const int columns =
      std::max(2, static_cast<int>((view.width() + ui::kGutter) / (kLeastWidth + ui::kGutter)));
  const int rows = (static_cast<int>(topics.size()) + columns - 1) / columns;
  const float width =
      (view.width() - ui::kGutter * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  const float fair = (view.height() - 8 + kRowGap) / static_cast<float>(std::max(rows, 1));
  const float height = std::clamp(fair - kRowGap, kLeastCard, kMostCard);
  const float length = static_cast<float>(rows) * (height + kRowGap) - kRowGap;
  const TextRole role = common_role(
      world, ui.canvas(), topics, least_room(topics, ui::rect_at(0, 0, width, height), name_rect));
  // Room around the cards, so that their shadows are not cut off.
  const Rect clip{view.left - 24, view.top, view.right + 24, view.bottom};
  const float offset = ui.begin_scroll("form.topics", clip, ui::Axis::kVertical, length + 8);
  std::optional<Action> action;
  for (size_t i = 0; i < topics.size(); ++i) {
    const auto column = static_cast<float>(static_cast<int>(i) % columns);
    const auto row = static_cast<float>(static_cast<int>(i) / columns);
    const Rect rect = ui::rect_at(view.left + column * (width + ui::kGutter),
                                  view.top + 4 - offset + row * (height + kRowGap), width, height);
    if (draw_card(world, ui, *topics[i], rect, role, picked_in(state.topics, topics[i]->id))) {
      action = TopicTapped{topics[i]->id};
    }
  }
  ui.end_scroll();
  draw_more(ui.canvas(), clip, offset, length + 8);
  return action;
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
  const std::string& title = world.in(topic.title);
  ui::card(canvas, row);
  if (topic.picture) draw_emblem(canvas, topic, emblem_rect(topic, row), Selected::kNo);
  draw_name(canvas, title, row_name_rect(topic, row), role);
  const float ticks = row.right - 2 * kTickColumn;
  std::optional<Action> action;
  const Rect mine{ticks + 4, row.top, ticks + kTickColumn - 4, row.bottom};
  if (draw_tick(ui, "form.topic." + topic.id, title, mine, picked_in(state.topics, topic.id))) {
    action = TopicTapped{topic.id};
  }
  if (draw_tick(ui, "form.partner." + topic.id, title, ui::moved(mine, kTickColumn, 0),
                picked_in(state.partner_topics, topic.id))) {
    action = PartnerTopicTapped{topic.id};
  }
  return action;
}

// For two: a table with a tick for each person.
std::optional<Action> draw_table(const State& state, const World& world, ui::Ui& ui,
                                 const Rect& view) {
  const std::vector<const content::Item*> topics = shown_topics(world);
  const int columns =
      std::max(1, static_cast<int>((view.width() + ui::kGutter) / (kWideTable + ui::kGutter)));
  const int rows = (static_cast<int>(topics.size()) + columns - 1) / columns;
  const float width =
      (view.width() - ui::kGutter * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  for (int column = 0; column < columns; ++column) {
    const float left = view.left + static_cast<float>(column) * (width + ui::kGutter);
    draw_head(world, ui.canvas(), ui::rect_at(left, view.top, width, kHeadHeight));
  }
  const TextRole role =
      common_role(world, ui.canvas(), topics,
                  least_room(topics, ui::rect_at(0, 0, width, kRow), row_name_rect));
  const Rect clip{view.left - 24, view.top + kHeadHeight, view.right + 24, view.bottom};
  const float pitch = kRow + kRowGap;
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
std::optional<Action> add_topics(const State& state, const World& world, Page& page) {
  std::optional<Action> action;
  const bool together = state.company == Company::kTogether;
  const std::string mine = world.word("form.for_me");
  const std::string theirs = world.word("form.for_partner");
  for (const content::Item* topic : shown_topics(world)) {
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

std::optional<Action> draw_page(const State& state, const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  const float top = draw_steps(state, world, canvas);
  Page page(ui, "form.topics_page", {0, top, canvas.width(), ui::dock_top(canvas) + kUnderDock});
  page.title(world.word("form.topics_title"));
  page.story(world.word("form.topics_note"));
  std::optional<Action> action;
  const bool together = state.company == Company::kTogether;
  if (world.visit.persona == kPersonaWithPartner) {
    const Chip chip{"form.partner", world.word("form.together"), together ? "check" : "group_add",
                    together};
    if (page.chips({chip})) action = CompanyTapped{};
  }
  if (auto picked = add_topics(state, world, page)) action = picked;
  const bool none = state.topics.empty() && (!together || state.partner_topics.empty());
  if (page.button({"form.next", world.word(none ? "form.next_without" : "form.next"),
                   none ? "" : "arrow_forward", ui::ButtonKind::kMain})) {
    action = NextTapped{};
  }
  page.end();
  return action;
}

}  // namespace

std::optional<Action> draw_topics(const State& state, const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  if (canvas.large_text()) return draw_page(state, world, ui);
  Places p = places(canvas, draw_steps(state, world, canvas));
  float y = p.title.y +
            draw_title(canvas, world.word("form.topics_title"), p.title, p.column,
                       canvas.portrait() ? 1 : 3,
                       canvas.portrait() ? TextRole::kTitleLong : TextRole::kCard) +
            16;
  y += canvas
           .text(world.word("form.topics_note"), {p.title.x, y},
                 {TextRole::kStory, canvas.palette().ink, p.column, ui::Align::kLeft,
                  ui::Wrap::kBalanced})
           .height +
       24;
  ui.say("form.title", {0, p.title.y, p.title.x + p.column, y - 24}, ui::Role::kHeading,
         world.word("form.topics_title") + " " + world.word("form.topics_note"));
  std::optional<Action> action;
  const bool together = state.company == Company::kTogether;
  if (world.visit.persona == kPersonaWithPartner) {
    const std::string word = world.word("form.together");
    const std::string_view icon = together ? "check" : "group_add";
    const float width = std::min(ui::chip_width(ui, word, icon), p.column + 16);
    if (ui::chip(ui, "form.partner", ui::rect_at(ui::kMargin, y, width, ui::kChipHeight), word,
                 icon, together ? Selected::kYes : Selected::kNo)) {
      action = CompanyTapped{};
    }
    y += ui::kChipHeight + 24;
  }
  if (canvas.portrait()) p.view.top = y + 4;
  auto picked =
      together ? draw_table(state, world, ui, p.view) : draw_cards(state, world, ui, p.view);
  if (picked) action = picked;

  const bool none = state.topics.empty() && (!together || state.partner_topics.empty());
  if (ui::button(ui, "form.next", p.next, world.word(none ? "form.next_without" : "form.next"),
                 none ? "" : "arrow_forward", ui::ButtonKind::kMain)) {
    action = NextTapped{};
  }
  return action;
}

}  // namespace gummiband::screens::form
