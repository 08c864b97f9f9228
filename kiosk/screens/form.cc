#include "screens/form.h"

#include <algorithm>

#include "base/text.h"
#include "screens/form_consent.h"
#include "screens/form_ids.h"
#include "screens/form_lead.h"
#include "screens/form_script.h"

namespace gummiband::screens::form {
namespace {

// Phone numbers without a country are read as somebody at the kiosk would dial them.
constexpr std::string_view kRegion = "DE";

void toggle(std::vector<std::string>& list, const std::string& id) {
  if (std::erase(list, id) == 0) list.push_back(id);
}

void wipe_typed(State& state) {
  state.name.wipe();
  state.email.wipe();
  state.phone.wipe();
  state.answers.clear();
}

// Whether the next letter begins a name or one of its parts.
bool begins_name(const std::string& name) {
  return name.empty() || name.back() == ' ' || name.back() == '-';
}

// The answer to this field, to be changed.
Answer& answer_for(State& state, const std::string& field) {
  const auto found = std::ranges::find(state.answers, field, &Answer::field);
  if (found != state.answers.end()) return *found;
  state.answers.push_back({field, {}, {}});
  return state.answers.back();
}

Typed& focused(State& state, const Step& step) {
  if (step.kind == StepKind::kText) return answer_for(state, step.field->id).text;
  if (state.focus == Focus::kName) return state.name;
  return state.way == Way::kEmail ? state.email : state.phone;
}

void set_focus(State& state, Focus focus) {
  state.focus = focus;
  state.shift = ui::Shift::kOff;
}

// What is typed now, and what goes into it.
struct Room {
  bool sentence = false;  // words with gaps between them, beginning with a capital
  size_t most = Typed::kMostBytes;
};

Room room_of(const State& state, const Step& step) {
  if (step.kind == StepKind::kText) return {true, step.field->limit};
  if (state.focus == Focus::kName) return {true, kMostNameLetters};
  return {false, state.way == Way::kPhone ? kMostPhoneLetters : Typed::kMostBytes};
}

void type(State& state, const Step& step, const std::string& letter) {
  const Room room = room_of(state, step);
  Typed& target = focused(state, step);
  // A name has a capital at the beginning of each part, another answer only at its own.
  const bool capital = step.kind == StepKind::kText ? target.empty() : begins_name(target.text());
  const std::string text = room.sentence && capital ? ui::capital_of(letter) : letter;
  // A name does not begin with a gap, and an address has none: a thumb slips there easily.
  if (text == " " && (!room.sentence || target.empty())) return;
  const size_t letters = base::count_code_points(target.text()) + base::count_code_points(text);
  if (letters > room.most) return;
  target.append(text);
  if (!room.sentence) state.contact_fault = {};
  state.missing = Missing::kNothing;
  state.shift = ui::Shift::kOff;
}

// The checked address, or what is wrong with it.
std::variant<std::string, ContactFault> checked_contact(const State& state) {
  if (state.way == Way::kEmail) {
    auto checked = leads::check_email(state.email.text());
    if (auto* address = std::get_if<std::string>(&checked)) return std::move(*address);
    return ContactFault(std::get<leads::EmailFault>(checked));
  }
  auto checked = leads::check_phone(state.phone.text(), kRegion);
  if (auto* number = std::get_if<std::string>(&checked)) return std::move(*number);
  return ContactFault(std::get<leads::PhoneFault>(checked));
}

// On the screen that comes next, the first thing to type is typed into.
void enter_step(State& state, const World& world) {
  state.missing = Missing::kNothing;
  state.trouble = Trouble::kNone;
  const content::Form& form = form_of(state, world);
  if (step_of(state, world).kind != StepKind::kContact) return;
  if (!allows(form, state.way)) state.way = first_way(form);
  set_focus(state, asks_name(form) ? state.focus : Focus::kContact);
}

void step_on(State& state, const World& world) {
  ++state.step;
  state.stepped_s = world.uptime_s;
  enter_step(state, world);
}

void leave_contact(State& state, const World& world) {
  const bool name_needed = [&] {
    const content::FormField* name = form_of(state, world).field(content::FieldKind::kName);
    return name != nullptr && name->required && base::trim(state.name.text()).empty();
  }();
  if (name_needed) {
    state.missing = Missing::kAnswer;
    set_focus(state, Focus::kName);
    return;
  }
  if (state.focus == Focus::kName &&
      (state.way == Way::kEmail ? state.email : state.phone).empty()) {
    set_focus(state, Focus::kContact);
    return;
  }
  auto checked = checked_contact(state);
  if (const auto* fault = std::get_if<ContactFault>(&checked)) {
    state.contact_fault = *fault;
    set_focus(state, Focus::kContact);
    return;
  }
  base::wipe(std::get<std::string>(checked));
  state.contact_fault = {};
  step_on(state, world);
}

// "Weiter": on, or a word about what must be answered first.
void leave_step(State& state, const World& world) {
  const Step step = step_of(state, world);
  if (step.kind == StepKind::kConsent || step.kind == StepKind::kForms) return;
  if (step.kind == StepKind::kContact) {
    leave_contact(state, world);
  } else if (step.field->required && !is_answered(state, step)) {
    state.missing = Missing::kAnswer;
  } else {
    step_on(state, world);
  }
}

void press(State& state, const ui::KeyPress& key, const World& world) {
  const Step step = step_of(state, world);
  if (step.kind != StepKind::kText && step.kind != StepKind::kContact) return;
  switch (key.kind) {
    case ui::KeyKind::kText:
      type(state, step, key.text);
      return;
    case ui::KeyKind::kShift:
      state.shift = state.shift == ui::Shift::kOn ? ui::Shift::kOff : ui::Shift::kOn;
      return;
    case ui::KeyKind::kBack:
      focused(state, step).drop_last();
      if (state.focus == Focus::kContact) state.contact_fault = {};
      state.shift = ui::Shift::kOff;
      return;
    case ui::KeyKind::kNext:
      leave_step(state, world);
      return;
  }
}

void answer(State& state, const std::string& option, const World& world) {
  const Step step = step_of(state, world);
  if (step.field == nullptr) return;
  const bool known = std::ranges::find(step.field->options, option, &content::FormOption::id) !=
                     step.field->options.end();
  if (!known) return;
  std::vector<std::string>& options = answer_for(state, step.field->id).options;
  state.missing = Missing::kNothing;
  if (step.kind == StepKind::kChoices) {
    toggle(options, option);
    return;
  }
  options = {option};
  step_on(state, world);
}

void forget_answers(State& state) {
  state.answers.clear();
  state.topics.clear();
  state.partner_topics.clear();
  state.company = Company::kAlone;
  state.recipients.clear();
}

// Another form has other questions: what was said to the last one is told to nobody.
void choose(State& state, const std::string& form, const World& world) {
  if (!has(state.forms, form)) return;
  if (state.form != form) forget_answers(state);
  state.form = form;
  state.choosing = Choosing::kNo;
  state.step = 0;
  state.stepped_s = -1;
  enter_step(state, world);
}

// The forms that may be filled in now: a question first where there are several.
void offer_forms(State& state, const World& world) {
  state.step = 0;
  state.stepped_s = -1;
  state.form.clear();
  state.choosing = state.forms.size() > 1 ? Choosing::kYes : Choosing::kNo;
  if (state.choosing == Choosing::kNo) choose(state, state.forms.front(), world);
}

std::vector<std::string> ticked(const State& state, const World& world) {
  std::vector<std::string> ids;
  for (const content::Recipient* recipient : shown_recipients(state, world)) {
    if (has(state.recipients, recipient->id)) ids.push_back(recipient->id);
  }
  return ids;
}

Wishes send(State& state, const World& world) {
  if (state.sending == Sending::kYes) return {};
  const std::vector<std::string> recipients = ticked(state, world);
  state.trouble = Trouble::kNone;
  if (shown_recipients(state, world).empty()) {
    state.trouble = Trouble::kNobodyThere;
  } else if (recipients.empty()) {
    state.trouble = Trouble::kNobodyTicked;
  } else if (state.sixteen != Sixteen::kYes) {
    state.trouble = Trouble::kNotSixteen;
  }
  if (state.trouble != Trouble::kNone) return {};
  auto checked = checked_contact(state);
  if (const auto* fault = std::get_if<ContactFault>(&checked)) {
    state.contact_fault = *fault;
    --state.step;
    set_focus(state, Focus::kContact);
    return {};
  }
  CaptureLead lead;
  lead.interest = interest(state, world, std::get<std::string>(checked));
  base::wipe(std::get<std::string>(checked));
  lead.recipients = recipients;
  lead.text_id = consent_id(world.pack);
  lead.text_shown = text_shown(state, world);
  lead.sixteen_or_older = true;
  state.sending = Sending::kYes;
  Wishes wishes;
  wishes.emplace_back(std::move(lead));
  return wishes;
}

// Everything that was said is gone; the door stays as it was.
Wishes say_no(State& state, const World& world) {
  if (state.sending == Sending::kYes) return {};
  State fresh;
  fresh.door = state.door;
  fresh.forms = state.forms;
  state = fresh;
  offer_forms(state, world);
  return {Back{}};
}

struct Update {
  State& state;
  const World& world;

  Wishes operator()(const FormTapped& tapped) const {
    choose(state, tapped.form, world);
    return {};
  }
  Wishes operator()(const OptionTapped& tapped) const {
    answer(state, tapped.option, world);
    return {};
  }
  Wishes operator()(const TopicTapped& tapped) const {
    toggle(state.topics, tapped.topic);
    state.missing = Missing::kNothing;
    return {};
  }
  Wishes operator()(const PartnerTopicTapped& tapped) const {
    toggle(state.partner_topics, tapped.topic);
    state.missing = Missing::kNothing;
    return {};
  }
  Wishes operator()(const CompanyTapped&) const {
    state.company = state.company == Company::kAlone ? Company::kTogether : Company::kAlone;
    return {};
  }
  Wishes operator()(const FieldTapped& tapped) const {
    set_focus(state, tapped.field);
    return {};
  }
  Wishes operator()(const WayTapped& tapped) const {
    if (!allows(form_of(state, world), tapped.way)) return {};
    state.way = tapped.way;
    state.contact_fault = {};
    set_focus(state, Focus::kContact);
    return {};
  }
  Wishes operator()(const KeyTapped& tapped) const {
    press(state, tapped.key, world);
    return {};
  }
  Wishes operator()(const NextTapped&) const {
    leave_step(state, world);
    return {};
  }
  Wishes operator()(const RecipientTapped& tapped) const {
    toggle(state.recipients, tapped.recipient);
    if (state.trouble == Trouble::kNobodyTicked) state.trouble = Trouble::kNone;
    return {};
  }
  Wishes operator()(const SixteenTapped&) const {
    state.sixteen = state.sixteen == Sixteen::kYes ? Sixteen::kNotSaid : Sixteen::kYes;
    if (state.trouble == Trouble::kNotSixteen) state.trouble = Trouble::kNone;
    return {};
  }
  Wishes operator()(const PrivacyTapped&) const { return {Open{{ScreenName::kPrivacy, ""}}}; }
  Wishes operator()(const NoTapped&) const { return say_no(state, world); }
  Wishes operator()(const SendTapped&) const { return send(state, world); }
  Wishes operator()(const BrowseTapped&) const { return {Open{{ScreenName::kExplore, ""}}}; }
};

content::FormEntry entry_of(const content::Item* item) {
  if (item != nullptr && item->kind == content::ItemKind::kOffer) return content::FormEntry::kOffer;
  if (item != nullptr && item->kind == content::ItemKind::kContact) {
    return content::FormEntry::kContact;
  }
  return content::FormEntry::kHearts;
}

}  // namespace

State open(const Route& route, const World& world) {
  State state;
  state.door = world.form_door;
  const bool any_key = std::ranges::any_of(
      world.pack.recipients, [](const content::Recipient& r) { return !r.public_key.empty(); });
  if (state.door == FormDoor::kOpen && !any_key) state.door = FormDoor::kNoKey;
  const content::Item* item = world.pack.find(route.item);
  const content::FormEntry entry = entry_of(item);
  if (entry == content::FormEntry::kOffer) state.offer = item->id;
  if (entry == content::FormEntry::kContact) state.contact = item->id;
  for (const content::Form* form : forms_for(entry, world)) state.forms.push_back(form->id);
  // Somebody who wants this offer is not asked what else there is.
  if (entry == content::FormEntry::kOffer) state.forms.resize(1);
  offer_forms(state, world);
  return state;
}

void arrive(State& state, const Route& route, const World& world) {
  if (state.sending == Sending::kYes) return;
  State fresh = open(route, world);
  if (state.choosing == Choosing::kNo && has(fresh.forms, state.form)) {
    state.offer = fresh.offer.empty() ? state.offer : fresh.offer;
    state.contact = fresh.contact;
    return;
  }
  fresh.name = state.name;
  fresh.email = state.email;
  fresh.phone = state.phone;
  state = fresh;
}

Wishes update(State& state, const Action& action, const World& world) {
  return std::visit(Update{state, world}, action);
}

bool go_back(State& state) {
  if (state.sending == Sending::kYes) return true;
  if (state.door != FormDoor::kOpen || state.choosing == Choosing::kYes) return false;
  if (state.step == 0 && state.forms.size() < 2) return false;
  if (state.step == 0) {
    state.choosing = Choosing::kYes;
  } else {
    --state.step;
  }
  state.stepped_s = -1;
  state.trouble = Trouble::kNone;
  state.missing = Missing::kNothing;
  return true;
}

Wishes captured(State& state, const World&, const std::string& fault_sentence) {
  state.sending = Sending::kNo;
  if (!fault_sentence.empty()) {
    state.trouble = Trouble::kNotStored;
    return {};
  }
  state.trouble = Trouble::kNone;
  state.email.wipe();
  state.phone.wipe();
  state.answers.clear();
  return {Open{{ScreenName::kThanks, ""}}};
}

Typed take_name(State& state) {
  const Typed name(base::trim(state.name.text()));
  wipe_typed(state);
  return name;
}

}  // namespace gummiband::screens::form
