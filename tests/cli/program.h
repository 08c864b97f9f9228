// The real program, as a person starts it: words in; exit code and what it printed out. In an
// environment of its own, for what can only be seen at a start (no fonts, no display).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/file.h"

namespace gummiband::cli {

struct Spoken {
  int code = 0;  // as a shell has it: 128 and more for a signal
  std::string out;
  std::string err;
};

// Waits until it has ended. Variables are added to those of the test.
Spoken start_program(const std::vector<std::string>& words,
                     const std::map<std::string, std::string>& variables = {});

// A folder that is empty at the start of each test.
base::Path fresh_folder(const std::string& name);

}  // namespace gummiband::cli
