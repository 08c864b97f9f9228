#include <algorithm>
#include <array>
#include <span>

#include "screens/facts.h"
#include "screens/form_script.h"
#include "screens/highlight.h"
#include "screens/page.h"
#include "screens/paper.h"
#include "screens/prose.h"
#include "ui/widgets.h"

namespace gummiband::screens::highlight {
namespace {

using ui::Canvas;
using ui::Rect;
using ui::TextLook;
using ui::TextRole;

constexpr std::array kTitleRoles = {TextRole::kTitle, TextRole::kTitleLong, TextRole::kCard};
constexpr float kRelatedHeight = 330;
constexpr float kRelatedPicture = 136;
constexpr float kNarrowestRelated = 270;
constexpr float kNarrowestButton = 400;

const char* kind_word(content::ItemKind kind) {
  switch (kind) {
    case content::ItemKind::kHighlight:
      return "kind.highlight";
    case content::ItemKind::kOffer:
      return "kind.offer";
    case content::ItemKind::kEvent:
      return "kind.event";
    case content::ItemKind::kContact:
      return "kind.contact";
    case content::ItemKind::kTopic:
      return "kind.topic";
  }
  return "kind.highlight";
}

ui::PictureLook scene_look(const World& world, const Canvas& canvas, const content::Item& item) {
  const content::Picture* own = picture_of(world, item);
  ui::PictureLook picture = look(own != nullptr ? *own : world.pack.header);
  if (canvas.portrait()) return picture;
  picture.radius_top = picture.radius_bottom = canvas.theme().radii.card;
  return picture;
}

// In portrait the scene with the sheet in front of it; in landscape a picture on paper.
void draw_scene(const World& world, Canvas& canvas, const content::Item& item, const Rect& scene,
                float ridge) {
  const ui::PictureLook picture = scene_look(world, canvas, item);
  const bool tall = canvas.portrait();
  if (!tall) canvas.card_shadow(scene, picture.radius_top);
  canvas.picture(scene, picture, canvas.palette().paper_shade);
  if (!tall) return;
  ui::sheet(canvas, ridge, ui::HillShape::kB);
}

void draw_place(const World& world, ui::Ui& ui, const content::Item& item, const Rect& scene) {
  Canvas& canvas = ui.canvas();
  constexpr float kAround = 128;  // the pin and the round ends
  const std::string whole = where(world, item);
  if (whole.empty()) return;
  const TextLook words{TextRole::kNote, canvas.palette().ink, 0, ui::Align::kLeft, ui::Wrap::kNone};
  const float room = scene.width() - 2 * (canvas.portrait() ? ui::kMargin : 28) - kAround;
  const bool fits = canvas.measure(whole, words).width <= room;
  const std::string& text = fits || world.in(item.place).empty() ? whole : world.in(item.place);
  const ui::Size size = canvas.measure(text, words);
  const float left = canvas.portrait() ? ui::kMargin : scene.left + 28;
  const Rect pill =
      ui::rect_at(left, canvas.portrait() ? 52 : scene.top + 28, size.width + kAround, 84);
  canvas.fill(pill, canvas.palette().paper, 42);
  canvas.icon("place", {pill.left + 50, pill.centre().y}, 44, canvas.palette().band);
  canvas.text(text, {pill.left + 84, pill.centre().y - size.height / 2}, words);
  ui.say("highlight.place", pill, ui::Role::kText, whole);
}

bool draw_related_card(const World& world, ui::Ui& ui, const content::Item& item,
                       const Rect& rect) {
  Canvas& canvas = ui.canvas();
  const std::string& title = world.in(item.title);
  const std::string name = "highlight.related." + item.id;
  const bool tapped = ui.tap(name, rect, ui::Role::kButton, title);
  const float radius = canvas.theme().radii.card;
  canvas.card_shadow(rect, radius);
  canvas.fill(rect, canvas.palette().white, radius);
  if (item.picture) {
    ui::PictureLook picture = look(*item.picture);
    picture.radius_top = radius;
    canvas.picture({rect.left, rect.top, rect.right, rect.top + kRelatedPicture}, picture,
                   canvas.palette().moss);
  }
  const float inner = rect.width() - 44;
  ui::Point at{rect.left + 22, rect.top + kRelatedPicture + 14};
  at.y += canvas
              .text(world.word(kind_word(item.kind)), at,
                    {TextRole::kDock, canvas.palette().moss, inner})
              .height +
          4;
  constexpr std::array kRoles = {TextRole::kLabel, TextRole::kDock};
  const TextRole role = canvas.fitting(title, inner, 3, kRoles);
  canvas.text(title, at, {role, canvas.palette().ink, inner, ui::Align::kLeft});
  const float depth = ui.pressed(name);
  if (depth > 0) {
    canvas.fill(rect, faded(canvas.palette().ink, 0.1F * depth), radius);
    if (route_to(item).screen == ScreenName::kHighlight) expect(item.id, world, canvas);
  }
  return tapped;
}

std::optional<Action> draw_related(const State& state, const World& world, ui::Ui& ui,
                                   const Rect& row) {
  std::optional<Action> action;
  if (state.related.empty()) return action;
  // On a narrow display two that can be read are better than three that cannot.
  const auto most = static_cast<size_t>(row.width() / kNarrowestRelated);
  const size_t shown = std::clamp<size_t>(most, 1, state.related.size());
  const auto count = static_cast<float>(shown);
  const float width = (row.width() - (count - 1) * 18) / count;
  float left = row.left;
  for (const std::string& id : std::span(state.related).first(shown)) {
    const content::Item* item = world.pack.find(id);
    if (item != nullptr &&
        draw_related_card(world, ui, *item, {left, row.top, left + width, row.bottom})) {
      action = RelatedTapped{id};
    }
    left += width + 18;
  }
  return action;
}

// The code of the item over the whole screen; true when it was closed.
bool draw_code(const State& state, const World& world, ui::Ui& ui, const content::Item& item) {
  const std::string hint = code_hint(world, *state.code);
  BigCodeLook look;
  look.picture = picture_of(world, item);
  look.title = world.in(item.title);
  look.hint = hint;
  return draw_big_code(world, ui, *state.code, look);
}

// The one form that opens from a contact says what it is; several are asked about later.
PageButton call_button(const World& world) {
  const std::vector<const content::Form*> forms =
      form::forms_for(content::FormEntry::kContact, world);
  const bool one = forms.size() == 1 && !forms.front()->title.empty();
  return {"highlight.call", one ? world.in(forms.front()->title) : world.word("offer.form"),
          one && !forms.front()->icon.empty() ? forms.front()->icon : "forum",
          ui::ButtonKind::kMain};
}

// Where somebody can be asked to call, that is the main thing to do.
ui::ButtonKind heart_kind(bool kept, bool calls) {
  if (kept) return ui::ButtonKind::kCalm;
  return calls ? ui::ButtonKind::kSecondary : ui::ButtonKind::kMain;
}

bool draw_heart_action(const State& state, const World& world, ui::Ui& ui, const Rect& rect,
                       bool calls) {
  const bool kept = world.visit.likes(state.item);
  return ui::button(ui, "highlight.heart", rect, world.word(kept ? "heart.kept" : "heart.keep"),
                    kept ? "check" : "favorite_border", heart_kind(kept, calls));
}

// A 3:4 portrait has room for a title of one line and for less of the picture.
bool is_low(const Canvas& canvas) {
  return canvas.portrait() && canvas.height() < 1.5F * canvas.width();
}
int title_lines(const Canvas& canvas) {
  return is_low(canvas) ? 1 : 2;
}

enum class Title { kLarge, kSmaller };

TextRole title_role(Canvas& canvas, const std::string& title, float width, Title size) {
  const size_t first = size == Title::kSmaller ? 1 : 0;
  return canvas.fitting(whole_words(title), width, title_lines(canvas),
                        std::span(kTitleRoles).subspan(first));
}

// What title, facts and story need at this width.
float story_height(const World& world, Canvas& canvas, const content::Item& item, float width) {
  const std::string& title = world.in(item.title);
  const TextRole role = title_role(canvas, title, width, Title::kLarge);
  const TextLook big{role, canvas.palette().ink, width, ui::Align::kLeft, ui::Wrap::kBalanced};
  return canvas.measure(title, big).height + 20 +
         facts_height(canvas, item_facts(world, item), width) +
         prose_height(canvas, world, item, width);
}

// Title, facts and story within `column`; the story scrolls when it is longer than its room, and
// then the title leaves it some of its own.
void draw_story(const World& world, ui::Ui& ui, const content::Item& item, const Rect& column) {
  Canvas& canvas = ui.canvas();
  const std::string& title = world.in(item.title);
  const bool long_story = story_height(world, canvas, item, column.width()) > column.height();
  const TextRole role =
      title_role(canvas, title, column.width(), long_story ? Title::kSmaller : Title::kLarge);
  const TextLook big{role, canvas.palette().ink, column.width(), ui::Align::kLeft,
                     ui::Wrap::kBalanced};
  ui::Point at{column.left, column.top};
  at.y += canvas.text(title, at, big).height + 20;
  ui.say("highlight.title", {column.left, column.top, column.right, at.y}, ui::Role::kHeading,
         title);
  at.y += draw_facts(ui, "highlight.facts", item_facts(world, item), at, column.width());
  draw_prose(ui, "highlight.story", world, item, {at.x, at.y, column.right, column.bottom});
}

struct Places {
  Rect scene;
  float ridge = 0;
  Rect story;
  float buttons_top = 0;
  Rect call;  // empty: nobody is to call
  Rect heart;
  Rect paper;  // empty: there is nothing to take along
  Rect related;
};

// The two buttons beside each other; above each other where they would be too narrow.
void split_heart(Places& p) {
  const float half = (p.heart.width() - ui::kGutter) / 2;
  if (half >= kNarrowestButton) {
    p.paper = {p.heart.right - half, p.heart.top, p.heart.right, p.heart.bottom};
    p.heart.right = p.heart.left + half;
    return;
  }
  p.paper = p.heart;
  p.heart = ui::moved(p.heart, 0, -ui::kButtonHeight - 16);
}

// The button that asks for a call, over the others.
void add_call(Places& p, bool calls) {
  p.buttons_top = std::min(p.heart.top, p.paper.empty() ? p.heart.top : p.paper.top);
  if (!calls) return;
  const float right = p.paper.empty() ? p.heart.right : std::max(p.heart.right, p.paper.right);
  p.call = {p.heart.left, p.buttons_top - 16 - ui::kButtonHeight, right, p.buttons_top - 16};
  p.buttons_top = p.call.top;
}

// The picture gives way to a long story, but never all of it.
Places places(const State& state, const World& world, Canvas& canvas, const content::Item& item) {
  const float foot = ui::dock_top(canvas);
  Places p;
  if (canvas.portrait()) {
    p.related = {ui::kMargin, foot - 8 - kRelatedHeight, canvas.width() - ui::kMargin, foot - 8};
    p.heart = ui::rect_at(ui::kMargin, p.related.top - 90 - ui::kButtonHeight,
                          canvas.width() - 2 * ui::kMargin, ui::kButtonHeight);
    if (state.code) split_heart(p);
    add_call(p, can_call(item, world));
    const float width = canvas.width() - 2 * ui::kTextInset;
    const float needed = story_height(world, canvas, item, width) + 28;
    const float top = std::clamp(p.buttons_top - 24 - needed, is_low(canvas) ? 264.0F : 430.0F,
                                 canvas.height() * 0.41F);
    p.ridge = top - 120;
    p.scene = {0, 0, canvas.width(), p.ridge + 96};
    p.story = {ui::kTextInset, top, canvas.width() - ui::kTextInset, p.buttons_top - 24};
    return p;
  }
  const float middle = canvas.width() * 0.5F;
  p.heart = ui::rect_at(ui::kTextInset, foot - 16 - ui::kButtonHeight, middle - ui::kTextInset - 24,
                        ui::kButtonHeight);
  if (state.code) split_heart(p);
  add_call(p, can_call(item, world));
  p.related = {middle + 24, foot - 16 - kRelatedHeight, canvas.width() - ui::kMargin, foot - 16};
  p.story = {ui::kTextInset, 60, middle - 24, p.buttons_top - 20};
  p.scene = {p.related.left, 48, p.related.right, p.related.top - 92};
  return p;
}

std::optional<Action> draw_page(const State& state, const World& world, ui::Ui& ui,
                                const content::Item& item) {
  Canvas& canvas = ui.canvas();
  Page page(world, ui, "highlight.page", picture_of(world, item));
  std::optional<Action> action;
  if (!ui.on_stage()) page.title(world.in(item.title));  // there it stands above
  std::vector<Fact> facts = item_facts(world, item);
  if (const std::string place = where(world, item); !place.empty()) {
    facts.insert(facts.begin(), {"place", place});
  }
  const float room = page.width() - 32;
  const Rect strip = page.take(facts_height(canvas, facts, room), 12);
  draw_facts(ui, "highlight.facts", facts, {strip.left + 16, strip.top}, room);
  const bool kept = world.visit.likes(state.item);
  const bool calls = can_call(item, world);
  std::vector<PageButton> buttons;
  if (calls) buttons.push_back(call_button(world));
  buttons.push_back({"highlight.heart", world.word(kept ? "heart.kept" : "heart.keep"),
                     kept ? "check" : "favorite_border", heart_kind(kept, calls)});
  if (state.code) {
    const PaperButton paper = paper_button(world);
    buttons.push_back({"highlight.paper", paper.label, paper.icon, ui::ButtonKind::kSecondary});
  }
  if (const auto tapped = page.buttons(buttons)) {
    const std::string& name = buttons[*tapped].name;
    action = name == "highlight.call"    ? Action(CallTapped{})
             : name == "highlight.heart" ? Action(HeartTapped{})
                                         : Action(PaperTapped{});
  }
  const Rect story = page.take(prose_height(canvas, world, item, room), 40);
  draw_prose_column(ui, "highlight.story", world, item, {story.left + 16, story.top}, room);
  if (!state.related.empty()) page.heading(world.word("highlight.related"));
  for (const std::string& id : state.related) {
    const content::Item* related = world.pack.find(id);
    if (related == nullptr) continue;
    RowLook row;
    if (related->picture) row.picture = &*related->picture;
    row.icon = "place";
    row.kicker = world.word(kind_word(related->kind));
    row.title = world.in(related->title);
    if (page.row("highlight.related." + id, row)) action = RelatedTapped{id};
  }
  page.end();
  return action;
}

}  // namespace

void expect(const std::string& item, const World& world, ui::Canvas& canvas) {
  const content::Item* found = world.pack.find(item);
  if (found == nullptr || canvas.large_text()) return;  // large text has no scene
  const State state = open({ScreenName::kHighlight, item}, world);
  canvas.expect_picture(places(state, world, canvas, *found).scene,
                        scene_look(world, canvas, *found));
}

std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  canvas.fill({0, 0, canvas.width(), canvas.height()}, canvas.palette().paper);
  const content::Item* item = world.pack.find(state.item);
  if (item == nullptr) return std::nullopt;
  if (state.bigger && state.code) {
    if (draw_code(state, world, ui, *item)) return CodeClosed{};
    return std::nullopt;
  }
  if (canvas.large_text()) return draw_page(state, world, ui, *item);
  const Places p = places(state, world, canvas, *item);
  draw_scene(world, canvas, *item, p.scene, p.ridge);
  draw_place(world, ui, *item, p.scene);

  std::optional<Action> action;
  draw_story(world, ui, *item, p.story);
  if (!p.call.empty()) {
    const PageButton call = call_button(world);
    if (ui::button(ui, call.name, p.call, call.text, call.icon, call.kind)) action = CallTapped{};
  }
  if (draw_heart_action(state, world, ui, p.heart, !p.call.empty())) action = HeartTapped{};
  if (!p.paper.empty()) {
    const PaperButton button = paper_button(world);
    if (ui::button(ui, "highlight.paper", p.paper, button.label, button.icon,
                   ui::ButtonKind::kSecondary)) {
      action = PaperTapped{};
    }
  }
  if (!state.related.empty()) {
    const std::string related = world.word("highlight.related");
    canvas.text(related, {p.related.left + 16, p.related.top - 64},
                {TextRole::kCardSmall, canvas.palette().ink, 0, ui::Align::kLeft, ui::Wrap::kNone});
    ui.say("highlight.related",
           {p.related.left, p.related.top - 64, p.related.right, p.related.top - 8},
           ui::Role::kHeading, related);
  }
  if (auto tapped = draw_related(state, world, ui, p.related)) action = tapped;
  return action;
}

}  // namespace gummiband::screens::highlight
