// A form as the pack describes it: what a visitor is asked before somebody may write or call.
//
// The questions come in the order of the pack; how to reach the visitor is asked behind them, all
// on one screen, and then who may have it. content/README.md says how an editor writes one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "content/limits.h"
#include "content/localized.h"
#include "content/picture.h"

namespace gummiband::content {

enum class FieldKind {
  kTopics,   // ticks among the pack's topics, also for a second person
  kChoice,   // one of a few answers; the tap goes on
  kChoices,  // any of a few answers
  kText,     // one line, typed
  // How to reach the visitor: a name if one is asked for, and exactly one of the other three.
  kName,
  kEmail,
  kPhone,
  kContact,  // e-mail or phone, as the visitor likes
};

// An answer that can be tapped.
struct FormOption {
  std::string id;
  Localized name;
  std::string icon;                  // may be empty
  std::optional<Picture> picture{};  // stands in the icon's place
  std::string topic;                 // id of a topic that counts as picked with it; may be empty
  bool operator==(const FormOption&) const = default;
};

struct FormField {
  std::string id;
  FieldKind kind = FieldKind::kTopics;
  Localized title;                            // the question; empty: the kiosk's own words
  Localized hint;                             // a line below it; may be empty
  std::vector<FormOption> options;            // of a choice
  std::vector<std::string> topics;            // these only; empty: all of the pack
  bool partner = false;                       // topics: also for a second person
  std::vector<std::string> partner_personas;  // asked of these only; empty: of all
  size_t limit = kMostAnswerLetters;          // of a text, in letters
  bool required = false;                      // it cannot be passed over
  bool operator==(const FormField&) const = default;
};

// Where a form is come to from.
enum class FormEntry { kHearts, kOffer, kContact };

struct Form {
  std::string id;
  Localized title;  // "Steckbrief"
  Localized note;   // what it is good for, in the list of forms
  std::string icon;
  std::optional<Picture> picture;
  std::vector<std::string> personas;  // for these; empty: for all
  std::vector<FormEntry> entries;
  std::vector<std::string> topics;      // what it is about: counts as picked
  std::vector<std::string> recipients;  // may go to these only; empty: to all
  Localized purpose;  // of this form, instead of the recipients' own; may be empty
  std::vector<FormField> fields;

  // The first field of this kind; nothing if there is none.
  const FormField* field(FieldKind kind) const;
  bool operator==(const Form&) const = default;
};

// Whether it is asked before the visitor says how to be reached.
bool is_question(FieldKind kind);

// What a pack without forms has: topics, a first name, e-mail or phone. Its texts are the kiosk's.
Form standard_form();

}  // namespace gummiband::content
