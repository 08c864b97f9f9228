// What a pack names and only others can judge, who know fonts and keys, and where it does.
#pragma once

#include <string>

#include "content/report.h"

namespace gummiband::content {

enum class MentionKind { kIcon, kKey };

struct Mention {
  MentionKind kind = MentionKind::kIcon;
  std::string owner;  // id of the theme, field or district; of the recipient
  std::string text;   // the icon's name, the public key
  Place place;        // a key that stands in a file of its own is in that file
};

}  // namespace gummiband::content
