#include "base/log.h"

#include <unistd.h>

#include <cstdio>
#include <string>

namespace gummiband::base {

void log(Priority priority, std::string_view area, std::string_view sentence) {
  std::string line;
  // A person at a terminal has no use for the priority; journald has.
  if (::isatty(STDERR_FILENO) == 0) line = "<" + std::to_string(static_cast<int>(priority)) + ">";
  line.append(area).append(": ").append(sentence).append("\n");
  std::fwrite(line.data(), 1, line.size(), stderr);  // one call, so that lines stay whole
}

}  // namespace gummiband::base
