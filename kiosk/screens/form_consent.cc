#include "screens/form_consent.h"

#include <algorithm>

#include "content/markdown.h"

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

}  // namespace

ConsentText consent_text(const State& state, const World& world) {
  ConsentText text;
  text.title = world.word("form.consent_title");
  text.note =
      world.word(state.way == Way::kEmail ? "form.consent_note_email" : "form.consent_note_phone");
  for (const content::Recipient* recipient : shown_recipients(state, world)) {
    if (recipient->demo) text.demo = world.word("form.demo");
    text.cards.push_back({recipient->id, world.in(recipient->name),
                          world.in(recipient->organisation), world.in(recipient->purpose)});
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
