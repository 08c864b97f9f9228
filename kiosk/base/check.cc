#include "base/check.h"

#include <cstdio>
#include <cstdlib>

namespace gummiband::base {

void fail_check(const char* what, std::source_location where) {
  std::fprintf(stderr, "gummiband: bug: %s (%s:%u)\n", what, where.file_name(), where.line());
  std::abort();
}

}  // namespace gummiband::base
