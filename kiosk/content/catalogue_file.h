// The check of a compiled gettext catalogue (.mo) before Boost.Locale gets it, which trusts the
// offsets in it. Format: "The Format of GNU MO Files" in the gettext manual.
#pragma once

#include <string_view>

namespace gummiband::content {

// Whether every table, every text with its NUL at the end, and every entry of the hash table lies
// within `bytes`. Only files of this machine's byte order: ours are compiled on the machine.
bool is_whole_catalogue(std::string_view bytes);

}  // namespace gummiband::content
