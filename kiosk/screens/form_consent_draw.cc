#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "screens/form_consent.h"
#include "screens/form_parts.h"
#include "screens/form_script.h"
#include "screens/page.h"

namespace gummiband::screens::form {
namespace {

using ui::Canvas;
using ui::Point;
using ui::Rect;
using ui::Selected;
using ui::TextLook;
using ui::TextRole;

constexpr float kLinkHeight = 100;
constexpr float kBetweenCards = 8;
constexpr float kBetweenTexts = 8;
constexpr float kAboveButtons = 16;
constexpr float kAboveSixteen = 10;

struct Places {
  Point title;
  float title_width = 0;
  Rect cards;  // scroller; in portrait the note stands before the cards and the legal text after
  Rect legal;  // scroller of its own for note and legal text; empty in portrait
  Rect no;
  Rect send;
  Rect sixteen;
};

Places portrait_places(const Canvas& canvas, float steps_bottom, float sixteen_height) {
  Places p;
  const float w = canvas.width();
  const float foot = ui::dock_top(canvas);
  const float half = (w - 2 * ui::kMargin - ui::kGutter) / 2;
  p.no = ui::rect_at(ui::kMargin, foot - 30 - ui::kButtonHeight, half, ui::kButtonHeight);
  p.send = ui::moved(p.no, half + ui::kGutter, 0);
  p.sixteen = ui::rect_at(ui::kMargin, p.no.top - kAboveButtons - sixteen_height,
                          w - 2 * ui::kMargin, sixteen_height);
  p.title = {ui::kTextInset, steps_bottom + 24};
  p.title_width = w - 2 * ui::kTextInset;
  p.cards = {ui::kMargin, 0, w - ui::kMargin, p.sixteen.top - kAboveSixteen};
  return p;
}

// What is asked at the left, the answer at the right.
Places landscape_places(const Canvas& canvas, float steps_bottom, float sixteen_height,
                        float right_width) {
  Places p;
  const float w = canvas.width();
  const float foot = ui::dock_top(canvas);
  const float left = w - ui::kMargin - right_width;
  const float bottom = foot - 20;
  const float half = (right_width - ui::kGutter) / 2;
  p.no = ui::rect_at(left, bottom - ui::kButtonHeight, half, ui::kButtonHeight);
  p.send = ui::moved(p.no, half + ui::kGutter, 0);
  p.sixteen =
      ui::rect_at(left, p.no.top - kAboveButtons - sixteen_height, right_width, sixteen_height);
  p.title = {ui::kTextInset, steps_bottom + 20};
  p.title_width = left - 48 - ui::kTextInset;
  p.cards = {ui::kMargin, 0, left - 48, foot + 20};  // to where the dock's shadow begins
  p.legal = {left, steps_bottom + 4, w - ui::kMargin, p.sixteen.top - kAboveSixteen};
  return p;
}

float right_width(const Canvas& canvas) {
  constexpr float kWide = 1600;
  return canvas.width() < kWide ? 560 : canvas.width() * 0.41F;
}

// Sets one piece below the other; measures when it must not draw yet.
class Column {
 public:
  enum class Pass { kMeasure, kDraw };
  // `name` is that of the scroller: what is read aloud has its name from it.
  Column(ui::Ui& ui, std::string_view name, Pass pass, float left, float width, float y)
      : ui_(ui),
        name_(name),
        pass_(pass),
        left_(left),
        width_(width),
        y_(y),
        top_(y),
        controls_(y) {}

  void text(const std::string& text, TextRole role, ui::Colour colour, float after) {
    if (text.empty()) return;
    const float inset = ui::kTextInset - ui::kMargin;
    const TextLook look{role, colour, width_ - 2 * inset, ui::Align::kLeft, ui::Wrap::kGreedy};
    Canvas& canvas = ui_.canvas();
    const float height = canvas.measure(text, look).height;
    if (pass_ == Pass::kDraw) {
      canvas.text(text, {left_ + inset, y_}, look);
      ui_.say(name_ + ".text." + std::to_string(++texts_), ui::rect_at(left_, y_, width_, height),
              ui::Role::kText, text);
    }
    y_ += after + height;
  }
  // One paragraph below the other.
  void paragraphs(const std::string& text, ui::Colour colour) {
    const bool large = ui_.canvas().large_text();
    const TextRole role = large ? TextRole::kNote : TextRole::kCaption;
    const std::vector<std::string_view> parts = base::split(text, '\n');
    for (size_t i = 0; i < parts.size(); ++i) {
      const bool last = i + 1 == parts.size();
      this->text(std::string(parts[i]), role, colour, large ? 12 : last ? kBetweenTexts : 0);
    }
  }
  bool card(const ConsentCard& card, Selected ticked) {
    ui::TickCardLook look;
    look.title = card.name;
    look.note = card.organisation;
    look.text = card.purpose;
    look.ticked = ticked;
    look.dense = !ui_.canvas().large_text();
    const float height = ui::tick_card_height(ui_, width_, look);
    const Rect rect = ui::rect_at(left_, y_, width_, height);
    y_ += height + kBetweenCards;
    controls_ = y_;
    return pass_ == Pass::kDraw &&
           ui::tick_card(ui_, "form.recipient." + card.recipient, rect, look);
  }
  // An underlined sentence that is tapped; a finger may hit the text above it instead.
  bool link(std::string_view name, const std::string& text) {
    constexpr float kAround = 12;
    const float inset = ui::kTextInset - ui::kMargin;
    Canvas& canvas = ui_.canvas();
    const bool large = canvas.large_text();
    const TextLook look{large ? TextRole::kLabel : TextRole::kDock, canvas.palette().ink,
                        large ? width_ - 2 * inset : 0, ui::Align::kLeft,
                        large ? ui::Wrap::kGreedy : ui::Wrap::kNone};
    const ui::Size size = canvas.measure(text, look);
    const float height = std::max({kLinkHeight, canvas.least_touch(), size.height + 2 * kAround});
    const float top = large ? y_ : std::max(controls_, y_ + size.height + kAround - height);
    const Rect rect = ui::rect_at(left_, top, std::min(width_, size.width + 2 * inset), height);
    const float words =
        large ? rect.centre().y - size.height / 2 : rect.bottom - kAround - size.height;
    y_ = rect.bottom;
    if (pass_ == Pass::kMeasure) return false;
    const bool tapped = ui_.tap(name, rect, ui::Role::kButton, text);
    const float depth = ui_.pressed(name);
    if (depth > 0) canvas.fill(rect, faded(canvas.palette().ink, 0.10F * depth), 20);
    const Point at{rect.left + inset, words};
    canvas.text(text, at, look);
    const float line = at.y + size.height + 2;
    canvas.line({at.x, line}, {at.x + size.width, line}, canvas.palette().ink, 3);
    return tapped;
  }
  float length() const { return y_ - top_; }

 private:
  ui::Ui& ui_;
  std::string name_;
  Pass pass_;
  float left_;
  float width_;
  float y_;
  float top_;
  float controls_;  // y below the last card
  int texts_ = 0;   // drawn so far
};

enum class Part { kCards, kLegal, kBoth };

// Small, so that the legal text is in sight as well.
void add_note(Column& column, const ConsentText& text, const Canvas& canvas) {
  const ui::Palette& palette = canvas.palette();
  const TextRole role =
      canvas.large_text() || canvas.portrait() ? TextRole::kNote : TextRole::kCaption;
  column.text(text.note, role, palette.ink, text.demo.empty() ? 12 : 2);
  column.text(text.demo, TextRole::kDock, palette.error, 12);
}

std::optional<Action> add_cards(Column& column, const State& state, const ConsentText& text) {
  std::optional<Action> action;
  for (const ConsentCard& card : text.cards) {
    const bool on = std::ranges::find(state.recipients, card.recipient) != state.recipients.end();
    if (column.card(card, on ? Selected::kYes : Selected::kNo)) {
      action = RecipientTapped{card.recipient};
    }
  }
  return action;
}

std::optional<Action> add_legal(Column& column, const World& world, const ConsentText& text,
                                const ui::Palette& palette) {
  column.paragraphs(text.consent, palette.ink);
  column.paragraphs(text.privacy, palette.ink);
  if (column.link("form.privacy", world.word("form.privacy"))) return PrivacyTapped{};
  return std::nullopt;
}

// Flatter than a recipient's card: there is only a sentence in it.
float sixteen_card_height(ui::Ui& ui, float width, const ui::TickCardLook& look) {
  constexpr float kAround = 10;  // the box
  constexpr float kBox = 108;
  const ui::TextLook text{
      ui::TextRole::kButton, {}, width - 220, ui::Align::kLeft, ui::Wrap::kBalanced};
  return std::max(kBox, ui.canvas().measure(look.title, text).height) + 2 * kAround;
}

std::optional<Action> draw_scroller(const State& state, const World& world, ui::Ui& ui,
                                    const ConsentText& text, const Rect& view, Part part) {
  const ui::Palette& palette = ui.canvas().palette();
  std::optional<Action> action;
  // A fault takes the note's place: what one agrees to stays in sight.
  const bool note_last = part != Part::kCards && state.trouble != Trouble::kNone;
  const auto add = [&](Column& column) {
    if (part != Part::kCards && !note_last) add_note(column, text, ui.canvas());
    if (part != Part::kLegal) action = add_cards(column, state, text);
    if (part != Part::kCards) {
      if (auto legal = add_legal(column, world, text, palette)) action = legal;
    }
    if (note_last) add_note(column, text, ui.canvas());
  };
  const char* name = part == Part::kLegal ? "form.legal" : "form.recipients";
  Column measured(ui, name, Column::Pass::kMeasure, view.left, view.width(), 0);
  add(measured);
  // Room at the sides, so that the shadows of the cards are not cut off.
  const Rect clip{view.left - 24, view.top, view.right + 24, view.bottom};
  const float length = measured.length() + 2;
  const float offset = ui.begin_scroll(name, clip, ui::Axis::kVertical, length);
  Column drawn(ui, name, Column::Pass::kDraw, view.left, view.width(), view.top - offset);
  add(drawn);
  ui.end_scroll();
  draw_more(ui.canvas(), clip, offset, length);
  // Within the column: beside it another one begins, or the screen ends.
  if (offset + clip.height() < length - 1) {
    draw_more_arrow(ui.canvas(), {clip.left, clip.top, clip.right - 80, clip.bottom});
  }
  return action;
}

const char* word_of(const State& state, const World& world) {
  switch (state.trouble) {
    case Trouble::kNobodyTicked:
      return calls_only(form_of(state, world)) ? "form.nobody_ticked_phone" : "form.nobody_ticked";
    case Trouble::kNobodyThere:
      return "form.nobody_there";
    case Trouble::kNotSixteen:
      return "form.not_sixteen";
    case Trouble::kNone:
    case Trouble::kNotStored:
      break;
  }
  return "form.not_stored";
}

std::optional<Action> draw_answers(const State& state, const World& world, ui::Ui& ui,
                                   const Places& p, const ui::TickCardLook& sixteen) {
  std::optional<Action> action;
  if (ui::tick_card(ui, "form.sixteen", p.sixteen, sixteen)) action = SixteenTapped{};
  const auto enabled = state.sending == Sending::kYes ? ui::Enabled::kNo : ui::Enabled::kYes;
  if (ui::button(ui, "form.no", p.no, world.word("form.no"), "", ui::ButtonKind::kCalm, enabled)) {
    action = NoTapped{};
  }
  if (ui::button(ui, "form.send", p.send, world.word("form.send"), "", ui::ButtonKind::kCalm,
                 enabled)) {
    action = SendTapped{};
  }
  return action;
}

std::optional<Action> draw_page(const State& state, const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  const ConsentText text = consent_text(state, world);
  const float top = draw_steps(state, world, canvas);
  Page page(ui, "form.consent_page", {0, top, canvas.width(), ui::dock_top(canvas) + kUnderDock});
  page.title(text.title);
  std::optional<Action> action;
  const auto add = [&](Column& column) {
    add_note(column, text, canvas);
    action = add_cards(column, state, text);
    if (auto legal = add_legal(column, world, text, canvas.palette())) action = legal;
  };
  Column measured(ui, "form.consent_page", Column::Pass::kMeasure, page.left(), page.width(), 0);
  add(measured);
  const Rect strip = page.take(measured.length());
  Column drawn(ui, "form.consent_page", Column::Pass::kDraw, page.left(), page.width(), strip.top);
  add(drawn);
  ui::TickCardLook sixteen;
  sixteen.title = text.sixteen;
  sixteen.ticked = state.sixteen == Sixteen::kYes ? Selected::kYes : Selected::kNo;
  if (page.tick("form.sixteen", sixteen)) action = SixteenTapped{};
  if (state.trouble != Trouble::kNone) {
    const std::string sentence = world.word(word_of(state, world));
    const Rect error = page.take(error_height(canvas, page.width(), sentence));
    draw_error(canvas, {error.left, error.top}, page.width(), sentence);
    ui.alert("form.error", error, sentence);
  }
  const auto enabled = state.sending == Sending::kYes ? ui::Enabled::kNo : ui::Enabled::kYes;
  const auto answer =
      page.buttons({{"form.no", world.word("form.no"), "", ui::ButtonKind::kCalm, enabled},
                    {"form.send", world.word("form.send"), "", ui::ButtonKind::kCalm, enabled}});
  if (answer) action = *answer == 0 ? Action(NoTapped{}) : Action(SendTapped{});
  page.end();
  return action;
}

}  // namespace

std::optional<Action> draw_consent(const State& state, const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  if (canvas.large_text()) return draw_page(state, world, ui);
  const ConsentText text = consent_text(state, world);
  const float steps = draw_steps(state, world, canvas);
  ui::TickCardLook sixteen;
  sixteen.title = text.sixteen;
  sixteen.ticked = state.sixteen == Sixteen::kYes ? Selected::kYes : Selected::kNo;
  const float column = canvas.portrait() ? canvas.width() - 2 * ui::kMargin : right_width(canvas);
  const float sixteen_height = sixteen_card_height(ui, column, sixteen);
  Places p = canvas.portrait() ? portrait_places(canvas, steps, sixteen_height)
                               : landscape_places(canvas, steps, sixteen_height, column);
  const float below_title = canvas.portrait() ? 14 : 2;
  p.cards.top = p.title.y + below_title +
                draw_title(canvas, text.title, p.title, p.title_width, canvas.portrait() ? 1 : 2,
                           canvas.portrait() ? TextRole::kTitleLong : TextRole::kCard);

  ui.say("form.title", {p.title.x, p.title.y, p.title.x + p.title_width, p.cards.top - below_title},
         ui::Role::kHeading, text.title);
  if (state.trouble != Trouble::kNone) {
    const std::string sentence = world.word(word_of(state, world));
    const float height = error_height(canvas, column, sentence);
    Rect& below = canvas.portrait() ? p.cards : p.legal;
    const Rect error = ui::rect_at(p.sixteen.left, below.top, column, height);
    draw_error(canvas, {error.left, error.top}, column, sentence);
    ui.alert("form.error", error, sentence);
    below.top = error.bottom + kBetweenTexts;
  }
  const Part first = canvas.portrait() ? Part::kBoth : Part::kCards;
  std::optional<Action> action = draw_scroller(state, world, ui, text, p.cards, first);
  if (!canvas.portrait()) {
    if (auto legal = draw_scroller(state, world, ui, text, p.legal, Part::kLegal)) action = legal;
  }
  if (auto answer = draw_answers(state, world, ui, p, sixteen)) action = answer;
  return action;
}

}  // namespace gummiband::screens::form
