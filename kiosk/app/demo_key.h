// The demo key, which everybody can open: as long as somebody uses it, they must be told.
//
// It is the one in assets/demo/demo-key.pub, read when the program is built.
#pragma once

#include <string_view>

#include "content/pack.h"

namespace gummiband::app {

// Whether this is the text of it.
bool is_demo_key(std::string_view key);
// Whether everybody can open what is sealed to it: the pack says so (`demo: true`), or one of its
// keys is the demo key, whatever the pack says. Not if nothing can be sealed to it, for want of a
// key that can be used.
bool has_demo_key(const content::Recipient& recipient);
// Whether that is so of one of the pack's recipients.
bool uses_demo_key(const content::Pack& pack);

}  // namespace gummiband::app
