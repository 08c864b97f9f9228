// What the visitor agrees to, word for word. The screen shows these texts and the lead proves them:
// both come from here, so that they cannot differ.
#pragma once

#include <string>
#include <vector>

#include "screens/form.h"

namespace gummiband::screens::form {

struct ConsentCard {
  std::string recipient;  // id
  std::string name;
  std::string organisation;
  std::string purpose;
};

struct ConsentText {
  std::string title;
  std::string note;
  std::string demo;                // a warning while any of these keys is the sample's; else empty
  std::vector<ConsentCard> cards;  // of all recipients shown
  std::string consent;             // the pack's sentence; may be empty
  std::string privacy;             // the pack's short text; may be empty
  std::string sixteen;
};

ConsentText consent_text(const State& state, const World& world);

// Whether nobody is to write, but to call.
bool calls_only(const content::Form& form);

// "consent@suedwestfalen-2026.11"
std::string consent_id(const content::Pack& pack);

// The texts in the order they stand on the screen, a line each, with the ticked cards only.
std::string text_shown(const State& state, const World& world);

}  // namespace gummiband::screens::form
