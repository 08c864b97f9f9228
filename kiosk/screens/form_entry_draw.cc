#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "screens/form_lead.h"
#include "screens/form_parts.h"
#include "screens/page.h"

namespace gummiband::screens::form {
namespace {

using ui::Canvas;
using ui::Point;
using ui::Rect;
using ui::TextRole;

// Beside the keyboard there must be room for a field of this width; else it goes below.
constexpr float kLeastFieldBeside = 500;
constexpr float kLeastLargeBeside = 550;  // in large text
constexpr float kStackedRowPitch = 106;
constexpr float kLeastNameRight = 580;  // its label needs the room

// A line that is typed into.
struct Entry {
  std::string name;  // of the control
  std::string label;
  std::string value;
  Focus focus = Focus::kContact;
  ui::Selected focused = ui::Selected::kYes;
};

struct Places {
  Point title;
  float title_width = 0;
  int title_lines = 1;
  bool alone = false;  // the only field: it follows the headline
  Rect first;
  Rect second;      // where there are two
  Point other_way;  // upper left, or upper right where it stands at the right
  bool other_way_right = false;
  Point note;  // what is wrong, or the hint of the demo
  float note_width = 0;
  bool note_for_title = false;  // no room for both: the note takes the headline's place
  Rect keys;
  Bed bed = Bed::kAcross;
  float bed_top = 0;
};

Places portrait_places(const Canvas& canvas, float steps_bottom) {
  Places p;
  const float w = canvas.width();
  const float foot = ui::dock_top(canvas);
  p.keys = ui::rect_at((w - ui::kKeyboardWidth) / 2, foot - 22 - ui::kKeyboardHeight,
                       ui::kKeyboardWidth, ui::kKeyboardHeight);
  p.bed_top = p.keys.top - 48;
  p.title = {ui::kTextInset, steps_bottom + 52};
  p.title_width = w - 2 * ui::kTextInset;
  p.first = ui::rect_at(ui::kMargin, steps_bottom + 230, w - 2 * ui::kMargin, ui::kFieldHeight);
  p.second = ui::moved(p.first, 0, 268);
  p.other_way = {w - ui::kMargin, p.second.top - 24 - ui::kChipHeight};
  p.other_way_right = true;
  p.note = {ui::kMargin, p.second.bottom + 16};
  p.note_width = w - 2 * ui::kMargin;
  return p;
}

Places beside_places(const Canvas& canvas, float steps_bottom) {
  Places p;
  const float w = canvas.width();
  const float foot = ui::dock_top(canvas);
  p.keys = ui::rect_at(w - kBedInset - ui::kKeyboardWidth, foot - 16 - ui::kKeyboardHeight,
                       ui::kKeyboardWidth, ui::kKeyboardHeight);
  p.bed = Bed::kPanel;
  p.bed_top = p.keys.top - 14;
  const float right = p.keys.left - kBedInset - 36;
  p.title = {ui::kTextInset, steps_bottom + 18};
  p.title_width = right - ui::kTextInset;
  p.first = {ui::kMargin, 312, right, 312 + ui::kFieldHeight};
  p.second = ui::moved(p.first, 0, 184);
  p.note = {ui::kMargin, p.second.bottom + 12};
  p.note_width = right - ui::kMargin;
  p.other_way = {ui::kMargin, foot - 16 - ui::kChipHeight};
  return p;
}

// In large text the keyboard keeps its size, and the fields are a page in what it leaves.
Places large_places(const Canvas& canvas, float keys_beside) {
  Places p;
  const float w = canvas.width();
  const float foot = ui::dock_top(canvas);
  const bool beside = keys_beside >= kLeastLargeBeside;
  const float height = canvas.portrait() || beside ? ui::kKeyboardHeight : kStackedRowPitch * 5;
  const float left = beside ? w - kBedInset - ui::kKeyboardWidth : 16;
  const float right = beside ? w - kBedInset : w - 16;
  p.keys = {left, foot - 16 - height, right, foot - 16};
  p.bed = beside ? Bed::kPanel : Bed::kAcross;
  p.bed_top = p.keys.top - (canvas.portrait() ? 48 : 14);
  return p;
}

// On a narrow wide screen: both fields in a row, the keyboard below over the full width.
Places stacked_places(const Canvas& canvas) {
  Places p;
  const float w = canvas.width();
  const float foot = ui::dock_top(canvas);
  const float height = kStackedRowPitch * ui::kKeyRows;
  p.keys = {16, foot - 16 - height, w - 16, foot - 16};
  p.bed_top = p.keys.top - 20;
  p.title = {ui::kTextInset, 34};
  p.title_width = w * 0.56F - ui::kTextInset;
  p.note = {ui::kMargin, 12};
  p.note_width = w * 0.6F - ui::kMargin;
  p.note_for_title = true;
  p.other_way = {w - ui::kMargin, 12};
  p.other_way_right = true;
  const float split = std::max(w * 0.42F, kLeastNameRight);
  p.first = {ui::kMargin, 170, split - ui::kGutter / 2, 170 + ui::kFieldHeight - 8};
  p.second = {split + ui::kGutter / 2, p.first.top, w - ui::kMargin, p.first.bottom};
  return p;
}

const char* word_of(leads::EmailFault fault) {
  switch (fault) {
    case leads::EmailFault::kEmpty:
      return "form.email_empty";
    case leads::EmailFault::kNoAt:
      return "form.email_no_at";
    case leads::EmailFault::kNothingBeforeAt:
      return "form.email_nothing_before_at";
    case leads::EmailFault::kNoDomain:
      return "form.email_no_domain";
    case leads::EmailFault::kNoEnding:
      return "form.email_no_ending";
    case leads::EmailFault::kBadCharacter:
      return "form.email_bad_character";
    case leads::EmailFault::kTooLong:
      return "form.email_too_long";
  }
  return "form.email_empty";
}

const char* word_of(leads::PhoneFault fault) {
  switch (fault) {
    case leads::PhoneFault::kEmpty:
      return "form.phone_empty";
    case leads::PhoneFault::kTooShort:
      return "form.phone_too_short";
    case leads::PhoneFault::kTooLong:
      return "form.phone_too_long";
    case leads::PhoneFault::kNotANumber:
      return "form.phone_not_a_number";
    case leads::PhoneFault::kNotInUse:
      return "form.phone_not_in_use";
  }
  return "form.phone_empty";
}

std::string fault_sentence(const State& state, const World& world, const Step& step) {
  if (state.missing == Missing::kAnswer) {
    return world.word(step.kind == StepKind::kText ? "form.missing_text" : "form.missing_name");
  }
  if (step.kind == StepKind::kText) return {};
  if (const auto* email = std::get_if<leads::EmailFault>(&state.contact_fault)) {
    return world.word(word_of(*email));
  }
  if (const auto* phone = std::get_if<leads::PhoneFault>(&state.contact_fault)) {
    return world.word(word_of(*phone));
  }
  return {};
}

Entry text_entry(const State& state, const World& world, const Step& step) {
  const Answer* answer = answer_to(state, step.field->id);
  Entry entry;
  entry.name = "form.text";
  entry.label =
      hint_of(state, world, step).empty() ? world.word("form.text") : hint_of(state, world, step);
  if (answer != nullptr) entry.value = answer->text.text();
  return entry;
}

// One line, or a name and how to be reached.
std::vector<Entry> entries_of(const State& state, const World& world, const Step& step) {
  if (step.kind == StepKind::kText) return {text_entry(state, world, step)};
  const bool email = state.way == Way::kEmail;
  const auto focused = [&](Focus focus) {
    return state.focus == focus ? ui::Selected::kYes : ui::Selected::kNo;
  };
  std::vector<Entry> entries;
  if (asks_name(form_of(state, world))) {
    entries.push_back({"form.name", world.word("form.name"), state.name.text(), Focus::kName,
                       focused(Focus::kName)});
  }
  const std::string name = email ? "form.email" : "form.phone";
  entries.push_back({name, world.word(name), email ? state.email.text() : state.phone.text(),
                     Focus::kContact, focused(Focus::kContact)});
  return entries;
}

bool any_demo(const State& state, const World& world) {
  return std::ranges::any_of(shown_recipients(state, world),
                             [](const content::Recipient* r) { return r->demo; });
}

std::optional<Action> draw_keys(const State& state, const World& world, ui::Ui& ui,
                                const Step& step, const Places& p) {
  draw_key_bed(ui.canvas(), p.keys, p.bed_top, p.bed);
  const std::string next = world.word("form.next");
  const std::string space = world.word("form.space");
  ui::KeyboardLook look;
  const bool phone =
      step.kind == StepKind::kContact && state.focus == Focus::kContact && state.way == Way::kPhone;
  look.keys = phone ? ui::KeySet::kNumbers : ui::KeySet::kLetters;
  look.shift = state.shift;
  look.language = world.visit.language;
  look.next = next;
  look.space = space;
  if (auto press = ui::keyboard(ui, p.keys, look)) return KeyTapped{*press};
  return std::nullopt;
}

// The other way to be reached, where the form allows both.
std::optional<Chip> other_way(const State& state, const World& world, const Step& step) {
  if (step.kind == StepKind::kText || !allows_both(form_of(state, world))) return std::nullopt;
  const bool email = state.way == Way::kEmail;
  const std::string name = email ? "form.use_phone" : "form.use_email";
  return Chip{name, world.word(name), email ? "phone" : "mail"};
}

Action way_tapped(const State& state) {
  return WayTapped{state.way == Way::kEmail ? Way::kPhone : Way::kEmail};
}

bool draw_entry(ui::Ui& ui, const Entry& entry, const Rect& rect) {
  ui::FieldLook look;
  look.label = entry.label;
  look.value = entry.value;
  look.focused = entry.focused;
  return ui::field(ui, entry.name, rect, look);
}

std::optional<Action> draw_fields(const State& state, const World& world, ui::Ui& ui,
                                  const Step& step, const Places& p) {
  std::optional<Action> action;
  const std::vector<Entry> entries = entries_of(state, world, step);
  for (size_t i = 0; i < entries.size(); ++i) {
    if (draw_entry(ui, entries[i], i == 0 ? p.first : p.second)) {
      action = FieldTapped{entries[i].focus};
    }
  }
  if (const auto other = other_way(state, world, step)) {
    const float width = ui::chip_width(ui, other->text, other->icon);
    const float left = p.other_way_right ? p.other_way.x - width : p.other_way.x;
    if (ui::chip(ui, other->name, ui::rect_at(left, p.other_way.y, width, ui::kChipHeight),
                 other->text, other->icon, ui::Selected::kNo)) {
      action = way_tapped(state);
    }
  }
  return action;
}

// The field that is typed into comes first: there is not always room to see both.
std::optional<Action> add_fields(const State& state, const World& world, ui::Ui& ui,
                                 const Step& step, Page& page) {
  std::optional<Action> action;
  const std::string fault = fault_sentence(state, world, step);
  std::vector<Entry> entries = entries_of(state, world, step);
  if (entries.back().focused == ui::Selected::kYes) std::ranges::reverse(entries);
  // Over the keyboard there is no room for a headline and a label.
  if (step.kind == StepKind::kText) entries.front().label = title_of(state, world, step);
  for (Entry& entry : entries) {
    const bool about_it = state.missing == Missing::kNothing || step.kind == StepKind::kText
                              ? entry.focus == Focus::kContact
                              : entry.focus == Focus::kName;
    // Between a stage's head and its keyboard there is room for the label alone.
    const bool wrong = about_it && !fault.empty();
    if (wrong && ui.on_stage()) entry.label = fault;
    const float label = ui::field_label_height(ui.canvas(), page.width(), entry.label);
    const Rect strip = page.take(label, 0);
    if (wrong && ui.on_stage()) ui.alert("form.error", strip, fault);
    if (draw_entry(ui, entry, page.take(ui::field_height(ui.canvas())))) {
      action = FieldTapped{entry.focus};
    }
    if (wrong && !ui.on_stage()) {
      const Rect error = page.take(error_height(ui.canvas(), page.width(), fault));
      draw_error(ui.canvas(), {error.left, error.top}, page.width(), fault);
      ui.alert("form.error", error, fault);
    }
    if (entry.focus == Focus::kName) continue;
    const auto other = other_way(state, world, step);
    if (other && page.chips({*other})) action = way_tapped(state);
  }
  return action;
}

std::optional<Action> draw_page(const State& state, const World& world, ui::Ui& ui,
                                const Step& step, float keys_beside) {
  Canvas& canvas = ui.canvas();
  const Places p = large_places(canvas, keys_beside);
  const bool steps = canvas.portrait() && canvas.height() >= kLowPortrait;
  const float top = steps ? draw_steps(state, world, canvas) : 0;
  const bool across = p.bed == Bed::kAcross;
  const float right = across ? canvas.width() : p.keys.left - kBedInset;
  const float bottom = across ? p.bed_top - 4 : ui::dock_top(canvas);
  Page page(ui, "form.contact_page", {0, top, right, bottom});
  ui.say("form.title", page.take(0, 0), ui::Role::kHeading, title_of(state, world, step));
  std::optional<Action> action = add_fields(state, world, ui, step, page);
  if (any_demo(state, world)) {
    page.text(world.word("form.demo"), TextRole::kCaption, canvas.palette().ink_soft);
  }
  page.end();
  if (auto key = draw_keys(state, world, ui, step, p)) action = key;
  return action;
}

Places places_for(const State& state, const World& world, Canvas& canvas, const Step& step,
                  float keys_beside) {
  const bool alone = entries_of(state, world, step).size() == 1;
  Places p;
  if (canvas.portrait() && canvas.height() >= kLowPortrait) {
    p = portrait_places(canvas, draw_steps(state, world, canvas));
  } else if (keys_beside >= kLeastFieldBeside) {
    p = beside_places(canvas, draw_steps(state, world, canvas));
  } else {
    p = stacked_places(canvas);
    if (alone) p.first.right = p.second.right;
    if (alone && !other_way(state, world, step)) {
      p.title_width = canvas.width() - 2 * ui::kTextInset;
    }
    return p;
  }
  p.alone = alone;
  if (alone) p.title_lines = 2;
  return p;
}

// A single field follows its headline, and what belongs to it the field.
void follow_title(Places& p, float title_bottom, bool other_way) {
  constexpr float kBelowTitle = 40 + ui::kFieldLabelHeight;
  p.first = ui::moved(p.first, 0, title_bottom + kBelowTitle - p.first.top);
  p.note.y = p.first.bottom + 16;
  if (!other_way || !p.other_way_right) return;
  p.other_way.y = p.note.y;
  p.note.y += ui::kChipHeight + 16;
}

// What is wrong, or that this is only a show.
void draw_note(const State& state, const World& world, ui::Ui& ui, const Step& step,
               const Places& p) {
  Canvas& canvas = ui.canvas();
  const std::string fault = fault_sentence(state, world, step);
  if (!fault.empty()) {
    draw_error(canvas, p.note, p.note_width, fault);
    const float height = error_height(canvas, p.note_width, fault);
    ui.alert("form.error", ui::rect_at(p.note.x, p.note.y, p.note_width, height), fault);
  } else if (!p.note_for_title && any_demo(state, world)) {
    const ui::TextLook look{TextRole::kCaption, canvas.palette().ink_soft, p.note_width - 32,
                            ui::Align::kLeft, ui::Wrap::kBalanced};
    const std::string demo = world.word("form.demo");
    const float height = canvas.text(demo, {p.note.x + 16, p.note.y}, look).height;
    ui.say("form.demo", ui::rect_at(p.note.x, p.note.y, p.note_width, height), ui::Role::kText,
           demo);
  }
}

}  // namespace

std::optional<Action> draw_typed(const State& state, const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  const Step step = step_of(state, world);
  const float beside = canvas.width() - ui::kKeyboardWidth - 2 * kBedInset - 36 - ui::kMargin;
  if (canvas.large_text()) return draw_page(state, world, ui, step, beside);
  Places p = places_for(state, world, canvas, step, beside);
  const std::string title = title_of(state, world, step);
  if (fault_sentence(state, world, step).empty() || !p.note_for_title) {
    const float height = draw_title(canvas, title, p.title, p.title_width, p.title_lines);
    if (p.alone) {
      follow_title(p, p.title.y + height, other_way(state, world, step).has_value());
    }
  }
  ui.say("form.title", ui::rect_at(p.title.x, p.title.y, p.title_width, 90), ui::Role::kHeading,
         title);
  std::optional<Action> action = draw_fields(state, world, ui, step, p);
  draw_note(state, world, ui, step, p);
  if (auto key = draw_keys(state, world, ui, step, p)) action = key;
  return action;
}

}  // namespace gummiband::screens::form
