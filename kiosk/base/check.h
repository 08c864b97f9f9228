// Our own bugs: a condition that only a mistake in this program can break.
//
// On in release builds too. Says where and aborts; the supervisor restarts the kiosk, and the
// ledger is built for that. Never used on input from outside.
#pragma once

#include <source_location>

namespace gummiband::base {

[[noreturn]] void fail_check(const char* what, std::source_location where);

inline void check(bool condition, const char* what,
                  std::source_location where = std::source_location::current()) {
  if (!condition) fail_check(what, where);
}

}  // namespace gummiband::base
