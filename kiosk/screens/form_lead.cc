#include "screens/form_lead.h"

#include <algorithm>

#include "base/text.h"
#include "screens/code.h"
#include "screens/form_ids.h"
#include "screens/form_script.h"

namespace gummiband::screens::form {
namespace {

static_assert(content::kMostAnswersBytes <= leads::kMostAnswersBytes);
static_assert(content::kMostFormFields <= leads::kMostAnswers);
static_assert(content::kMostFormOptions <= leads::kMostAnswerOptions);

// In the pack's order, those meant for the visitor's persona first, whatever the order of the taps.
std::vector<std::string> in_order(const std::vector<std::string>& picked, const World& world) {
  std::vector<std::string> ordered;
  for (const content::Item* topic : shown_topics({}, world)) {
    if (has(picked, topic->id)) ordered.push_back(topic->id);
  }
  return ordered;
}

// Whether any topic that was picked is one of the recipient's.
bool for_topics(const content::Recipient& recipient, const State& state, const World& world) {
  if (recipient.topics.empty()) return true;
  const std::vector<std::string> picked = picked_topics(state, world);
  return std::ranges::any_of(recipient.topics, [&](const std::string& topic) {
    return has(picked, topic) ||
           (state.company == Company::kTogether && has(state.partner_topics, topic));
  });
}

leads::Answer lead_answer(const Answer& answer, const content::FormField& field,
                          const content::Pack& pack) {
  const content::Language desk = pack.languages.empty() ? "de" : pack.languages.front();
  leads::Answer result;
  result.field = field.id;
  result.question = field.title.in(desk);
  if (field.kind == content::FieldKind::kText) {
    result.text = base::trim(answer.text.text());
    return result;
  }
  std::vector<std::string> names;
  for (const content::FormOption& option : field.options) {
    if (!has(answer.options, option.id)) continue;
    result.options.push_back(option.id);
    names.push_back(without_soft_hyphens(option.name.in(desk)));
  }
  result.text = base::join(names, ", ");
  return result;
}

std::vector<leads::Answer> lead_answers(const State& state, const World& world) {
  std::vector<leads::Answer> all;
  for (const Step& step : steps(state, world)) {
    if (step.kind == StepKind::kTopics || step.kind == StepKind::kContact) continue;
    if (step.field == nullptr || !is_answered(state, step)) continue;
    all.push_back(lead_answer(*answer_to(state, step.field->id), *step.field, world.pack));
  }
  return all;
}

}  // namespace

std::vector<std::string> picked_topics(const State& state, const World& world) {
  const content::Form& form = form_of(state, world);
  std::vector<std::string> picked = state.topics;
  picked.insert(picked.end(), form.topics.begin(), form.topics.end());
  for (const content::FormField& field : form.fields) {
    for (const content::FormOption& option : field.options) {
      if (!option.topic.empty() && is_picked(state, field.id, option.id)) {
        picked.push_back(option.topic);
      }
    }
  }
  // A topic that is not shown today still decides who may be written to.
  std::vector<std::string> ordered = in_order(picked, world);
  for (const std::string& topic : picked) {
    if (!has(ordered, topic)) ordered.push_back(topic);
  }
  return ordered;
}

std::vector<const content::Recipient*> shown_recipients(const State& state, const World& world) {
  // Even where the confidential one has no key: better nobody than somebody else.
  const bool confidential = std::ranges::any_of(
      world.pack.recipients,
      [&](const content::Recipient& r) { return r.confidential && for_topics(r, state, world); });
  const std::vector<std::string>& of_form = form_of(state, world).recipients;
  std::vector<const content::Recipient*> shown;
  for (const content::Recipient& recipient : world.pack.recipients) {
    if (shown.size() >= kMostRecipients) break;
    if (recipient.public_key.empty() || (confidential && !recipient.confidential)) continue;
    if (!confidential && !of_form.empty() && !has(of_form, recipient.id)) continue;
    if (for_persona(recipient.personas, world.visit) && for_topics(recipient, state, world)) {
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

leads::Interest interest(const State& state, const World& world, const std::string& contact) {
  const content::Form& form = form_of(state, world);
  leads::Interest result;
  if (asks_name(form)) result.name = base::trim(state.name.text());
  (state.way == Way::kEmail ? result.email : result.phone) = contact;
  result.language = world.visit.language;
  result.persona = world.visit.persona;
  result.form = form.id;
  result.answers = lead_answers(state, world);
  result.topics = picked_topics(state, world);
  if (state.company == Company::kTogether) {
    result.partner_topics = in_order(state.partner_topics, world);
  }
  if (const content::HeartPlace* place = heart_place(world)) {
    result.heart_place = place->id;
    result.district = place->district;
    result.contact = place->contact;
  }
  if (!state.contact.empty()) result.contact = state.contact;
  result.hearts = world.visit.hearts;
  if (!state.offer.empty() && !has(result.hearts, state.offer)) {
    result.hearts.push_back(state.offer);
  }
  return result;
}

}  // namespace gummiband::screens::form
