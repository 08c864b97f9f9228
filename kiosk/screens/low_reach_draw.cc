#include <algorithm>
#include <array>

#include "screens/low_reach.h"
#include "ui/widgets.h"

namespace gummiband::screens {
namespace {

using ui::Canvas;
using ui::Rect;
using ui::TextLook;
using ui::TextRole;

constexpr float kShortSide = 1080;
constexpr float kMostTextScale = 2;
constexpr float kLip = 106;  // of the stage's hill
constexpr float kLeastScene = 260;
constexpr float kCodeWanted = 620;

// What is looked at.
struct Above {
  const content::Picture* picture = nullptr;
  std::string title;
  std::string note;
  const Code* code = nullptr;
};

Above above(const AnyState& state, const World& world) {
  Above result;
  result.picture =
      world.pack.attract.empty() ? &world.pack.header : &world.pack.attract.front().portrait;
  result.title = world.word("low_reach.title");
  const auto show_item = [&](const std::string& id) {
    const content::Item* item = world.pack.find(id);
    if (item == nullptr) return;
    if (item->picture) result.picture = &*item->picture;
    result.title = world.in(item->title);
    result.note = world.in(item->summary);
  };
  if (const auto* shown = std::get_if<highlight::State>(&state)) show_item(shown->item);
  if (const auto* shown = std::get_if<offer::State>(&state)) {
    show_item(shown->item);
    if (shown->code) result.code = &*shown->code;
  }
  if (const auto* shown = std::get_if<hearts::State>(&state)) {
    if (shown->code) result.code = &*shown->code;
  }
  return result;
}

// Title and note on a dark hill, down to `foot`.
void draw_words(Canvas& canvas, const Above& what, float foot) {
  constexpr std::array kRoles = {TextRole::kTitle, TextRole::kTitleLong, TextRole::kCard};
  const ui::Palette& palette = canvas.palette();
  const float room = canvas.width() - 2 * ui::kTextInset;
  const TextRole role = canvas.fitting(what.title, room, 2, kRoles);
  const TextLook title{role, palette.on_valley, room, ui::Align::kLeft, ui::Wrap::kBalanced};
  const TextLook note{TextRole::kStory, palette.on_valley, room};
  const float title_height = canvas.measure(what.title, title).height;
  float note_height = what.note.empty() ? 0 : canvas.measure(what.note, note).height + 24;
  // The scene gives way, but never all of it: then only the title stands there.
  const auto ridge = [&] { return foot - 30 - note_height - title_height - 110; };
  const bool with_note = note_height > 0 && ridge() >= kLeastScene;
  if (!with_note) note_height = 0;
  const ui::Hill hill{ui::HillShape::kB, 0, canvas.width(), ridge(), 80, ridge() + 100};
  canvas.hill_shadow(hill, canvas.theme().shadows.sheet);
  canvas.hill(hill, palette.valley, palette.valley);
  canvas.fill({0, ridge() + 100, canvas.width(), foot + kLip}, palette.valley);
  ui::Point at{ui::kTextInset, ridge() + 110};
  at.y += canvas.text(what.title, at, title).height + 24;
  if (with_note) canvas.text(what.note, at, note);
}

void draw_code(Canvas& canvas, const World& world, const Code& code, float foot) {
  const ui::Size most{canvas.width() - 2 * ui::kMargin, foot - 2 * 14};
  const CodeCard card = code_card(canvas, world, code, kCodeWanted, most);
  const Rect rect = ui::rect_at((canvas.width() - card.size.width) / 2,
                                (foot - card.size.height) / 2, card.size.width, card.size.height);
  draw_code_card(canvas, rect, code, card);
}

void draw_above(const AnyState& state, const World& world, ui::Ui& ui, float stage_top) {
  Canvas& canvas = ui.canvas();
  const ui::Palette& palette = canvas.palette();
  const Above what = above(state, world);
  const float foot = stage_top - kLip;
  canvas.fill({0, 0, canvas.width(), stage_top}, palette.valley);
  canvas.picture({0, 0, canvas.width(), stage_top}, look(*what.picture), palette.valley);
  if (what.code == nullptr) draw_words(canvas, what, foot);
  ui.say("low_reach.above", {0, 0, canvas.width(), stage_top}, ui::Role::kImage, what.title);
  ui::sheet(canvas, foot, ui::HillShape::kA, palette.moss);
  if (what.code != nullptr) draw_code(canvas, world, *what.code, stage_top);
}

}  // namespace

bool offers_low_reach(const ui::Ui& ui) {
  return ui.on_stage() || ui.canvas().portrait();
}

bool in_low_reach(const AnyState& state, const World& world, const ui::Ui& ui) {
  return world.visit.comfort.low_reach && ui.canvas().portrait() &&
         !std::holds_alternative<attract::State>(state);
}

void enter_low_reach(const AnyState& state, const World& world, ui::Ui& ui) {
  const Canvas& canvas = ui.canvas();
  const Rect part{0, canvas.height() * (1 - kLowReach), canvas.width(), canvas.height()};
  draw_above(state, world, ui, part.top);
  const float scale = part.height() / kShortSide;
  ui.enter_stage(part, scale, std::min(kMostTextScale, canvas.text_scale() / scale));
}

}  // namespace gummiband::screens
