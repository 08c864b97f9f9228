#include "content/form.h"

#include <algorithm>

namespace gummiband::content {

const FormField* Form::field(FieldKind kind) const {
  const auto found = std::ranges::find(fields, kind, &FormField::kind);
  return found == fields.end() ? nullptr : &*found;
}

bool is_question(FieldKind kind) {
  return kind == FieldKind::kTopics || kind == FieldKind::kChoice || kind == FieldKind::kChoices ||
         kind == FieldKind::kText;
}

Form standard_form() {
  Form form;
  form.id = "interest";
  form.icon = "forum";
  form.entries = {FormEntry::kHearts, FormEntry::kOffer};
  form.fields.resize(3);
  form.fields[0].id = "topics";
  form.fields[0].kind = FieldKind::kTopics;
  form.fields[0].partner = true;
  form.fields[0].partner_personas = {"newcomer"};
  form.fields[1].id = "name";
  form.fields[1].kind = FieldKind::kName;
  form.fields[2].id = "contact";
  form.fields[2].kind = FieldKind::kContact;
  return form;
}

}  // namespace gummiband::content
