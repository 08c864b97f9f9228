// What a form that was filled in makes of a lead: what was picked, who could receive it, what is
// in it. Pure; reads only.
#pragma once

#include <string>
#include <vector>

#include "leads/interest.h"
#include "screens/form.h"

namespace gummiband::screens::form {

// Everything that counts as picked by the visitor, in the pack's order: topics that were ticked,
// those of the answers, and what the form is about.
std::vector<std::string> picked_topics(const State& state, const World& world);

// Who could receive this lead: has a key, fits persona and topics, and is one of the form's; at
// most kMostRecipients. Once a topic of a confidential recipient is picked, only those who are
// confidential, whichever the form names. Who looks after the visitor's place comes first.
std::vector<const content::Recipient*> shown_recipients(const State& state, const World& world);

// `contact` is the checked address.
leads::Interest interest(const State& state, const World& world, const std::string& contact);

}  // namespace gummiband::screens::form
