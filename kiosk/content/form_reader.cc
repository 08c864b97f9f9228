#include "content/form_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "content/ids.h"
#include "content/limits.h"
#include "content/localized_reader.h"
#include "content/members_reader.h"

namespace gummiband::content {
namespace {

// Of every kind of field together.
constexpr std::array<std::string_view, 7> kFieldKeys = {"title",   "hint",  "options", "topics",
                                                        "partner", "limit", "required"};

constexpr std::array<std::pair<std::string_view, FieldKind>, 8> kKinds = {{
    {"topics", FieldKind::kTopics},
    {"choice", FieldKind::kChoice},
    {"choices", FieldKind::kChoices},
    {"text", FieldKind::kText},
    {"name", FieldKind::kName},
    {"email", FieldKind::kEmail},
    {"phone", FieldKind::kPhone},
    {"contact", FieldKind::kContact},
}};

constexpr std::array<std::pair<std::string_view, FormEntry>, 3> kEntries = {{
    {"hearts", FormEntry::kHearts},
    {"offer", FormEntry::kOffer},
    {"contact", FormEntry::kContact},
}};

template <typename Table>
std::vector<std::string> words_of(const Table& table) {
  std::vector<std::string> words;
  for (const auto& [word, value] : table) words.emplace_back(word);
  return words;
}

bool has_options(FieldKind kind) {
  return kind == FieldKind::kChoice || kind == FieldKind::kChoices;
}

bool is_way(FieldKind kind) {
  return kind == FieldKind::kEmail || kind == FieldKind::kPhone || kind == FieldKind::kContact;
}

// What the answer to this field can take in a lead, with the question as the desk reads it.
size_t most_bytes(const FormField& field, const Language& desk) {
  constexpr size_t kMostLetterBytes = 2;  // of what is on the keyboard
  constexpr size_t kBetween = 2;
  const size_t question = field.id.size() + field.title.in(desk).size();
  if (field.kind == FieldKind::kText) return question + field.limit * kMostLetterBytes;
  size_t largest = 0;
  size_t sum = 0;
  for (const FormOption& option : field.options) {
    const size_t bytes = option.id.size() + option.name.in(desk).size() + kBetween;
    largest = std::max(largest, bytes);
    sum += bytes;
  }
  return question + (field.kind == FieldKind::kChoice ? largest : sum);
}

}  // namespace

FormReader::FormReader(MappingReader& reader, PictureReader& pictures, PackFile& result)
    : reader_(reader),
      pictures_(pictures),
      result_(result),
      report_(reader.report()),
      personas_(ids_of(result.pack.personas)),
      recipients_(ids_of(result.pack.recipients)) {}

void FormReader::read() {
  if (reader_.take_text("forms", Need::kOptional) == nullptr) return;
  std::vector<Form> forms =
      read_members<Form>(reader_, "forms", kMostForms,
                         [&](MappingReader& member, Form& form) { read_form(member, form); });
  if (forms.empty()) {
    report_.error(reader_.place("forms"), "The list of forms is empty.",
                  "Add a form, or remove forms: to have the standard one.");
    return;
  }
  result_.pack.forms = std::move(forms);
  check_everybody_has_one();
}

void FormReader::read_form(MappingReader& member, Form& form) {
  form.title = words(member, "title", Need::kRequired, kMostTitleLength, Sameness::kMayBeSame);
  form.note = words(member, "note", Need::kRequired, kMostNoteLength, Sameness::kPerLanguage);
  form.icon = icon(member, form.id);
  form.picture = picture(member);
  form.personas = personas(member, "personas");
  read_entries(member, form);
  form.topics = topics(member, "topics");
  for (const Reference& one : member.texts("recipients", kMostRecipients, kMostIdLength)) {
    if (check_reference(one, "recipient", recipients_, member.file(), report_)) {
      form.recipients.push_back(one.id);
    }
  }
  form.purpose =
      words(member, "purpose", Need::kOptional, kMostPurposeLength, Sameness::kPerLanguage);
  if (member.take("fields", Need::kRequired) == nullptr) return;
  all_kinds_known_ = true;
  form.fields = read_members<FormField>(
      member, "fields", kMostFormFields,
      [&](MappingReader& reader, FormField& field) { read_field(reader, field); });
  if (all_kinds_known_) check_fields(member, form);
}

void FormReader::read_entries(MappingReader& member, Form& form) {
  for (const Reference& one : member.texts("opens_from", kEntries.size(), kMostIdLength)) {
    const auto at = std::ranges::find(kEntries, one.id, [](const auto& row) { return row.first; });
    if (at != kEntries.end()) {
      form.entries.push_back(at->second);
    } else {
      report_.error({member.file(), one.line}, "No form opens from " + in_quotes(one.id) + ".",
                    suggestion(one.id, words_of(kEntries)));
    }
  }
  if (member.take("opens_from", Need::kOptional) == nullptr) form.entries = {FormEntry::kHearts};
}

void FormReader::read_field(MappingReader& member, FormField& field) {
  if (!read_kind(member, field)) {
    // What else the field has depends on its kind: nothing more can be said of it or of its form.
    for (const std::string_view key : kFieldKeys) member.take(key, Need::kOptional);
    all_kinds_known_ = false;
    return;
  }
  const Need title =
      field.kind == FieldKind::kText || has_options(field.kind) ? Need::kRequired : Need::kOptional;
  if (field.kind != FieldKind::kName) {
    field.title = words(member, "title", title, kMostTitleLength, Sameness::kPerLanguage);
  }
  if (is_question(field.kind)) {
    field.hint = words(member, "hint", Need::kOptional, kMostNoteLength, Sameness::kPerLanguage);
  }
  if (field.kind == FieldKind::kTopics) read_topics(member, field);
  if (has_options(field.kind)) read_options(member, field);
  if (field.kind == FieldKind::kText) read_text(member, field);
  // Somebody must be reached: that field is always asked for.
  if (!is_way(field.kind)) field.required = member.flag("required");
}

bool FormReader::read_kind(MappingReader& member, FormField& field) {
  member.know_elsewhere(kFieldKeys);
  const YamlNode* kind = member.take_text("kind", Need::kRequired);
  if (kind == nullptr) return false;
  const auto at = std::ranges::find(kKinds, kind->text, [](const auto& row) { return row.first; });
  if (at != kKinds.end()) {
    field.kind = at->second;
    return true;
  }
  report_.error({member.file(), kind->line}, in_quotes(kind->text) + " is no kind of field.",
                suggestion(kind->text, words_of(kKinds)));
  return false;
}

void FormReader::read_topics(MappingReader& member, FormField& field) {
  field.topics = topics(member, "topics");
  const YamlNode* partner = member.take("partner", Need::kOptional);
  if (partner == nullptr) return;
  if (partner->kind == YamlKind::kList) {
    field.partner_personas = personas(member, "partner");
    field.partner = true;
  } else {
    field.partner = member.flag("partner");
  }
}

void FormReader::read_options(MappingReader& member, FormField& field) {
  if (member.take("options", Need::kRequired) == nullptr) return;
  field.options = read_members<FormOption>(
      member, "options", kMostFormOptions,
      [&](MappingReader& reader, FormOption& option) { read_option(reader, option); });
  if (field.options.size() >= kFewestFormOptions || field.options.empty()) return;
  report_.error(member.place("options"), "There is only one answer to choose.",
                "Add another, or remove the field.");
}

void FormReader::read_option(MappingReader& member, FormOption& option) {
  option.name = words(member, "name", Need::kRequired, kMostOptionLength, Sameness::kMayBeSame);
  option.icon = icon(member, option.id);
  option.picture = picture(member);
  option.topic = member.id("topic", Need::kOptional);
  if (option.topic.empty()) return;
  result_.items.push_back({ItemKind::kTopic, {option.topic, member.place("topic").line}});
}

void FormReader::read_text(MappingReader& member, FormField& field) {
  if (const auto limit = member.number("limit", 1, static_cast<double>(kMostAnswerLetters))) {
    field.limit = static_cast<size_t>(*limit);
  }
}

void FormReader::check_fields(MappingReader& member, const Form& form) {
  const Place place = member.place("fields");
  const auto ways = std::ranges::count_if(form.fields, is_way, &FormField::kind);
  if (ways == 0) {
    report_.error(place, "Nobody can be answered: the form asks for no e-mail and no phone.",
                  "Add a field of kind email, phone or contact (one of both).");
  }
  if (ways > 1) {
    report_.error(place, "The form asks " + std::to_string(ways) + " times how to reach somebody.",
                  "Keep one field of kind email, phone or contact (one of both).");
  }
  for (const auto& [word, kind] : kKinds) {
    if (kind != FieldKind::kName && kind != FieldKind::kTopics) continue;
    if (std::ranges::count(form.fields, kind, &FormField::kind) < 2) continue;
    report_.error(place, "There are several fields of kind " + in_quotes(word) + ".", "Keep one.");
  }
  check_size(member, form);
}

void FormReader::check_size(MappingReader& member, const Form& form) {
  size_t bytes = 0;
  for (const FormField& field : form.fields) {
    if (is_question(field.kind) && field.kind != FieldKind::kTopics) {
      bytes += most_bytes(field, result_.pack.languages.front());
    }
  }
  if (bytes <= kMostAnswersBytes) return;
  report_.error(member.place("fields"),
                "The answers can become too long for a lead: " + std::to_string(bytes) +
                    " bytes of " + std::to_string(kMostAnswersBytes) + ".",
                "Ask less, or shorten the answers.");
}

void FormReader::check_everybody_has_one() {
  for (const std::string& persona : personas_) {
    const bool any = std::ranges::any_of(result_.pack.forms, [&](const Form& form) {
      return form.personas.empty() ||
             std::ranges::find(form.personas, persona) != form.personas.end();
    });
    if (any) continue;
    report_.error(reader_.place("forms"),
                  "The persona " + in_quotes(persona) + " has no form to be written to.",
                  "Add it to the personas: of one, or leave them out.");
  }
}

Localized FormReader::words(MappingReader& member, std::string_view key, Need need, size_t most,
                            Sameness sameness) {
  if (need == Need::kOptional && member.take_text(key, need) == nullptr) return {};
  return read_localized(member, key, result_.pack.languages, most, sameness);
}

std::vector<std::string> FormReader::personas(MappingReader& member, std::string_view key) {
  std::vector<std::string> all;
  for (const Reference& one : member.texts(key, kMostNamed, kMostIdLength)) {
    if (check_reference(one, "persona", personas_, member.file(), report_)) all.push_back(one.id);
  }
  return all;
}

std::vector<std::string> FormReader::topics(MappingReader& member, std::string_view key) {
  std::vector<std::string> all;
  for (const Reference& one : member.texts(key, kMostNamed, kMostIdLength)) {
    all.push_back(one.id);
    result_.items.push_back({ItemKind::kTopic, one});
  }
  return all;
}

std::optional<Picture> FormReader::picture(MappingReader& member) {
  const YamlNode* node = member.take("picture", Need::kOptional);
  if (node == nullptr) return std::nullopt;
  return pictures_.read(*node, kPackFileName);
}

std::string FormReader::icon(MappingReader& member, const std::string& owner) {
  std::string name = member.text("icon", Need::kOptional, kMostIconLength);
  if (!name.empty()) {
    result_.mentions.push_back({MentionKind::kIcon, owner, name, member.place("icon")});
  }
  return name;
}

}  // namespace gummiband::content
