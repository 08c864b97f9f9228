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

// Where pictures are kept that took long to draw: the user's cache (XDG base directories:
// $XDG_CACHE_HOME, else ~/.cache), so that a replay is as quick as the booth before it. Without a
// home it is a folder of `data`. Nothing of a visitor is ever there.
base::Path picture_cache(const base::Path& data);

}  // namespace gummiband::app
