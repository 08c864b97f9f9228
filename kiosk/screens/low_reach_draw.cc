#include <algorithm>
#include <array>
#include <span>

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
constexpr float kCodeWanted = 880;  // a contact has 14 u a module then
constexpr float kSlip = 440;
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
  const ui::Texture* slip = nullptr;
  bool own = false;  // the title is the screen's, and need not be said on the stage again
};

// What each screen has to be looked at; most have nothing of their own.
struct Shows {
  const World& world;
  const ui::Ui& ui;
  Above& result;

  void item(const std::string& id) const {
    const content::Item* item = world.pack.find(id);
    if (item == nullptr) return;
    if (item->picture) result.picture = &*item->picture;
    result.title = world.in(item->title);
    result.note = world.in(item->summary);
    result.own = true;
  }
  void code(const std::optional<Code>& code) const {
    if (!code) return;
    result.code = &*code;  // the stage says whose it is
    result.title = world.word("low_reach.title");
    result.note.clear();
    result.own = false;
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
    if (print::shows_slip(state) && world.slip != nullptr && world.slip->width() > 0) {
      result.slip = world.slip;
    }
    if (state.bigger) code(state.code);
  }
  void operator()(const why::State& state) const {
    if (state.page >= world.pack.why_here.size()) return;
    result.picture = &world.pack.why_here[state.page].picture;
    result.title = world.in(world.pack.why_here[state.page].title);
    result.own = true;
  }
  // The line of tiles is looked at as through a window: what it was pushed to is shown large.
  void operator()(const explore::State& state) const {
    const content::HeartPlace* place = explore::greeting(state, world);
    const auto items = explore::shown(state, world);
    const auto looked_at =
        explore::looked_at(ui.scrolled(explore::kScroller), items.size(), place != nullptr);
    if (looked_at) {
      item(items[*looked_at]->id);
      result.own = false;  // only one of many
    } else if (place != nullptr) {
      result.picture = &place->picture;
      result.title = world.in(place->motto);
      result.note = world.in(place->words);
    }
  }
  template <typename Other>
  void operator()(const Other&) const {}
};

Above above(const AnyState& state, const World& world, const ui::Ui& ui) {
  Above result;
  result.picture = &world.pack.header;
  if (!world.pack.attract.empty()) result.picture = &world.pack.attract.front().portrait;
  result.title = world.word("low_reach.title");
  std::visit(Shows{world, ui, result}, state);
  return result;
}

// The title as large as it fits into the room, and how high it is.
TextLook title_look(Canvas& canvas, const std::string& title, ui::Size room) {
  constexpr std::array kRoles = {TextRole::kTitle,     TextRole::kTitleLong, TextRole::kCard,
                                 TextRole::kCardSmall, TextRole::kLabel,     TextRole::kDock};
  TextLook look{kRoles.back(), canvas.palette().on_valley, room.width, ui::Align::kLeft,
                ui::Wrap::kBalanced};
  for (size_t i = 0; i < kRoles.size(); ++i) {
    look.role = canvas.fitting(title, room.width, 2, std::span(kRoles).subspan(i));
    if (canvas.measure(title, look).height <= room.height) break;
  }
  return look;
}

// Title and note on a dark hill, at the foot of `area`.
void draw_words(Canvas& canvas, const Above& what, const Rect& area) {
  constexpr float kFoot = 30;
  const ui::Palette& palette = canvas.palette();
  const float room = area.width() - 2 * ui::kTextInset;
  const bool tall = canvas.portrait();
  const float least_scene = tall ? kLeastScene : 0;
  const float above = tall ? 110 : 40;  // from the ridge to the title
  const TextLook title =
      title_look(canvas, what.title, {room, area.height() - least_scene - above - kFoot});
  const TextLook note{TextRole::kStory, palette.on_valley, room};
  const float title_height = canvas.measure(what.title, title).height;
  float note_height = what.note.empty() ? 0 : canvas.measure(what.note, note).height + 24;
  // The scene gives way, but never all of it: then only the title stands there.
  const auto ridge = [&] { return area.bottom - kFoot - note_height - title_height - above; };
  const bool with_note = note_height > 0 && ridge() >= area.top + least_scene;
  if (!with_note) note_height = 0;
  if (tall) {
    const ui::Hill hill{ui::HillShape::kB, area.left, area.right, ridge(), 80, ridge() + 100};
    canvas.hill_shadow(hill, canvas.theme().shadows.sheet);
    canvas.hill(hill, palette.valley, palette.valley);
    canvas.fill({area.left, ridge() + 100, area.right, area.bottom + kLip}, palette.valley);
  }
  ui::Point at{area.left + ui::kTextInset, ridge() + above};
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

// What came out of the printer, as far as there is room for it: it hangs behind what stands below.
void draw_slip(Canvas& canvas, const ui::Texture& slip, const Rect& area) {
  constexpr float kTop = 60;
  const float width = std::min(kSlip, area.width() - 2 * ui::kMargin);
  const float height = static_cast<float>(slip.height()) * width / static_cast<float>(slip.width());
  const Rect rect = ui::rect_at(area.centre().x - width / 2,
                                std::max(area.top + kTop, area.bottom - height), width, height);
  canvas.push_clip(area);
  canvas.card_shadow(rect, 0);
  canvas.texture(rect, slip);
  canvas.pop_clip();
}

// Everything but the stage, whose paper is laid out for it. In portrait the words stand on a hill
// before the picture, in landscape between the picture's right edge and the stage.
void draw_above(const Above& what, const World& world, ui::Ui& ui, const Rect& stage) {
  Canvas& canvas = ui.canvas();
  const ui::Palette& palette = canvas.palette();
  const bool tall = canvas.portrait();
  const Rect scene{0, 0, tall ? stage.right : stage.left, tall ? stage.top : canvas.height()};
  const Rect words{tall ? 0 : stage.left, 0, stage.right, stage.top - kLip};
  canvas.fill({0, 0, canvas.width(), scene.bottom}, palette.valley);
  canvas.picture(scene, look(*what.picture), palette.valley);
  if (what.slip != nullptr) draw_slip(canvas, *what.slip, scene);
  if (!tall || what.code == nullptr) draw_words(canvas, what, words);
  ui.say("low_reach.above", tall ? scene : words, what.own ? ui::Role::kHeading : ui::Role::kImage,
         what.note.empty() ? what.title : what.title + ". " + what.note);
  ui::sheet(canvas, stage.top - kLip, ui::HillShape::kA, palette.moss, stage.left);
  if (what.code != nullptr) draw_code(canvas, world, *what.code, scene);
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
  const Above what = above(state, world, ui);
  const Rect part = stage_part(canvas, what.code == nullptr ? Beside::kPicture : Beside::kCode);
  draw_above(what, world, ui, part);
  const float scale = part.height() / kShortSide;
  ui.enter_stage(part, scale, std::min(kMostTextScale, canvas.text_scale() / scale));
}

}  // namespace gummiband::screens
