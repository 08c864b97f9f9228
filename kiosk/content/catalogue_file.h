// Where a compiled gettext catalogue (.mo) lies, and the check of it before Boost.Locale gets it,
// which trusts the offsets in it. Format: "The Format of GNU MO Files" in the gettext manual.
#pragma once

#include <string>
#include <string_view>

#include "base/file.h"

namespace gummiband::content {

// The name that all catalogues have in the folder of their language.
inline constexpr const char* kWordsDomain = "gummiband";
// Where the catalogue of a language is within the folder of all words.
base::Path catalogue_path(const base::Path& words, const std::string& language);

// Whether every table, every text with its NUL at the end, and every entry of the hash table lies
// within `bytes`. Only files of this machine's byte order: ours are compiled on the machine.
bool is_whole_catalogue(std::string_view bytes);

}  // namespace gummiband::content
