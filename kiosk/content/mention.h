// What a pack names and only others can judge, who know fonts, keys and words, and where it does.
#pragma once

#include <string>

#include "content/report.h"

namespace gummiband::content {

enum class MentionKind { kIcon, kKey, kLanguage };

struct Mention {
  MentionKind kind = MentionKind::kIcon;
  std::string owner;  // id of the theme, field or district; of the recipient; empty for a language
  std::string text;   // the icon's name, the public key, the language
  Place place;        // a key that stands in a file of its own is in that file
};

}  // namespace gummiband::content
