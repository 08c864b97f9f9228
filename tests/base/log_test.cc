#include "base/log.h"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <string>

#include "catch.h"

namespace gummiband::base {
namespace {

// What is written to standard error meanwhile.
template <typename Act>
std::string said(Act act) {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  std::fflush(stderr);
  const int before = ::dup(STDERR_FILENO);
  ::dup2(ends[1], STDERR_FILENO);
  act();
  std::fflush(stderr);
  ::dup2(before, STDERR_FILENO);
  ::close(before);
  ::close(ends[1]);
  std::string words(4096, '\0');
  const ssize_t got = ::read(ends[0], words.data(), words.size());
  ::close(ends[0]);
  words.resize(got > 0 ? static_cast<size_t>(got) : 0);
  return words;
}

TEST_CASE("A line for the journal has priority, area and sentence") {
  REQUIRE(said([] { log(Priority::kError, "ledger", "The disk is full."); }) ==
          "<3>ledger: The disk is full.\n");
  REQUIRE(said([] {
            log(Priority::kWarning, "a", "one");
            log(Priority::kInfo, "b", "");
          }) == "<4>a: one\n<6>b: \n");
}

}  // namespace
}  // namespace gummiband::base
