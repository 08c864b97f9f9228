#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "screens/page.h"
#include "screens/paper.h"
#include "screens/print.h"
#include "ui/widgets.h"

namespace gummiband::screens::print {
namespace {

using ui::Canvas;
using ui::Point;
using ui::Rect;
using ui::TextLook;
using ui::TextRole;

constexpr float kSlipTall = 488;
constexpr float kSlipNarrow = 400;  // where there is less room
constexpr float kSlipGap = 44;      // between the words and the slip
constexpr float kHeart = 200;
constexpr float kWidestNote = 1000;  // beside the tower of the scene
constexpr float kFirstRise = 0.08F;  // what is seen before the printer says how far it is
constexpr std::array kTitleRoles = {TextRole::kQuestion, TextRole::kTitle, TextRole::kTitleLong,
                                    TextRole::kCard};
constexpr std::array kCardRoles = {TextRole::kTitleLong, TextRole::kCard, TextRole::kCardSmall};

struct Words {
  std::string title;
  std::string note;
  std::string staff;  // for whoever looks after the printer; empty: nothing to do
};

Words words_of(const State& state, const World& world) {
  switch (state.phase) {
    case Phase::kComing:
      return {world.word("print.coming_title"), world.word("print.coming"), ""};
    case Phase::kTakeIt:
      return {world.word("print.take_title"), world.word("print.take"), ""};
    case Phase::kAsk:
      return {world.word("print.ask_title"), world.word("print.ask"), ""};
    case Phase::kVisitFull:
      return {world.word("print.visit_title"), world.word("print.visit"), ""};
    case Phase::kHourFull:
      return {world.word("print.hour_title"), world.word("print.hour"), ""};
    case Phase::kBusy:
      return {world.word("print.busy_title"), world.word("print.busy"), ""};
    case Phase::kTrouble:
      break;
  }
  Words words{world.word("print.trouble_title"),
              world.word(state.code ? "print.trouble" : "print.trouble_plain"), ""};
  if (state.torn) words.note += " " + world.word("print.torn");
  if (!slips::can_print(world.printer.printer)) {
    words.staff =
        world.words.text(world.visit.language, "print.staff", {{"todo", printer_words(world)}});
  }
  return words;
}

struct Places {
  Rect words;      // the column; its lower edge is the hill
  Rect slip_room;  // where the slip may stand
  float hill = 0;
  Rect first;  // of two buttons
  Rect second;
  Rect only;  // where there is one
};

Places places(const Canvas& canvas) {
  Places p;
  const float w = canvas.width();
  const float foot = ui::dock_top(canvas);
  const float half = (w - 2 * ui::kMargin - ui::kGutter) / 2;
  p.first = ui::rect_at(ui::kMargin, foot - 40 - ui::kButtonHeight, half, ui::kButtonHeight);
  p.second = ui::moved(p.first, half + ui::kGutter, 0);
  p.only = {p.first.left, p.first.top, p.second.right, p.first.bottom};
  p.hill = p.first.top - 76;
  const float slip = slip_width(canvas);
  if (canvas.portrait()) {
    p.words = {ui::kTextInset, 110, w - ui::kTextInset, p.hill};
    p.slip_room = ui::rect_at((w - slip) / 2, 110, slip, p.hill - 110);
  } else {
    const float left = w - ui::kTextInset - slip - 40;
    p.words = {ui::kTextInset, 56, left - 60, p.hill};
    p.slip_room = ui::rect_at(left, 56, slip, p.hill - 56);
  }
  return p;
}

// The receipt's code, as the slip has it: for those whose slip is lost on the way.
float draw_box(const State& state, ui::Ui& ui, Point at, float room) {
  const slips::SlipBox& box = state.slip.box;
  if (box.code.empty()) return at.y;
  Canvas& canvas = ui.canvas();
  const ui::Palette& palette = canvas.palette();
  at.y += 40;
  const float top = at.y;
  at.y += canvas.text(box.label, at, {TextRole::kLabel, palette.crown, room}).height;
  at.y += canvas.text(box.code, at, {TextRole::kCode, palette.on_valley, room}).height;
  const float column = std::min(room, kWidestNote);
  at.y += canvas.text(box.words, at, {TextRole::kNote, palette.on_valley, column}).height;
  ui.say("print.code_words", {at.x, top, at.x + room, at.y}, ui::Role::kText,
         box.label + ": " + box.code + ". " + box.words);
  return at.y;
}

// Answers with y below them.
float draw_words(const State& state, const World& world, ui::Ui& ui, const Rect& column) {
  Canvas& canvas = ui.canvas();
  const ui::Palette& palette = canvas.palette();
  const Words words = words_of(state, world);
  const float room = column.width();
  const TextRole role =
      canvas.fitting(words.title, room, canvas.portrait() ? 2 : 1,
                     canvas.portrait() ? std::span<const TextRole>(kTitleRoles) : kCardRoles);
  Point at{column.left, column.top};
  at.y += canvas
              .text(words.title, at,
                    {role, palette.on_valley, room, ui::Align::kLeft, ui::Wrap::kBalanced})
              .height +
          (canvas.portrait() ? 40 : 20);
  const TextLook note{TextRole::kCall, palette.on_valley, room, ui::Align::kLeft,
                      ui::Wrap::kBalanced};
  at.y += canvas.text(by_sentence(canvas, words.note, note), at, note).height;
  if (!words.staff.empty()) {
    at.y += 36;
    const TextLook look{TextRole::kNote, palette.crown, std::min(room, kWidestNote),
                        ui::Align::kLeft, ui::Wrap::kBalanced};
    at.y += canvas.text(words.staff, at, look).height;
  }
  ui.say("print.title", {0, 0, canvas.width(), at.y}, ui::Role::kHeading,
         words.title + ". " + words.note + (words.staff.empty() ? "" : " ") + words.staff);
  return draw_box(state, ui, at, room);
}

// How much of the slip is out: at the printer's pace, and never faster than one can follow.
float risen(const State& state, const World& world, Canvas& canvas) {
  if (world.visit.comfort.reduced_motion) return 1;
  const auto ms = static_cast<float>((world.uptime_s - state.since_s) * 1000);
  const float t = std::clamp(ms / std::max(1.0F, canvas.theme().motion.slip), 0.0F, 1.0F);
  const float eased = 0.5F - 0.5F * std::cos(t * std::numbers::pi_v<float>);
  if (t < 1) canvas.keep_moving();
  if (state.phase == Phase::kTakeIt) return eased;
  const auto done = static_cast<float>(world.printer.done);
  return std::min(eased, kFirstRise + (1 - kFirstRise) * done);
}

// Behind the hill, which is drawn after it.
void draw_slip(const State& state, const World& world, Canvas& canvas, const Rect& room,
               float hill) {
  if (world.slip == nullptr || world.slip->width() == 0) return;
  const float scale = room.width() / static_cast<float>(world.slip->width());
  const float height = static_cast<float>(world.slip->height()) * scale;
  const float hidden = hill + kFrontHillLip;
  const float top = std::max(room.top, hidden + 20 - height);
  const float y = hidden + (top - hidden) * risen(state, world, canvas);
  canvas.push_clip({0, 0, canvas.width(), hidden + 80});
  const Rect rect = ui::rect_at(room.left, y, room.width(), height);
  canvas.card_shadow(rect, 0);
  canvas.texture(rect, *world.slip);
  canvas.pop_clip();
}

// One or two; the last of them goes on without paper.
std::vector<PageButton> buttons(const State& state, const World& world) {
  const bool ask = state.phase == Phase::kAsk;
  std::vector<PageButton> all;
  if (ask || state.phase == Phase::kBusy) {
    all.push_back({"print.again", world.word(ask ? "print.again" : "print.now"), "print",
                   ask ? ui::ButtonKind::kLight : ui::ButtonKind::kMain});
  } else if (!shows_slip(state) && state.code) {
    all.push_back({"print.code", world.word("print.photo"), "qr_code", ui::ButtonKind::kMain});
  }
  all.push_back({"print.done", world.word(ask ? "print.not_again" : "print.done"), "",
                 ui::ButtonKind::kLight});
  return all;
}

Action action_of(const std::string& name) {
  if (name == "print.again") return PrintTapped{};
  if (name == "print.code") return CodeTapped{};
  return DoneTapped{};
}

std::optional<Action> draw_buttons(const State& state, const World& world, ui::Ui& ui,
                                   const Places& p) {
  std::optional<Action> action;
  const std::vector<PageButton> all = buttons(state, world);
  for (size_t i = 0; i < all.size(); ++i) {
    const Rect& rect = all.size() == 1 ? p.only : i == 0 ? p.first : p.second;
    if (ui::button(ui, all[i].name, rect, all[i].text, all[i].icon, all[i].kind)) {
      action = action_of(all[i].name);
    }
  }
  return action;
}

// In large text the slip does not rise: it hangs below what is to be done.
std::optional<Action> draw_page(const State& state, const World& world, ui::Ui& ui) {
  const ui::Palette& palette = ui.canvas().palette();
  const bool scene = !world.pack.attract.empty();
  Page page(world, ui, "print.page", scene ? &world.pack.attract.front().landscape : nullptr);
  const Words words = words_of(state, world);
  page.title(words.title);
  page.story(words.note);
  std::vector<PageButton> all = buttons(state, world);
  for (PageButton& button : all) {  // on paper, not on a hill
    if (button.kind == ui::ButtonKind::kLight) button.kind = ui::ButtonKind::kSecondary;
  }
  const auto tell_team = [&] { page.text(words.staff, TextRole::kNote, palette.moss); };
  if (!page.low()) tell_team();
  const slips::SlipBox& box = state.slip.box;
  if (!box.code.empty()) {
    page.text(box.label, TextRole::kLabel, palette.moss);
    page.text(box.code, TextRole::kCode, palette.ink);
  }
  const auto tapped = page.buttons(all);
  if (page.low()) tell_team();
  if (!box.code.empty()) page.text(box.words, TextRole::kNote, palette.ink);
  const bool above = ui.on_stage();  // there it hangs
  if (!above && shows_slip(state) && world.slip != nullptr && world.slip->width() > 0) {
    const float width = std::min(page.width(), slip_width(ui.canvas()));
    const float scale = width / static_cast<float>(world.slip->width());
    const Rect line = page.take(static_cast<float>(world.slip->height()) * scale);
    const Rect rect = ui::rect_at(line.centre().x - width / 2, line.top, width, line.height());
    ui.canvas().card_shadow(rect, 0);
    ui.canvas().texture(rect, *world.slip);
  }
  page.end();
  if (!tapped) return std::nullopt;
  return action_of(all[*tapped].name);
}

}  // namespace

bool shows_slip(const State& state) {
  return state.phase == Phase::kComing || state.phase == Phase::kTakeIt;
}

float slip_width(const Canvas& canvas) {
  return canvas.portrait() && canvas.height() >= kLowPortrait ? kSlipTall : kSlipNarrow;
}

std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  if (state.bigger && state.code) {
    const std::string hint = code_hint(world, *state.code);
    BigCodeLook look;
    look.title = state.slip.title;
    look.hint = hint;
    if (draw_big_code(world, ui, *state.code, look)) return CodeClosed{};
    return std::nullopt;
  }
  if (canvas.large_text()) return draw_page(state, world, ui);
  const Places p = places(canvas);
  const bool trouble = state.phase == Phase::kTrouble;
  const bool many_words = (trouble && canvas.portrait()) || !state.slip.box.code.empty();
  const Sky sky = many_words ? Sky::kHigh : Sky::kOfTheScene;
  draw_night(world, canvas, sky);
  const float below = draw_words(state, world, ui, p.words);
  Rect room = p.slip_room;
  if (canvas.portrait()) room.top = std::min(below + kSlipGap, p.hill - 60);
  // A fault has no heart and no band that holds.
  if (shows_slip(state)) {
    draw_held_band(canvas, below, p.hill);
    draw_slip(state, world, canvas, room, p.hill);
  } else if (!trouble) {
    draw_held_heart(canvas, sky, below, p.hill, kHeart);
  }
  draw_front_hill(canvas, p.hill);
  return draw_buttons(state, world, ui, p);
}

}  // namespace gummiband::screens::print
