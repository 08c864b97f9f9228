#include "base/check.h"

#include <cstdio>
#include <cstdlib>

namespace gummiband::base {

void fail_check(const char* what, const char* file, int line) {
  std::fprintf(stderr, "gummiband: bug: %s (%s:%d)\n", what, file, line);
  std::abort();
}

}  // namespace gummiband::base
