#include <algorithm>
#include <array>

#include "screens/flow.h"
#include "screens/page.h"
#include "screens/why.h"

namespace gummiband::screens::why {
namespace {

using ui::Canvas;
using ui::Point;
using ui::Rect;
using ui::TextLook;
using ui::TextRole;

constexpr float kBandWidth = 13;
constexpr float kBead = 60;
constexpr float kCardInset = 36;
constexpr float kLeastScene = 300;  // height of the picture, whatever the words need
constexpr float kLowScene = 190;    // and where the words are large
constexpr float kMiddle = 0.42F;    // of the width, in landscape: where the words begin
constexpr float kUnderRidge = 170;  // where the words begin: below the band
constexpr float kBehindSheet = 74;  // of the picture: as far as the sheet's ridge dips
constexpr float kTextGap = 20;
constexpr float kCardGap = 34;
constexpr const char* kPage = "why.page";

std::vector<FlowButton> buttons(const State& state, const World& world, const Canvas& canvas) {
  if (!on_last_page(state, world)) {
    return {{"why.next", world.word("why.next"), "arrow_forward", ui::ButtonKind::kMain}};
  }
  std::vector<FlowButton> all = {{"why.offers", world.word("why.offers"),
                                  canvas.portrait() ? "work" : "", ui::ButtonKind::kMain},
                                 {"why.contacts", world.word("why.contacts"),
                                  canvas.portrait() ? "forum" : "", ui::ButtonKind::kSecondary}};
  if (may_ask(world)) {
    all.push_back({"why.obstacle", world.word("obstacle.title"), "", ui::ButtonKind::kSecondary});
  }
  return all;
}

Action action_of(const std::string& name) {
  if (name == "why.offers") return OffersTapped{};
  if (name == "why.contacts") return ContactsTapped{};
  if (name == "why.obstacle") return ObstacleTapped{};
  return NextTapped{};
}

int title_lines(const Canvas& canvas) {
  return canvas.portrait() ? 2 : 1;
}

// The words of a page and what they need, top down.
struct Words {
  const content::Reason* reason = nullptr;
  float width = 0;
  TextLook text;
  TextLook value;
  TextLook meaning;
  TextLook source;
  std::string source_line;
  float title_height = 0;
  float text_height = 0;
  float value_height = 0;
  float meaning_height = 0;
  float source_height = 0;

  float card_height() const {
    return value_height + meaning_height + source_height + 2 * kCardInset + 8 + 14;
  }
  float height() const {
    return title_height + kTextGap + text_height + kCardGap + card_height() + 30;
  }
};

Words words_of(const World& world, Canvas& canvas, const content::Reason& reason, float width) {
  const ui::Palette& palette = canvas.palette();
  constexpr std::array kValueRoles = {TextRole::kTitle, TextRole::kTitleLong, TextRole::kCard,
                                      TextRole::kCardSmall};
  const float inner = width - 2 * kCardInset;
  const content::Figure& figure = reason.figure;
  Words w;
  w.reason = &reason;
  w.width = width;
  w.title_height =
      headline_height(canvas, world.in(reason.title), width, title_lines(canvas), TextRole::kTitle);
  w.text = {TextRole::kStory, palette.ink, width};
  w.text_height = canvas.measure(world.in(reason.text), w.text).height;
  const std::string& value = world.in(figure.value);
  w.value = {canvas.fitting(value, inner, 1, kValueRoles), palette.moss, inner, ui::Align::kLeft,
             ui::Wrap::kBalanced};
  w.value_height = canvas.measure(value, w.value).height;
  w.meaning = {TextRole::kNote, palette.ink, inner};
  w.meaning_height = canvas.measure(world.in(figure.meaning), w.meaning).height;
  w.source_line = world.words.text(
      world.visit.language, "why.source",
      {{"source", world.in(figure.source)}, {"year", std::to_string(figure.year)}});
  if (figure.sample) w.source_line = dotted(w.source_line, world.word("fact.sample"));
  w.source = {TextRole::kCaption, palette.ink_soft, inner};
  w.source_height = canvas.measure(w.source_line, w.source).height;
  return w;
}

void draw_figure(const World& world, ui::Ui& ui, const Words& w, Point at) {
  Canvas& canvas = ui.canvas();
  const content::Figure& figure = w.reason->figure;
  const Rect card = ui::rect_at(at.x, at.y, w.width, w.card_height());
  const float radius = canvas.theme().radii.card;
  canvas.card_shadow(card, radius);
  canvas.fill(card, canvas.palette().white, radius);
  if (!canvas.theme().effects.shadows) {
    canvas.outline(card, canvas.palette().edge, canvas.theme().borders.control, radius);
  }
  Point in{at.x + kCardInset, at.y + kCardInset};
  in.y += canvas.text(world.in(figure.value), in, w.value).height + 8;
  in.y += canvas.text(world.in(figure.meaning), in, w.meaning).height + 14;
  canvas.text(w.source_line, in, w.source);
  ui.say("why.figure", card, ui::Role::kText,
         world.in(figure.value) + " " + world.in(figure.meaning) + ". " + w.source_line);
}

void draw_words(const World& world, ui::Ui& ui, const Words& w, const Rect& column) {
  Canvas& canvas = ui.canvas();
  // Room at the sides, so that the card's shadow is not cut off.
  const Rect view{column.left - 30, column.top, column.right + 30, column.bottom};
  const float offset = ui.begin_scroll(kPage, view, ui::Axis::kVertical, w.height());
  Point at{column.left, column.top - offset};
  const std::string& title = world.in(w.reason->title);
  ui.say("why.title", ui::rect_at(at.x, at.y, w.width, w.title_height), ui::Role::kHeading, title);
  at.y +=
      draw_headline(canvas, title, at, w.width, title_lines(canvas), TextRole::kTitle) + kTextGap;
  const std::string& text = world.in(w.reason->text);
  ui.say("why.text", ui::rect_at(at.x, at.y, w.width, w.text_height), ui::Role::kText, text);
  at.y += canvas.text(text, at, w.text).height + kCardGap;
  draw_figure(world, ui, w, at);
  ui.end_scroll();
  draw_scroll_fades(canvas, view, offset, w.height());
}

// A heart for each page on the band: full up to this one.
void draw_band(Canvas& canvas, const State& state, size_t pages, const Rect& over, float y) {
  if (pages == 0) return;
  const float step = std::min(150.0F, over.width() / static_cast<float>(pages + 1));
  std::vector<Point> points = {{-20, y + 26}};
  std::vector<Point> beads;
  const float first = over.centre().x - step * static_cast<float>(pages - 1) / 2;
  for (size_t i = 0; i < pages; ++i) {
    const Point bead{first + step * static_cast<float>(i), y + (i % 2 == 0 ? 5.0F : -7.0F)};
    points.push_back(bead);
    beads.push_back(bead);
  }
  // In landscape it leaves behind the dock, or it would run behind the buttons.
  points.push_back(canvas.portrait() ? Point{canvas.width() + 20, y - 34}
                                     : Point{over.right + 30, y + 120});
  canvas.band(smooth_chain(points), kBandWidth);
  for (size_t i = 0; i < pages; ++i) {
    const bool here = i <= state.page;
    canvas.disc(beads[i], kBead * (i == state.page ? 0.78F : 0.62F), canvas.palette().paper);
    canvas.icon(here ? "favorite" : "favorite_border", {beads[i].x, beads[i].y + 3},
                i == state.page ? kBead * 1.2F : kBead * 0.9F, canvas.palette().band);
  }
}

struct Places {
  Rect scene;
  float ridge = 0;  // portrait only
  Rect column;
  Rect buttons;
};

Places places(Canvas& canvas, float needed, const std::vector<FlowButton>& all) {
  Places p;
  const float w = canvas.width();
  const float foot = ui::dock_top(canvas);
  if (canvas.portrait()) {
    const float room = w - 2 * ui::kMargin;
    const float high = buttons_height(canvas, all, room);
    p.buttons = ui::rect_at(ui::kMargin, foot - 8 - high, room, high);
    // The picture gives way to long words, but never all of it.
    const float least =
        canvas.text_scale() > 1 || canvas.height() < kLowPortrait ? kLowScene : kLeastScene;
    p.ridge = std::clamp(p.buttons.top - 24 - needed - kUnderRidge, least, canvas.height() * 0.44F);
    p.scene = {0, 0, w, p.ridge + kBehindSheet};
    p.column = {ui::kTextInset, p.ridge + kUnderRidge, w - ui::kTextInset, p.buttons.top - 12};
    return p;
  }
  const float middle = w * kMiddle;
  const float width = w - ui::kMargin - middle;
  const float high = buttons_height(canvas, all, width);
  p.buttons = ui::rect_at(middle, foot - 8 - high, width, high);
  p.scene = {ui::kMargin, 48, middle - 48, foot - 40};
  p.column = {middle, 48, w - ui::kMargin, p.buttons.top - 12};
  return p;
}

void draw_scene(Canvas& canvas, const content::Reason& reason, const Places& p) {
  ui::PictureLook picture = look(reason.picture);
  if (canvas.portrait()) {
    canvas.picture(p.scene, picture, canvas.palette().paper_shade);
    ui::sheet(canvas, p.ridge, ui::HillShape::kB);
    return;
  }
  picture.radius_top = picture.radius_bottom = canvas.theme().radii.card;
  canvas.card_shadow(p.scene, picture.radius_top);
  canvas.picture(p.scene, picture, canvas.palette().paper_shade);
}

std::optional<Action> draw_page(const State& state, const World& world, ui::Ui& ui,
                                const content::Reason& reason) {
  Canvas& canvas = ui.canvas();
  Page page(world, ui, kPage, &reason.picture);
  if (!ui.on_stage()) page.title(world.in(reason.title));  // there it stands above
  page.story(world.in(reason.text));
  const Words words = words_of(world, canvas, reason, page.width());
  const Rect card = page.take(words.card_height());
  draw_figure(world, ui, words, {card.left, card.top});
  std::vector<PageButton> all;
  for (const FlowButton& button : buttons(state, world, canvas)) {
    all.push_back({button.name, button.text, button.icon, button.kind});
  }
  const auto tapped = page.buttons(all);
  page.end();
  if (!tapped) return std::nullopt;
  ui.rewind(kPage);
  return action_of(all[*tapped].name);
}

}  // namespace

std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  canvas.fill({0, 0, canvas.width(), canvas.height()}, canvas.palette().paper);
  const std::vector<content::Reason>& reasons = world.pack.why_here;
  if (state.page >= reasons.size()) return std::nullopt;
  const content::Reason& reason = reasons[state.page];
  if (canvas.large_text()) return draw_page(state, world, ui, reason);
  const std::vector<FlowButton> all = buttons(state, world, canvas);
  const float width = canvas.portrait() ? canvas.width() - 2 * ui::kTextInset
                                        : canvas.width() * (1 - kMiddle) - ui::kMargin;
  const Words words = words_of(world, canvas, reason, width);
  const Places p = places(canvas, words.height(), all);
  draw_scene(canvas, reason, p);
  draw_words(world, ui, words, p.column);
  const float band_y = canvas.portrait() ? p.ridge + 86 : p.scene.bottom;
  const Rect over = canvas.portrait() ? Rect{0, 0, canvas.width(), 0} : p.scene;
  draw_band(canvas, state, reasons.size(), over, band_y);
  std::optional<Action> action;
  if (const auto tapped = draw_buttons(ui, all, p.buttons)) {
    action = action_of(all[*tapped].name);
    ui.rewind(kPage);
  }
  return action;
}

}  // namespace gummiband::screens::why
