#include <algorithm>
#include <array>
#include <string>

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

struct Places {
  Point title;
  float title_width = 0;
  Rect name;
  Rect contact;
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
  p.title = {ui::kTextInset, steps_bottom + 34};
  p.title_width = w - 2 * ui::kTextInset;
  p.name = ui::rect_at(ui::kMargin, steps_bottom + 212, w - 2 * ui::kMargin, ui::kFieldHeight);
  p.contact = ui::moved(p.name, 0, 244);
  p.other_way = {w - ui::kMargin, p.contact.top - 12 - ui::kChipHeight};
  p.other_way_right = true;
  p.note = {ui::kMargin, p.contact.bottom + 16};
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
  p.name = {ui::kMargin, 312, right, 312 + ui::kFieldHeight};
  p.contact = ui::moved(p.name, 0, 184);
  p.note = {ui::kMargin, p.contact.bottom + 12};
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
  p.name = {ui::kMargin, 170, split - ui::kGutter / 2, 170 + ui::kFieldHeight - 8};
  p.contact = {split + ui::kGutter / 2, p.name.top, w - ui::kMargin, p.name.bottom};
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

std::string fault_sentence(const State& state, const World& world) {
  if (const auto* email = std::get_if<leads::EmailFault>(&state.contact_fault)) {
    return world.word(word_of(*email));
  }
  if (const auto* phone = std::get_if<leads::PhoneFault>(&state.contact_fault)) {
    return world.word(word_of(*phone));
  }
  return {};
}

bool any_demo(const State& state, const World& world) {
  return std::ranges::any_of(shown_recipients(state, world),
                             [](const content::Recipient* r) { return r->demo; });
}

std::optional<Action> draw_keys(const State& state, const World& world, ui::Ui& ui,
                                const Places& p) {
  draw_key_bed(ui.canvas(), p.keys, p.bed_top, p.bed);
  const std::string next = world.word("form.next");
  const std::string space = world.word("form.space");
  ui::KeyboardLook look;
  const bool phone = state.focus == Focus::kContact && state.way == Way::kPhone;
  look.keys = phone ? ui::KeySet::kNumbers : ui::KeySet::kLetters;
  look.shift = state.shift;
  look.language = world.visit.language;
  look.next = next;
  look.space = space;
  if (auto press = ui::keyboard(ui, p.keys, look)) return KeyTapped{*press};
  return std::nullopt;
}

std::optional<Action> draw_fields(const State& state, const World& world, ui::Ui& ui,
                                  const Places& p) {
  std::optional<Action> action;
  const bool email = state.way == Way::kEmail;
  const std::string name_label = world.word("form.name");
  ui::FieldLook name;
  name.label = name_label;
  name.value = state.name.text();
  name.focused = state.focus == Focus::kName ? ui::Selected::kYes : ui::Selected::kNo;
  if (ui::field(ui, "form.name", p.name, name)) action = FieldTapped{Focus::kName};

  const std::string contact_label = world.word(email ? "form.email" : "form.phone");
  ui::FieldLook contact;
  contact.label = contact_label;
  contact.value = email ? state.email.text() : state.phone.text();
  contact.focused = state.focus == Focus::kContact ? ui::Selected::kYes : ui::Selected::kNo;
  if (ui::field(ui, email ? "form.email" : "form.phone", p.contact, contact)) {
    action = FieldTapped{Focus::kContact};
  }

  const std::string other = world.word(email ? "form.use_phone" : "form.use_email");
  const std::string_view icon = email ? "phone" : "mail";
  const float width = ui::chip_width(ui, other, icon);
  const float left = p.other_way_right ? p.other_way.x - width : p.other_way.x;
  if (ui::chip(ui, email ? "form.use_phone" : "form.use_email",
               ui::rect_at(left, p.other_way.y, width, ui::kChipHeight), other, icon,
               ui::Selected::kNo)) {
    action = WayTapped{email ? Way::kPhone : Way::kEmail};
  }
  return action;
}

// The field that is typed into comes first: there is not always room to see both.
std::optional<Action> add_fields(const State& state, const World& world, ui::Ui& ui, Page& page) {
  std::optional<Action> action;
  const bool email = state.way == Way::kEmail;
  const std::string fault = fault_sentence(state, world);
  const auto add = [&](Focus which) {
    const bool name = which == Focus::kName;
    const std::string key = name ? "form.name" : email ? "form.email" : "form.phone";
    const std::string label = world.word(key);
    ui::FieldLook look;
    look.label = label;
    look.value = name ? state.name.text() : email ? state.email.text() : state.phone.text();
    look.focused = state.focus == which ? ui::Selected::kYes : ui::Selected::kNo;
    page.gap(ui::field_label_height(ui.canvas(), page.width(), label));
    if (ui::field(ui, key, page.take(ui::field_height(ui.canvas())), look))
      action = FieldTapped{which};
    if (name) return;
    if (!fault.empty()) {
      const Rect error = page.take(error_height(ui.canvas(), page.width(), fault));
      draw_error(ui.canvas(), {error.left, error.top}, page.width(), fault);
      ui.say("form.error", error, ui::Role::kText, fault);
    }
    const Chip other{email ? "form.use_phone" : "form.use_email",
                     world.word(email ? "form.use_phone" : "form.use_email"),
                     email ? "phone" : "mail"};
    if (page.chips({other})) action = WayTapped{email ? Way::kPhone : Way::kEmail};
  };
  add(state.focus);
  add(state.focus == Focus::kName ? Focus::kContact : Focus::kName);
  return action;
}

std::optional<Action> draw_page(const State& state, const World& world, ui::Ui& ui,
                                float keys_beside) {
  Canvas& canvas = ui.canvas();
  const Places p = large_places(canvas, keys_beside);
  const bool steps = canvas.portrait() && canvas.height() >= kLowPortrait;
  const float top = steps ? draw_steps(state, world, canvas) : 0;
  const bool across = p.bed == Bed::kAcross;
  const float right = across ? canvas.width() : p.keys.left - kBedInset;
  const float bottom = across ? p.bed_top - 4 : ui::dock_top(canvas);
  Page page(ui, "form.contact_page", {0, top, right, bottom});
  ui.say("form.title", page.take(0, 0), ui::Role::kHeading, world.word("form.contact_title"));
  std::optional<Action> action = add_fields(state, world, ui, page);
  if (any_demo(state, world)) {
    page.text(world.word("form.demo"), TextRole::kCaption, canvas.palette().ink_soft);
  }
  page.end();
  if (auto key = draw_keys(state, world, ui, p)) action = key;
  return action;
}

}  // namespace

std::optional<Action> draw_contact(const State& state, const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  Places p;
  const float beside = canvas.width() - ui::kKeyboardWidth - 2 * kBedInset - 36 - ui::kMargin;
  if (canvas.large_text()) return draw_page(state, world, ui, beside);
  if (canvas.portrait() && canvas.height() >= kLowPortrait) {
    p = portrait_places(canvas, draw_steps(state, world, canvas));
  } else if (beside >= kLeastFieldBeside) {
    p = beside_places(canvas, draw_steps(state, world, canvas));
  } else {
    p = stacked_places(canvas);
  }
  const std::string fault = fault_sentence(state, world);
  if (fault.empty() || !p.note_for_title) {
    draw_title(canvas, world.word("form.contact_title"), p.title, p.title_width, 1);
  }
  ui.say("form.title", ui::rect_at(p.title.x, p.title.y, p.title_width, 90), ui::Role::kHeading,
         world.word("form.contact_title"));
  std::optional<Action> action = draw_fields(state, world, ui, p);
  if (!fault.empty()) {
    draw_error(canvas, p.note, p.note_width, fault);
    const float height = error_height(canvas, p.note_width, fault);
    ui.say("form.error", ui::rect_at(p.note.x, p.note.y, p.note_width, height), ui::Role::kText,
           fault);
  } else if (!p.note_for_title && any_demo(state, world)) {
    const ui::TextLook look{TextRole::kCaption, canvas.palette().ink_soft, p.note_width - 32,
                            ui::Align::kLeft, ui::Wrap::kBalanced};
    const std::string demo = world.word("form.demo");
    const float height = canvas.text(demo, {p.note.x + 16, p.note.y}, look).height;
    ui.say("form.demo", ui::rect_at(p.note.x, p.note.y, p.note_width, height), ui::Role::kText,
           demo);
  }
  if (auto key = draw_keys(state, world, ui, p)) action = key;
  return action;
}

}  // namespace gummiband::screens::form
