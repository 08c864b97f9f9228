// Our own bugs: a condition that only a mistake in this program can break.
//
// On in release builds too. Says where and aborts; the supervisor restarts the kiosk, and the
// ledger is built for that. Never used on input from outside.
#pragma once

namespace gummiband::base {

[[noreturn]] void fail_check(const char* what, const char* file, int line);

// The place is filled in by the compiler. Not std::source_location: clang-tidy 14 cannot read it.
inline void check(bool condition, const char* what, const char* file = __builtin_FILE(),
                  int line = __builtin_LINE()) {
  if (!condition) fail_check(what, file, line);
}

}  // namespace gummiband::base
