// What a pack names and only others can judge, who know fonts, keys and words, and where it does.
#pragma once

#include <string>

#include "content/report.h"

namespace gummiband::content {

enum class MentionKind {
  kIcon,
  kKey,  // a recipient's own one before its further ones
  kDemo,
  kLanguage,
  kPicture,  // found, and what its header says is right
};

struct Mention {
  MentionKind kind = MentionKind::kIcon;
  // Id of the theme, field or district; of the recipient; what the pack calls the picture; empty
  // for a language.
  std::string owner;
  // The icon's name, the public key, the language, the picture's path; empty for kDemo.
  std::string text;
  Place place;  // a key that stands in a file of its own is in that file
};

}  // namespace gummiband::content
