// What a command of the shell prints.
#pragma once

#include <array>
#include <cstdio>
#include <memory>
#include <string>

#include "catch.h"

namespace gummiband {

// Waits until it has ended.
inline std::string said_by(const std::string& command) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(::popen(command.c_str(), "r"),
                                                             ::pclose);
  REQUIRE(pipe);
  std::string said;
  std::array<char, 4096> some{};
  while (const size_t count = std::fread(some.data(), 1, some.size(), pipe.get())) {
    said.append(some.data(), count);
  }
  return said;
}

}  // namespace gummiband
