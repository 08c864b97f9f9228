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
constexpr float kWidestStage = 1080;  // beside what is looked at in landscape
constexpr float kLeastAside = 560;    // in landscape, for what is looked at
constexpr float kLeastCodeAside = 720;
constexpr float kCodeShare = 0.44F;  // of the width, where that is more

// What is looked at.
struct Above {
  const content::Picture* picture = nullptr;
  std::string title;
  std::string note;
  const Code* code = nullptr;
};

// What each screen has to be looked at; most have nothing of their own.
struct Shows {
  const World& world;
  Above& result;

  void item(const std::string& id) const {
    const content::Item* item = world.pack.find(id);
    if (item == nullptr) return;
    if (item->picture) result.picture = &*item->picture;
    result.title = world.in(item->title);
    result.note = world.in(item->summary);
  }
  void code(const std::optional<Code>& code) const {
    if (code) result.code = &*code;
  }

  void operator()(const highlight::State& state) const {
    item(state.item);
    if (state.bigger) code(state.code);
  }
  void operator()(const offer::State& state) const {
    item(state.item);
    code(state.code);
  }
  void operator()(const hearts::State& state) const { code(state.code); }
  void operator()(const contacts::State& state) const { code(state.code); }
  void operator()(const print::State& state) const {
    if (state.bigger) code(state.code);
  }
  void operator()(const why::State& state) const {
    if (state.page >= world.pack.why_here.size()) return;
    result.picture = &world.pack.why_here[state.page].picture;
    result.title = world.in(world.pack.why_here[state.page].title);
  }
  // What the list begins with: the visitor's own place, or the first thing to see.
  void operator()(const explore::State& state) const {
    if (const content::HeartPlace* place = explore::greeting(state, world)) {
      result.picture = &place->picture;
      result.title = world.in(place->motto);
      result.note = world.in(place->words);
    } else if (const auto items = explore::shown(state, world); !items.empty()) {
      item(items.front()->id);
    }
  }
  template <typename Other>
  void operator()(const Other&) const {}
};

Above above(const AnyState& state, const World& world, const Canvas& canvas) {
  Above result;
  result.picture = &world.pack.header;
  if (!world.pack.attract.empty()) {
    const content::AttractScene& scene = world.pack.attract.front();
    result.picture = canvas.portrait() ? &scene.portrait : &scene.landscape;
  }
  result.title = world.word("low_reach.title");
  std::visit(Shows{world, result}, state);
  return result;
}

// Title and note on a dark hill, at the foot of `area`.
void draw_words(Canvas& canvas, const Above& what, const Rect& area) {
  constexpr std::array kRoles = {TextRole::kTitle, TextRole::kTitleLong, TextRole::kCard,
                                 TextRole::kCardSmall, TextRole::kDock};
  const ui::Palette& palette = canvas.palette();
  const float room = area.width() - 2 * ui::kTextInset;
  const int most_lines = canvas.portrait() ? 2 : 4;
  const TextRole role = canvas.fitting(what.title, room, most_lines, kRoles);
  const TextLook title{role, palette.on_valley, room, ui::Align::kLeft, ui::Wrap::kBalanced};
  const TextLook note{TextRole::kStory, palette.on_valley, room};
  const float title_height = canvas.measure(what.title, title).height;
  float note_height = what.note.empty() ? 0 : canvas.measure(what.note, note).height + 24;
  // The scene gives way, but never all of it: then only the title stands there.
  const auto ridge = [&] { return area.bottom - 30 - note_height - title_height - 110; };
  const bool with_note = note_height > 0 && ridge() >= kLeastScene;
  if (!with_note) note_height = 0;
  const ui::Hill hill{ui::HillShape::kB, area.left, area.right, ridge(), 80, ridge() + 100};
  canvas.hill_shadow(hill, canvas.theme().shadows.sheet);
  canvas.hill(hill, palette.valley, palette.valley);
  canvas.fill({area.left, ridge() + 100, area.right, area.bottom + kLip}, palette.valley);
  ui::Point at{area.left + ui::kTextInset, ridge() + 110};
  at.y += canvas.text(what.title, at, title).height + 24;
  if (with_note) canvas.text(what.note, at, note);
}

// In the middle of `area`.
void draw_code(Canvas& canvas, const World& world, const Code& code, const Rect& area) {
  constexpr float kAround = 14;
  const ui::Size most{area.width() - 2 * kAround, area.height() - 2 * kAround};
  const CodeCard card = code_card(canvas, world, code, kCodeWanted, most);
  const Rect rect =
      ui::rect_at(area.centre().x - card.size.width / 2, area.centre().y - card.size.height / 2,
                  card.size.width, card.size.height);
  draw_code_card(canvas, rect, code, card);
}

// Everything but the stage, whose paper is laid out for it.
void draw_above(const Above& what, const World& world, ui::Ui& ui, const Rect& stage) {
  Canvas& canvas = ui.canvas();
  const ui::Palette& palette = canvas.palette();
  const bool tall = canvas.portrait();
  const Rect whole{0, 0, canvas.width(), tall ? stage.top : canvas.height()};
  // What stands above or, in landscape, beside.
  const Rect area{0, 0, tall ? stage.right : stage.left, tall ? stage.top : canvas.height()};
  canvas.fill(whole, palette.valley);
  canvas.picture(whole, look(*what.picture), palette.valley);
  if (what.code == nullptr) {
    draw_words(canvas, what, tall ? Rect{0, 0, area.right, stage.top - kLip} : area);
  }
  ui.say("low_reach.above", area, ui::Role::kImage,
         what.note.empty() ? what.title : what.title + ". " + what.note);
  ui::sheet(canvas, stage.top - kLip, ui::HillShape::kA, palette.moss, stage.left);
  if (what.code != nullptr) draw_code(canvas, world, *what.code, area);
}

}  // namespace

bool in_low_reach(const AnyState& state, const World& world) {
  return world.visit.comfort.low_reach && !std::holds_alternative<attract::State>(state);
}

Rect stage_part(const Canvas& canvas, Beside beside) {
  const float high = kLowReach * std::max(canvas.width(), canvas.height());
  Rect part{0, canvas.height() - high, canvas.width(), canvas.height()};
  if (canvas.portrait()) return part;
  const float aside = beside == Beside::kPicture
                          ? kLeastAside
                          : std::max(kLeastCodeAside, canvas.width() * kCodeShare);
  part.left = std::max(aside, canvas.width() - kWidestStage);
  return part;
}

void enter_low_reach(const AnyState& state, const World& world, ui::Ui& ui) {
  const Canvas& canvas = ui.canvas();
  const Above what = above(state, world, canvas);
  const Rect part = stage_part(canvas, what.code == nullptr ? Beside::kPicture : Beside::kCode);
  draw_above(what, world, ui, part);
  const float scale = part.height() / kShortSide;
  ui.enter_stage(part, scale, std::min(kMostTextScale, canvas.text_scale() / scale));
}

}  // namespace gummiband::screens
