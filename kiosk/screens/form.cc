#include "screens/form.h"

#include <algorithm>

#include "base/text.h"
#include "screens/form_consent.h"

namespace gummiband::screens::form {
namespace {

// Phone numbers without a country are read as somebody at the kiosk would dial them.
constexpr std::string_view kRegion = "DE";

bool has(const std::vector<std::string>& list, std::string_view id) {
  return std::ranges::find(list, id) != list.end();
}

void toggle(std::vector<std::string>& list, const std::string& id) {
  if (std::erase(list, id) == 0) list.push_back(id);
}

// In the pack's order, whatever the order of the taps.
std::vector<std::string> in_pack_order(const std::vector<std::string>& picked, const World& world) {
  std::vector<std::string> ordered;
  for (const content::Item* topic : shown_topics(world)) {
    if (has(picked, topic->id)) ordered.push_back(topic->id);
  }
  return ordered;
}

void wipe_typed(State& state) {
  state.name.wipe();
  state.email.wipe();
  state.phone.wipe();
}

// Whether the next letter begins a name or one of its parts.
bool begins_name(const std::string& name) {
  return name.empty() || name.back() == ' ' || name.back() == '-';
}

Typed& focused(State& state) {
  if (state.focus == Focus::kName) return state.name;
  return state.way == Way::kEmail ? state.email : state.phone;
}

void set_focus(State& state, Focus focus) {
  state.focus = focus;
  state.shift = ui::Shift::kOff;
}

void type(State& state, const std::string& letter) {
  const bool name = state.focus == Focus::kName;
  const std::string text = name && begins_name(state.name.text()) ? ui::capital_of(letter) : letter;
  // A name does not begin with a gap, and an address has none: a thumb slips there easily.
  if (text == " " && (!name || state.name.empty())) return;
  Typed& target = focused(state);
  const size_t letters = base::count_code_points(target.text()) + base::count_code_points(text);
  if (name && letters > kMostNameLetters) return;
  if (!name && state.way == Way::kPhone && letters > kMostPhoneLetters) return;
  target.append(text);
  if (!name) state.contact_fault = {};
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

void leave_contact(State& state) {
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
  state.trouble = Trouble::kNone;
  state.step = Step::kConsent;
}

void press(State& state, const ui::KeyPress& key) {
  switch (key.kind) {
    case ui::KeyKind::kText:
      type(state, key.text);
      return;
    case ui::KeyKind::kShift:
      state.shift = state.shift == ui::Shift::kOn ? ui::Shift::kOff : ui::Shift::kOn;
      return;
    case ui::KeyKind::kBack:
      focused(state).drop_last();
      if (state.focus == Focus::kContact) state.contact_fault = {};
      state.shift = ui::Shift::kOff;
      return;
    case ui::KeyKind::kNext:
      leave_contact(state);
      return;
  }
}

std::vector<std::string> ticked(const State& state, const World& world) {
  std::vector<std::string> ids;
  for (const content::Recipient* recipient : shown_recipients(state, world)) {
    if (has(state.recipients, recipient->id)) ids.push_back(recipient->id);
  }
  return ids;
}

leads::Interest interest(const State& state, const World& world, const std::string& contact) {
  leads::Interest result;
  result.name = base::trim(state.name.text());
  (state.way == Way::kEmail ? result.email : result.phone) = contact;
  result.language = world.visit.language;
  result.persona = world.visit.persona;
  result.topics = in_pack_order(state.topics, world);
  if (state.company == Company::kTogether) {
    result.partner_topics = in_pack_order(state.partner_topics, world);
  }
  if (const content::HeartPlace* place = heart_place(world)) {
    result.heart_place = place->id;
    result.district = place->district;
    result.contact = place->contact;
  }
  result.hearts = world.visit.hearts;
  if (!state.offer.empty() && !has(result.hearts, state.offer)) {
    result.hearts.push_back(state.offer);
  }
  return result;
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
    state.step = Step::kContact;
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

Wishes say_no(State& state) {
  if (state.sending == Sending::kYes) return {};
  const FormDoor door = state.door;
  const Step first = state.first;
  state = State{};
  state.door = door;
  state.first = state.step = first;
  return {Back{}};
}

struct Update {
  State& state;
  const World& world;

  Wishes operator()(const TopicTapped& tapped) const {
    toggle(state.topics, tapped.topic);
    return {};
  }
  Wishes operator()(const PartnerTopicTapped& tapped) const {
    toggle(state.partner_topics, tapped.topic);
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
    state.way = tapped.way;
    state.contact_fault = {};
    set_focus(state, Focus::kContact);
    return {};
  }
  Wishes operator()(const KeyTapped& tapped) const {
    press(state, tapped.key);
    return {};
  }
  Wishes operator()(const NextTapped&) const {
    const Step before = state.step;
    if (state.step == Step::kTopics) {
      state.step = Step::kContact;
      set_focus(state, state.focus);
    } else if (state.step == Step::kContact) {
      leave_contact(state);
    }
    if (state.step != before) state.stepped_s = world.uptime_s;
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
  Wishes operator()(const NoTapped&) const { return say_no(state); }
  Wishes operator()(const SendTapped&) const { return send(state, world); }
  Wishes operator()(const BrowseTapped&) const { return {Open{{ScreenName::kExplore, ""}}}; }
};

bool for_persona(const std::vector<std::string>& personas, const visit::Visit& visit) {
  return personas.empty() || visit.persona.empty() || has(personas, visit.persona);
}

// Whether any topic that was picked is one of the recipient's.
bool for_topics(const content::Recipient& recipient, const State& state) {
  if (recipient.topics.empty()) return true;
  const auto picked = [&](const std::string& topic) {
    return has(state.topics, topic) ||
           (state.company == Company::kTogether && has(state.partner_topics, topic));
  };
  return std::ranges::any_of(recipient.topics, picked);
}

}  // namespace

State open(const Route& route, const World& world) {
  State state;
  state.door = world.form_door;
  const bool any_key = std::ranges::any_of(
      world.pack.recipients, [](const content::Recipient& r) { return !r.public_key.empty(); });
  if (state.door == FormDoor::kOpen && !any_key) state.door = FormDoor::kNoKey;
  const content::Item* item = world.pack.find(route.item);
  if (item != nullptr && item->kind == content::ItemKind::kOffer) state.offer = item->id;
  state.first = shown_topics(world).empty() ? Step::kContact : Step::kTopics;
  state.step = state.first;
  return state;
}

Wishes update(State& state, const Action& action, const World& world) {
  return std::visit(Update{state, world}, action);
}

bool go_back(State& state) {
  if (state.sending == Sending::kYes) return true;
  if (state.door != FormDoor::kOpen || state.step == state.first) return false;
  state.step = state.step == Step::kConsent ? Step::kContact : Step::kTopics;
  state.stepped_s = -1;
  state.trouble = Trouble::kNone;
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
  return {Open{{ScreenName::kThanks, ""}}};
}

Typed take_name(State& state) {
  const Typed name(base::trim(state.name.text()));
  wipe_typed(state);
  return name;
}

std::vector<const content::Item*> shown_topics(const World& world) {
  std::vector<const content::Item*> topics =
      world.pack.shown(content::ItemKind::kTopic, world.now.day);
  std::stable_partition(topics.begin(), topics.end(), [&](const content::Item* topic) {
    return for_persona(topic->personas, world.visit);
  });
  return topics;
}

std::vector<const content::Recipient*> shown_recipients(const State& state, const World& world) {
  // Even where the confidential one has no key: better nobody than somebody else.
  const bool confidential = std::ranges::any_of(
      world.pack.recipients,
      [&](const content::Recipient& r) { return r.confidential && for_topics(r, state); });
  std::vector<const content::Recipient*> shown;
  for (const content::Recipient& recipient : world.pack.recipients) {
    if (shown.size() >= kMostRecipients) break;
    if (recipient.public_key.empty() || (confidential && !recipient.confidential)) continue;
    if (for_persona(recipient.personas, world.visit) && for_topics(recipient, state)) {
      shown.push_back(&recipient);
    }
  }
  if (const content::HeartPlace* place = heart_place(world)) {
    std::stable_partition(shown.begin(), shown.end(), [&](const content::Recipient* recipient) {
      return recipient->id == place->recipient;
    });
  }
  return shown;
}

}  // namespace gummiband::screens::form
