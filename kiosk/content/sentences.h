// Sentences and their words, for Leichte Sprache: one thought each, at most 12 words. Pure.
//
// Read as it is written, in Markdown or as one line of pack.yaml. A sentence ends at . ! ? … before
// a space, at a colon that ends a line, and at an empty line, a heading or the next entry of a
// list. After one or two digits ("16. April") or a single letter ("z. B.") a full stop ends none.
// In doubt a sentence is rather taken as going on: then somebody reads it again.
#pragma once

#include <string_view>
#include <vector>

#include "content/pack.h"
#include "content/report.h"

namespace gummiband::content {

// DIN SPEC 33429 asks for short sentences; 12 words is the house's line.
inline constexpr size_t kMostEasyWords = 12;

struct Sentence {
  std::string_view text;  // within the text that was read
  int line = 0;           // of its first word, from 0
  size_t words = 0;       // what has a letter or a digit, between spaces
  bool operator==(const Sentence&) const = default;
};

std::vector<Sentence> sentences(std::string_view text);

// Whether texts of `language` are Leichte Sprache: "de-leicht".
bool is_easy(std::string_view language);

// Warns of every sentence of `text` that is too long, if `language` is Leichte Sprache. `place` is
// where the text begins.
void check_easy(std::string_view text, std::string_view language, const Place& place,
                Report& report);

}  // namespace gummiband::content
