// What a form asks, step by step, as the pack describes it. Pure; reads only.
#pragma once

#include <string>
#include <vector>

#include "screens/form.h"

namespace gummiband::screens::form {

// kForms: which form it shall be.
enum class StepKind { kForms, kTopics, kChoice, kChoices, kText, kContact, kConsent };

// Topics, a choice or a line of text.
bool is_question(StepKind kind);

struct Step {
  StepKind kind = StepKind::kForms;
  const content::FormField* field = nullptr;  // of a question
};

// The forms that open from there and are meant for the visitor's persona; where none does, those
// that are meant for the persona. Never none.
std::vector<const content::Form*> forms_for(content::FormEntry entry, const World& world);

// The form that is filled in, or would be if it were chosen.
const content::Form& form_of(const State& state, const World& world);
// All of that form, without the question which one.
std::vector<Step> steps(const State& state, const World& world);
Step step_of(const State& state, const World& world);

// The question in the visitor's language, and a line below it that may be empty: the pack's, or
// the kiosk's own where the pack says nothing.
std::string title_of(const State& state, const World& world, const Step& step);
std::string hint_of(const State& state, const World& world, const Step& step);

// Ways to reach the visitor that the form allows.
bool asks_name(const content::Form& form);
bool allows(const content::Form& form, Way way);
bool allows_both(const content::Form& form);
Way first_way(const content::Form& form);

// Whether this field of topics is asked for two.
bool asks_partner(const content::FormField& field, const World& world);
// Those of the field, those meant for the visitor's persona first.
std::vector<const content::Item*> shown_topics(const content::FormField& field, const World& world);

// Whether a contact can be asked to call.
bool can_ask(const World& world);

// What was said to this field; nothing yet.
const Answer* answer_to(const State& state, const std::string& field);
bool is_picked(const State& state, const std::string& field, const std::string& option);
bool is_answered(const State& state, const Step& step);

}  // namespace gummiband::screens::form
