// Where the program finds what came with it: words, pictures, themes, the sample pack, the demo
// visits.
//
// Beside the installed binary (../share/gummiband), else in the source tree it was built from.
#pragma once

#include "base/file.h"

namespace gummiband::app {

struct Resources {
  base::Path words;     // LANGUAGE/LC_MESSAGES/gummiband.mo
  base::Path pictures;  // the marks
  base::Path themes;
  base::Path pack;  // the sample pack
};

Resources find_resources();

}  // namespace gummiband::app
