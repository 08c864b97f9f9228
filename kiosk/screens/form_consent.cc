#include "screens/form_consent.h"

#include <algorithm>

#include "content/markdown.h"
#include "screens/form_lead.h"
#include "screens/form_script.h"

namespace gummiband::screens::form {
namespace {

void add_line(std::string& text, std::string_view line) {
  if (line.empty()) return;
  if (!text.empty()) text += '\n';
  text += line;
}

// A legal text without its Markdown: a paragraph each line.
std::string legal(const World& world, const std::string& name) {
  const auto found = world.pack.legal.find(name);
  if (found == world.pack.legal.end()) return {};
  std::string text;
  for (const content::Block& block : content::markdown_blocks(world.in(found->second))) {
    std::string line;
    for (const content::Run& run : block.runs) line += run.text;
    add_line(text, line);
  }
  return text;
}

const char* note_of(const State& state, const content::Form& form) {
  const bool email = state.way == Way::kEmail;
  if (asks_name(form)) return email ? "form.consent_note_email" : "form.consent_note_phone";
  return email ? "form.consent_note_email_only" : "form.consent_note_phone_only";
}

// What was answered and collected goes to the recipients as well (interest()), so that it must be
// said.
bool more_goes_along(const State& state, const World& world) {
  const visit::Visit& visit = world.visit;
  if (!visit.persona.empty() || heart_place(world) != nullptr) return true;
  if (!visit.hearts.empty() || !state.offer.empty()) return true;
  if (!picked_topics(state, world).empty() || !state.contact.empty()) return true;
  if (state.company == Company::kTogether && !state.partner_topics.empty()) return true;
  return std::ranges::any_of(steps(state, world), [&](const Step& step) {
    const bool choice = step.kind == StepKind::kChoice || step.kind == StepKind::kChoices;
    return (choice || step.kind == StepKind::kText) && is_answered(state, step);
  });
}

}  // namespace

bool calls_only(const content::Form& form) {
  return !allows(form, Way::kEmail);
}

ConsentText consent_text(const State& state, const World& world) {
  ConsentText text;
  const content::Form& form = form_of(state, world);
  text.title = world.word(calls_only(form) ? "form.consent_title_phone" : "form.consent_title");
  text.note = world.word(note_of(state, form));
  if (more_goes_along(state, world)) text.note += " " + world.word("form.consent_answers");
  for (const content::Recipient* recipient : shown_recipients(state, world)) {
    if (recipient->demo) text.demo = world.word("form.demo");
    text.cards.push_back({recipient->id, world.in(recipient->name),
                          world.in(recipient->organisation),
                          world.in(content::purpose_of(world.pack, form.id, *recipient))});
  }
  text.consent = legal(world, "consent");
  text.privacy = legal(world, "privacy_short");
  text.sixteen = world.word("form.sixteen");
  return text;
}

std::string consent_id(const content::Pack& pack) {
  return "consent@" + pack.id + "-" + pack.version;
}

std::string text_shown(const State& state, const World& world) {
  const ConsentText parts = consent_text(state, world);
  std::string text;
  add_line(text, parts.title);
  add_line(text, parts.note);
  add_line(text, parts.demo);
  for (const ConsentCard& card : parts.cards) {
    if (std::ranges::find(state.recipients, card.recipient) == state.recipients.end()) continue;
    add_line(text, card.name);
    add_line(text, card.organisation);
    add_line(text, card.purpose);
  }
  add_line(text, parts.consent);
  add_line(text, parts.privacy);
  add_line(text, parts.sixteen);
  return text;
}

}  // namespace gummiband::screens::form
