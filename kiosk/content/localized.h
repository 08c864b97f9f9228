// A text in each language of a pack.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace gummiband::content {

// A language code of the pack: "de", "en", "nl", and "de-leicht" for Leichte Sprache.
using Language = std::string;

struct Localized {
  std::map<Language, std::string> texts;

  bool empty() const { return texts.empty(); }
  // The text in `language`; else in the language before its dash; else in German; else the first.
  const std::string& in(std::string_view language) const;
  bool operator==(const Localized&) const = default;
};

}  // namespace gummiband::content
