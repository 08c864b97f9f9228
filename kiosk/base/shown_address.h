// An address as it may be shown: on a screen, in a log, in a sentence. Any thread.
#pragma once

#include <string>
#include <string_view>

namespace gummiband::base {

// At most so many bytes of it are shown.
inline constexpr size_t kMostShownBytes = 300;

// The address with "***" where it holds a password: behind the user, or as password=... after a
// question mark. It should hold none, but people try. In doubt rather too much is covered.
std::string shown_address(std::string_view address);

}  // namespace gummiband::base
