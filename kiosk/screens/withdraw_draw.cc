#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "leads/receipt_code.h"
#include "screens/empty.h"
#include "screens/flow.h"
#include "screens/page.h"
#include "screens/withdraw.h"

namespace gummiband::screens::withdraw {
namespace {

using ui::Canvas;
using ui::Rect;
using ui::TextLook;
using ui::TextRole;

constexpr const char* kPage = "withdraw.page";
constexpr float kKeyColumns = 7;
constexpr float kLeastPitch = 102;
constexpr float kMostPitch = 132;
constexpr float kLowRowPitch = 106;
constexpr float kSlotGap = 10;
constexpr float kGroupGap = 34;  // a code is read in two groups
constexpr float kWidestSlot = 152;
constexpr float kWordsLeft = 0.06F;  // of its view, where draw_empty() has them in landscape

struct Places {
  Rect page;
  Rect keys;
  Bed bed = Bed::kAcross;
  float bed_top = 0;
};

Places portrait_places(const Canvas& canvas, float top) {
  Places p;
  const float w = canvas.width();
  const float foot = ui::dock_top(canvas) - 22;
  const float row = canvas.height() < kLowPortrait ? kLowRowPitch : ui::kKeyRowPitch;
  p.keys = {16, foot - row * ui::kKeyRows, w - 16, foot};
  p.bed_top = p.keys.top - 48;
  p.page = {0, top, w, p.bed_top - 4};
  return p;
}

Places landscape_places(const Canvas& canvas, float top) {
  Places p;
  const float w = canvas.width();
  const float foot = ui::dock_top(canvas) - 16;
  const float row = std::min(ui::kKeyRowPitch, (foot - 60) / ui::kKeyRows);
  const float pitch = std::clamp(w / 2 / kKeyColumns, kLeastPitch, kMostPitch);
  p.keys = {w - kBedInset - pitch * kKeyColumns, foot - row * ui::kKeyRows, w - kBedInset, foot};
  p.bed = Bed::kPanel;
  p.bed_top = p.keys.top - 14;
  p.page = {0, top, p.keys.left - kBedInset, ui::dock_top(canvas)};
  return p;
}

// The scene, where there is room for one; answers with y of the page below it.
float draw_scene(const World& world, Canvas& canvas) {
  const ui::Palette& palette = canvas.palette();
  canvas.fill({0, 0, canvas.width(), canvas.height()}, palette.paper);
  const bool tall = canvas.portrait();
  if (canvas.large_text() || (tall && canvas.height() < kLowPortrait)) return 12;
  const float ridge = tall ? 130 : 24;
  canvas.picture({0, 0, canvas.width(), ridge + 92}, look(world.pack.header), palette.paper_shade);
  ui::sheet(canvas, ridge, ui::HillShape::kA);
  return ridge + (tall ? 110.0F : 84.0F);
}

// What is wrong; empty: nothing.
std::string fault(const State& state, const World& world) {
  if (wait_left_s(world) > 0) {
    return world.words.text(world.visit.language, "withdraw.wait",
                            {{"time", countdown(wait_left_s(world))}});
  }
  if (state.phase == Phase::kTooShort) return world.word("withdraw.too_short");
  if (state.phase == Phase::kMistyped) return world.word("withdraw.mistyped");
  if (state.phase == Phase::kUnknown) return world.word("withdraw.unknown");
  if (state.phase == Phase::kFailed) return world.word("withdraw.failed");
  return {};
}

std::string note(const State& state, const World& world) {
  return world.word(state.phase == Phase::kUnknown ? "withdraw.unknown_note" : "withdraw.note");
}

// Small enough to leave the others their room.
void add_title(const World& world, ui::Ui& ui, Page& page) {
  const std::string title = world.word("withdraw.title");
  if (ui.canvas().large_text()) {
    page.title(title);
    return;
  }
  Canvas& canvas = ui.canvas();
  constexpr float kIndent = ui::kTextInset - ui::kMargin;
  const float room = page.width() - 2 * kIndent;
  const Rect rect = page.take(headline_height(canvas, title, room, 1, TextRole::kTitleLong), 20);
  draw_headline(canvas, title, {rect.left + kIndent, rect.top}, room, 1, TextRole::kTitleLong);
  ui.say("withdraw.title", rect, ui::Role::kHeading, title);
}

void add_fault(const State& state, const World& world, ui::Ui& ui, Page& page) {
  const std::string sentence = fault(state, world);
  if (sentence.empty()) return;
  Canvas& canvas = ui.canvas();
  const Rect rect = page.take(error_height(canvas, page.width(), sentence));
  draw_error(canvas, {rect.left, rect.top}, page.width(), sentence);
  ui.alert("withdraw.fault", rect, sentence);
}

void draw_slot(Canvas& canvas, const Rect& rect, std::string_view letter, ui::Selected next) {
  const ui::Palette& palette = canvas.palette();
  const ui::Borders& borders = canvas.theme().borders;
  const float radius = canvas.theme().radii.field;
  const bool on = next == ui::Selected::kYes;
  canvas.fill(rect, palette.white, radius);
  canvas.outline(rect, on ? palette.heart : palette.edge, on ? borders.selected : borders.control,
                 radius);
  if (letter.empty()) return;
  // All in one size, in which the widest stands there.
  constexpr std::array kRoles = {TextRole::kCall, TextRole::kButton, TextRole::kLabel,
                                 TextRole::kDock};
  constexpr char kWidest = 'W';
  const TextRole role = canvas.fitting({&kWidest, 1}, rect.width() - 8, 1, kRoles);
  canvas.label(letter, rect, role, palette.ink);
}

// A place for each character; the next one waits for its own.
void add_code(const State& state, const World& world, ui::Ui& ui, Page& page) {
  Canvas& canvas = ui.canvas();
  const std::string& code = state.code.text();
  const std::string label = world.word("withdraw.code");
  const float above = ui::field_label_height(canvas, page.width(), label);
  const float top = page.y();
  page.gap(above);
  const Rect line = page.take(ui::field_height(canvas));
  canvas.text(label, {line.left + 16, top},
              {TextRole::kLabel, canvas.palette().ink, page.width() - 32});
  constexpr size_t kHalf = leads::kReceiptCodeLength / 2;
  constexpr auto kSlots = static_cast<float>(leads::kReceiptCodeLength);
  const float width =
      std::min(kWidestSlot, (line.width() - kGroupGap - kSlotGap * (kSlots - 2)) / kSlots);
  float left = line.left;
  std::string spoken = label + ":";
  for (size_t i = 0; i < leads::kReceiptCodeLength; ++i) {
    const std::string_view letter = std::string_view(code).substr(std::min(i, code.size()), 1);
    const auto next =
        i == code.size() && takes_keys(state, world) ? ui::Selected::kYes : ui::Selected::kNo;
    draw_slot(canvas, ui::rect_at(left, line.top, width, line.height()), letter, next);
    if (!letter.empty()) spoken.append(" ").append(letter);
    left += width + (i + 1 == kHalf ? kGroupGap : kSlotGap);
  }
  ui.say("withdraw.code", {line.left, top, line.right, line.bottom}, ui::Role::kText, spoken);
  base::wipe(spoken);
}

std::optional<Action> draw_typing(const State& state, const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  const float top = draw_scene(world, canvas);
  const Places p = canvas.portrait() ? portrait_places(canvas, top) : landscape_places(canvas, top);
  const ui::Colour ink = canvas.palette().ink;
  const bool large = canvas.large_text();
  Page page(ui, kPage, p.page);
  // In large text not everything is in sight: what is wrong stands in for the headline, and what is
  // read once stands last.
  if (large && !fault(state, world).empty()) {
    ui.say("withdraw.title", page.take(0, 0), ui::Role::kHeading, world.word("withdraw.title"));
    add_fault(state, world, ui, page);
  } else {
    add_title(world, ui, page);
  }
  if (!large) page.text(note(state, world), TextRole::kNote, ink);
  add_code(state, world, ui, page);
  if (large) {
    page.text(note(state, world), TextRole::kNote, ink);
  } else {
    add_fault(state, world, ui, page);
  }
  page.end();
  draw_key_bed(canvas, p.keys, p.bed_top, p.bed);
  const std::string next =
      world.word(state.phase == Phase::kAsking ? "withdraw.asking" : "withdraw.send");
  ui::KeyboardLook keys;
  keys.keys = ui::KeySet::kCodes;
  keys.language = world.visit.language;
  keys.next = next;
  keys.next_icon = "delete";
  keys.enabled = takes_keys(state, world) ? ui::Enabled::kYes : ui::Enabled::kNo;
  const auto press = ui::keyboard(ui, p.keys, keys);
  if (const double left_s = wait_left_s(world); left_s > 0) {
    canvas.wake_after(left_s - std::floor(left_s) + 0.01);
  }
  if (!press) return std::nullopt;
  return KeyTapped{*press};
}

struct Words {
  const char* name;  // of the heading's control
  const char* title;
  const char* note;
};

Words words(const State& state) {
  if (state.phase == Phase::kErased) {
    return {"withdraw.is_erased", "withdraw.erased", "withdraw.erased_note"};
  }
  return {"withdraw.is_told", "withdraw.told", "withdraw.told_note"};
}

std::optional<Action> action_of(std::optional<size_t> button) {
  if (!button) return std::nullopt;
  return *button == 0 ? Action(BrowseTapped{}) : Action(DoneTapped{});
}

std::optional<Action> draw_over_page(const State& state, const World& world, ui::Ui& ui) {
  const Words said = words(state);
  Page page(world, ui, kPage);
  ui.say(said.name, page.take(0, 0), ui::Role::kHeading, world.word(said.title));
  page.title(world.word(said.title));
  page.story(world.word(said.note));
  const auto button =
      page.buttons({{"withdraw.browse", world.word("form.browse"), "", ui::ButtonKind::kSecondary},
                    {"withdraw.done", world.word("thanks.done"), "", ui::ButtonKind::kMain}});
  page.end();
  return action_of(button);
}

std::optional<Action> draw_over(const State& state, const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  const Words said = words(state);
  const float top = draw_scene(world, canvas);
  ui.say(said.name, {0, 0, canvas.width(), top}, ui::Role::kHeading, world.word(said.title));
  const std::vector<FlowButton> buttons = {
      {"withdraw.browse", world.word("form.browse"), "", ui::ButtonKind::kSecondary},
      {"withdraw.done", world.word("thanks.done"), "", ui::ButtonKind::kMain}};
  // In landscape the band is at the right.
  const float left = ui::kMargin;
  const float room = canvas.portrait() ? canvas.width() - 2 * left : canvas.width() / 2;
  const float high = buttons_height(canvas, buttons, room);
  const Rect area = ui::rect_at(left, ui::dock_top(canvas) - 28 - high, room, high);
  const float w = canvas.width();
  const float edge = canvas.portrait() ? 0 : (ui::kTextInset - kWordsLeft * w) / (1 - kWordsLeft);
  draw_empty(ui, {edge, top, w, area.top}, {world.word(said.title), world.word(said.note), "", ""});
  return action_of(draw_buttons(ui, buttons, area));
}

}  // namespace

std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui) {
  if (!is_over(state)) return draw_typing(state, world, ui);
  return ui.canvas().large_text() ? draw_over_page(state, world, ui) : draw_over(state, world, ui);
}

}  // namespace gummiband::screens::withdraw
