#include "screens/form_script.h"

#include <algorithm>

#include "base/check.h"
#include "screens/form_ids.h"

namespace gummiband::screens::form {
namespace {

using content::FieldKind;

StepKind kind_of(FieldKind kind) {
  switch (kind) {
    case FieldKind::kTopics:
      return StepKind::kTopics;
    case FieldKind::kChoice:
      return StepKind::kChoice;
    case FieldKind::kChoices:
      return StepKind::kChoices;
    case FieldKind::kText:
      return StepKind::kText;
    case FieldKind::kName:
    case FieldKind::kEmail:
    case FieldKind::kPhone:
    case FieldKind::kContact:
      break;
  }
  return StepKind::kContact;
}

// The field by which the visitor is reached.
const content::FormField* way_field(const content::Form& form) {
  for (const FieldKind kind : {FieldKind::kContact, FieldKind::kEmail, FieldKind::kPhone}) {
    if (const content::FormField* field = form.field(kind)) return field;
  }
  return nullptr;
}

}  // namespace

bool is_question(StepKind kind) {
  return kind == StepKind::kTopics || kind == StepKind::kChoice || kind == StepKind::kChoices ||
         kind == StepKind::kText;
}

std::vector<const content::Form*> forms_for(content::FormEntry entry, const World& world) {
  std::vector<const content::Form*> fitting;
  std::vector<const content::Form*> from_there;
  for (const content::Form& form : world.pack.forms) {
    if (!for_persona(form.personas, world.visit)) continue;
    fitting.push_back(&form);
    if (std::ranges::find(form.entries, entry) != form.entries.end()) from_there.push_back(&form);
  }
  if (!from_there.empty()) return from_there;
  if (fitting.empty()) fitting.push_back(&world.pack.forms.front());
  return fitting;
}

bool can_ask(const World& world) {
  const auto asked = [&](const content::Form& form) {
    return for_persona(form.personas, world.visit) &&
           std::ranges::find(form.entries, content::FormEntry::kContact) != form.entries.end();
  };
  return world.form_door == FormDoor::kOpen && std::ranges::any_of(world.pack.forms, asked);
}

const content::Form& form_of(const State& state, const World& world) {
  if (const content::Form* form = world.pack.form(state.form)) return *form;
  base::check(!world.pack.forms.empty(), "a pack without any form");
  return world.pack.forms.front();
}

std::vector<Step> steps(const State& state, const World& world) {
  std::vector<Step> all;
  for (const content::FormField& field : form_of(state, world).fields) {
    if (!content::is_question(field.kind)) continue;
    if (field.kind == FieldKind::kTopics && shown_topics(field, world).empty()) continue;
    all.push_back({kind_of(field.kind), &field});
  }
  all.push_back({StepKind::kContact, way_field(form_of(state, world))});
  all.push_back({StepKind::kConsent, nullptr});
  return all;
}

Step step_of(const State& state, const World& world) {
  if (state.choosing == Choosing::kYes) return {};
  const std::vector<Step> all = steps(state, world);
  return all[std::min(state.step, all.size() - 1)];
}

std::string title_of(const State& state, const World& world, const Step& step) {
  if (step.field != nullptr && !step.field->title.empty()) return world.in(step.field->title);
  if (step.kind != StepKind::kTopics) return world.word("form.contact_title");
  return world.word(state.company == Company::kTogether ? "form.topics_title_two"
                                                        : "form.topics_title");
}

std::string hint_of(const State& state, const World& world, const Step& step) {
  if (step.field != nullptr && !step.field->hint.empty()) return world.in(step.field->hint);
  if (step.kind == StepKind::kTopics) {
    return world.word(state.company == Company::kTogether ? "form.topics_note_two"
                                                          : "form.topics_note");
  }
  return step.kind == StepKind::kChoices ? world.word("form.choices_note") : std::string();
}

bool asks_name(const content::Form& form) {
  return form.field(FieldKind::kName) != nullptr;
}

bool allows(const content::Form& form, Way way) {
  return allows_both(form) ||
         form.field(way == Way::kEmail ? FieldKind::kEmail : FieldKind::kPhone) != nullptr;
}

bool allows_both(const content::Form& form) {
  return form.field(FieldKind::kContact) != nullptr;
}

Way first_way(const content::Form& form) {
  return allows(form, Way::kEmail) ? Way::kEmail : Way::kPhone;
}

bool asks_partner(const content::FormField& field, const World& world) {
  return field.partner &&
         (field.partner_personas.empty() || has(field.partner_personas, world.visit.persona));
}

std::vector<const content::Item*> shown_topics(const content::FormField& field,
                                               const World& world) {
  std::vector<const content::Item*> topics =
      world.pack.shown(content::ItemKind::kTopic, world.now.day);
  std::erase_if(topics, [&](const content::Item* topic) {
    return !field.topics.empty() && !has(field.topics, topic->id);
  });
  std::stable_partition(topics.begin(), topics.end(), [&](const content::Item* topic) {
    return for_persona(topic->personas, world.visit);
  });
  return topics;
}

const Answer* answer_to(const State& state, const std::string& field) {
  const auto found = std::ranges::find(state.answers, field, &Answer::field);
  return found == state.answers.end() ? nullptr : &*found;
}

bool is_picked(const State& state, const std::string& field, const std::string& option) {
  const Answer* answer = answer_to(state, field);
  return answer != nullptr && has(answer->options, option);
}

bool is_answered(const State& state, const Step& step) {
  if (step.kind == StepKind::kTopics) {
    return !state.topics.empty() ||
           (state.company == Company::kTogether && !state.partner_topics.empty());
  }
  if (step.field == nullptr) return true;
  const Answer* answer = answer_to(state, step.field->id);
  return answer != nullptr && (!answer->options.empty() || !answer->text.empty());
}

}  // namespace gummiband::screens::form
