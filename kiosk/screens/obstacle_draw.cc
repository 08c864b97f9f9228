#include <algorithm>
#include <array>

#include "screens/flow.h"
#include "screens/obstacle.h"
#include "screens/page.h"
#include "screens/question.h"

namespace gummiband::screens::obstacle {
namespace {

using ui::Canvas;
using ui::Point;
using ui::Rect;
using ui::TextLook;
using ui::TextRole;

constexpr float kInsetX = 40;
constexpr float kInsetY = 22;
constexpr float kLeastRow = 116;
constexpr float kTopRoom = 14;       // for the first row's shadow
constexpr float kTwoColumns = 1200;  // room from which answers stand in two columns
constexpr float kThreeColumns = 1700;
constexpr float kBandWidth = 13;
constexpr float kHeart = 150;
constexpr const char* kPage = "obstacle.page";

size_t columns_for(float room) {
  if (room >= kThreeColumns) return 3;
  return room >= kTwoColumns ? 2 : 1;
}

TextLook row_look(const Canvas& canvas, float width) {
  return {TextRole::kButton, canvas.palette().ink, width - 2 * kInsetX, ui::Align::kLeft,
          ui::Wrap::kBalanced};
}

float row_needs(Canvas& canvas, const std::string& text, float width) {
  return std::max({kLeastRow, canvas.least_touch(),
                   canvas.measure(text, row_look(canvas, width)).height + 2 * kInsetY});
}

bool draw_answer(const World& world, ui::Ui& ui, const content::Obstacle& obstacle,
                 const Rect& rect) {
  Canvas& canvas = ui.canvas();
  const std::string name = "obstacle.answer." + obstacle.id;
  const std::string& text = world.in(obstacle.text);
  const bool tapped = ui.tap(name, rect, ui::Role::kButton, text);
  const float radius = canvas.theme().radii.button;
  canvas.card_shadow(rect, radius);
  canvas.fill(rect, canvas.palette().white, radius);
  canvas.outline(rect, canvas.palette().edge, canvas.theme().borders.control, radius);
  const TextLook words = row_look(canvas, rect.width());
  const float high = canvas.measure(text, words).height;
  canvas.text(text, {rect.left + kInsetX, rect.centre().y - high / 2}, words);
  const float depth = ui.pressed(name);
  if (depth > 0) canvas.fill(rect, faded(canvas.palette().ink, 0.1F * depth), radius);
  return tapped;
}

std::optional<Action> draw_answers(const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  const float top = draw_question(canvas, world, world.word("obstacle.title"));
  ui.say("obstacle.title", {0, 0, canvas.width(), top}, ui::Role::kHeading,
         world.word("obstacle.title"));
  const float room = canvas.width() - 2 * ui::kMargin;
  const TextLook note{TextRole::kStory, canvas.palette().ink, canvas.width() - 2 * ui::kTextInset};
  const std::string promise = world.word("obstacle.promise");
  const float promise_height = canvas.measure(promise, note).height;
  const size_t columns = columns_for(room / std::max(1.0F, canvas.text_scale()));
  const float width =
      (room - ui::kGutter * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  const std::vector<content::Obstacle>& all = world.pack.obstacles;
  float height = 0;
  for (const content::Obstacle& obstacle : all) {
    height = std::max(height, row_needs(canvas, world.in(obstacle.text), width));
  }
  const auto lines = static_cast<float>((all.size() + columns - 1) / columns);
  const float step = height + ui::kGutter;
  const float head = promise_height + 18;
  const float length = head + kTopRoom + step * lines - ui::kGutter + kUnderDock;
  const Rect view{ui::kMargin - 24, top - 30, canvas.width() - ui::kMargin + 24,
                  ui::dock_top(canvas) + kUnderDock};
  std::optional<Action> action;
  const float offset = ui.begin_scroll("obstacle.answers", view, ui::Axis::kVertical, length);
  canvas.text(promise, {ui::kTextInset, view.top - offset}, note);
  ui.say("obstacle.promise",
         ui::rect_at(ui::kTextInset, view.top - offset, note.width, promise_height),
         ui::Role::kText, promise);
  for (size_t i = 0; i < all.size(); ++i) {
    const float left = ui::kMargin + static_cast<float>(i % columns) * (width + ui::kGutter);
    const float y = view.top + head + kTopRoom - offset + step * static_cast<float>(i / columns);
    if (draw_answer(world, ui, all[i], ui::rect_at(left, y, width, height))) {
      action = AnswerTapped{all[i].id};
    }
  }
  ui.end_scroll();
  draw_scroll_fades(canvas, view, offset, length);
  return action;
}

std::string onward_word(const World& world, const content::Obstacle& obstacle) {
  switch (obstacle.next) {
    case content::NextStep::kTopic:
      return world.word("obstacle.topic");
    case content::NextStep::kField:
      return world.word("obstacle.field");
    case content::NextStep::kContact:
      return world.word("obstacle.contact");
  }
  return world.word("obstacle.topic");
}

// The band with a heart on it, as on an empty list of hearts: something has begun.
void draw_band(Canvas& canvas, float y) {
  const Point heart{canvas.width() / 2, y};
  const std::array<Point, 5> through = {Point{-20, y - 110}, Point{heart.x - 260, y + 60}, heart,
                                        Point{heart.x + 280, y + 50},
                                        Point{canvas.width() + 20, y - 120}};
  canvas.band(smooth_chain(through), kBandWidth);
  canvas.mark(ui::Mark::kHeartWithCrown, {heart.x, heart.y - 4}, kHeart);
}

// What the answer leads to, in what room there is left: its picture, or the heart alone.
void draw_what_comes(const World& world, Canvas& canvas, const content::Obstacle& obstacle,
                     const Rect& room) {
  if (room.height() < 2 * kHeart) return;
  const content::Item* item = world.pack.find(obstacle.target);
  if (item == nullptr || !item->picture) {
    draw_band(canvas, room.centre().y);
    return;
  }
  const float radius = canvas.theme().radii.card;
  const Rect card{room.left, room.top + kHeart * 0.6F, room.right, room.bottom};
  ui::PictureLook picture = look(*item->picture);
  picture.radius_top = picture.radius_bottom = radius;
  canvas.card_shadow(card, radius);
  canvas.picture(card, picture, canvas.palette().moss);
  draw_band(canvas, card.top);
}

std::optional<Action> draw_reply(const World& world, ui::Ui& ui,
                                 const content::Obstacle& obstacle) {
  Canvas& canvas = ui.canvas();
  const float top = draw_question(canvas, world, world.word("obstacle.thanks"));
  ui.say("obstacle.thanks", {0, 0, canvas.width(), top}, ui::Role::kHeading,
         world.word("obstacle.thanks"));
  const float foot = ui::dock_top(canvas);
  const float room = canvas.width() - 2 * ui::kMargin;
  const std::vector<FlowButton> all = {
      {"obstacle.onward", onward_word(world, obstacle), "arrow_forward", ui::ButtonKind::kMain},
      {"obstacle.explore", world.word("form.browse"), "", ui::ButtonKind::kSecondary}};
  const float high = buttons_height(canvas, all, room);
  const Rect area = ui::rect_at(ui::kMargin, foot - 8 - high, room, high);
  const Rect view{ui::kTextInset, top - 20, canvas.width() - ui::kTextInset, area.top - 16};
  const std::string& reply = world.in(obstacle.reply);
  constexpr std::array kRoles = {TextRole::kCard, TextRole::kCardSmall, TextRole::kCardTiny};
  const TextRole role = canvas.fitting(reply, view.width(), canvas.portrait() ? 5 : 3, kRoles);
  const TextLook words{role, canvas.palette().ink, view.width(), ui::Align::kLeft,
                       ui::Wrap::kBalanced};
  const float length = canvas.measure(reply, words).height + 30;
  const float offset = ui.begin_scroll("obstacle.reply", view, ui::Axis::kVertical, length);
  canvas.text(reply, {view.left, view.top - offset}, words);
  ui.say("obstacle.reply_text", moved(view, 0, -offset), ui::Role::kText, reply);
  ui.end_scroll();
  draw_scroll_fades(canvas, view, offset, length);
  const float free = view.bottom - view.top - length;
  draw_what_comes(
      world, canvas, obstacle,
      {ui::kMargin, view.bottom - free + 10, canvas.width() - ui::kMargin, view.bottom - 20});
  std::optional<Action> action;
  if (const auto tapped = draw_buttons(ui, all, area)) {
    action = *tapped == 0 ? Action(OnwardTapped{}) : Action(ExploreTapped{});
  }
  return action;
}

std::optional<Action> draw_answers_page(const World& world, ui::Ui& ui) {
  std::optional<Action> action;
  Page page(world, ui, kPage);
  page.title(world.word("obstacle.title"));
  page.story(world.word("obstacle.promise"));
  for (const content::Obstacle& obstacle : world.pack.obstacles) {
    const float high = row_needs(ui.canvas(), world.in(obstacle.text), page.width());
    if (draw_answer(world, ui, obstacle, page.take(high))) action = AnswerTapped{obstacle.id};
  }
  page.end();
  return action;
}

std::optional<Action> draw_reply_page(const World& world, ui::Ui& ui,
                                      const content::Obstacle& obstacle) {
  Page page(world, ui, kPage);
  page.title(world.word("obstacle.thanks"));
  page.story(world.in(obstacle.reply));
  const auto tapped = page.buttons(
      {{"obstacle.onward", onward_word(world, obstacle), "arrow_forward", ui::ButtonKind::kMain},
       {"obstacle.explore", world.word("form.browse"), "", ui::ButtonKind::kSecondary}});
  page.end();
  if (!tapped) return std::nullopt;
  return *tapped == 0 ? Action(OnwardTapped{}) : Action(ExploreTapped{});
}

}  // namespace

std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui) {
  const content::Obstacle* obstacle = answered(state, world);
  if (ui.canvas().large_text()) {
    if (obstacle != nullptr) return draw_reply_page(world, ui, *obstacle);
    const auto action = draw_answers_page(world, ui);
    if (action) ui.rewind(kPage);  // the reply begins at its beginning
    return action;
  }
  return obstacle == nullptr ? draw_answers(world, ui) : draw_reply(world, ui, *obstacle);
}

}  // namespace gummiband::screens::obstacle
