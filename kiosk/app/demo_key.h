// The demo key, which everybody can open: as long as somebody uses it, they must be told.
//
// It is the one in assets/demo/demo-key.pub, read when the program is built.
#pragma once

#include "content/pack.h"

namespace gummiband::app {

// Whether everybody can open what is sealed to it: the pack says so (`demo: true`), or one of its
// keys is the demo key, whatever the pack says.
bool has_demo_key(const content::Recipient& recipient);
// Whether that is so of one of the pack's recipients.
bool uses_demo_key(const content::Pack& pack);

}  // namespace gummiband::app
