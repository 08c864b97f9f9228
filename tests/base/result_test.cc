#include "base/result.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <memory>
#include <string>

#include "catch.h"

namespace gummiband::base {
namespace {

struct Death {
  int signal = 0;
  std::string words;
};

// How a child process ends that does this, and what it says on standard error.
template <typename Act>
Death death_of(Act act) {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    ::signal(SIGABRT, SIG_DFL);  // Catch has a handler of its own, for its report
    ::dup2(ends[1], STDERR_FILENO);
    act();
    ::_exit(0);
  }
  ::close(ends[1]);
  Death death;
  std::array<char, 512> chunk{};
  ssize_t got = 0;
  while ((got = ::read(ends[0], chunk.data(), chunk.size())) > 0) {
    death.words.append(chunk.data(), static_cast<size_t>(got));
  }
  ::close(ends[0]);
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  if (WIFSIGNALED(status)) death.signal = WTERMSIG(status);
  return death;
}

TEST_CASE("A Result with a value gives it, with a fault the sentence") {
  const Result<int> good = 7;
  REQUIRE(good.ok());
  REQUIRE(static_cast<bool>(good));
  REQUIRE(good.value() == 7);
  REQUIRE(*good == 7);
  const Result<int> bad = Fault{"The disk is full."};
  REQUIRE_FALSE(bad.ok());
  REQUIRE_FALSE(static_cast<bool>(bad));
  REQUIRE(bad.fault().sentence == "The disk is full.");
}

TEST_CASE("A Result of a Fault-like type keeps value and fault apart") {
  const Result<std::string> text = std::string("not a fault");
  REQUIRE(text.ok());
  REQUIRE(text->size() == 11);
  Result<bool> no = false;
  REQUIRE(no.ok());
  REQUIRE_FALSE(*no);
}

TEST_CASE("A value that cannot be copied moves out of its Result") {
  Result<std::unique_ptr<int>> owned = std::make_unique<int>(3);
  const std::unique_ptr<int> moved = std::move(owned).value();
  REQUIRE(*moved == 3);
}

TEST_CASE("A value in a Result can be changed in place") {
  Result<std::string> text = std::string("a");
  text->push_back('b');
  *text += "c";
  REQUIRE(text.value() == "abc");
}

TEST_CASE("A Result without a value is fine or a fault") {
  const Result<void> fine;
  REQUIRE(fine.ok());
  const Result<void> bad = Fault{"no"};
  REQUIRE_FALSE(bad.ok());
  REQUIRE(bad.fault().sentence == "no");
}

TEST_CASE("Asking a Result for what it does not have ends the process with file and line") {
  const Death value = death_of([] {
    const Result<int> bad = Fault{"x"};
    static_cast<void>(bad.value());
  });
  REQUIRE(value.signal == SIGABRT);
  REQUIRE_THAT(value.words, contains("Result without a value was used"));
  REQUIRE_THAT(value.words, contains("result.h:"));
  REQUIRE(death_of([] {
            const Result<int> good = 1;
            static_cast<void>(good.fault());
          }).signal == SIGABRT);
  REQUIRE(death_of([] {
            const Result<void> good;
            static_cast<void>(good.fault());
          }).signal == SIGABRT);
}

TEST_CASE("A check that holds does nothing; one that does not aborts and names its place") {
  REQUIRE(death_of([] { check(true, "all is well"); }).signal == 0);
  const Death death = death_of([] { check(false, "the sum was off"); });
  REQUIRE(death.signal == SIGABRT);
  REQUIRE_THAT(death.words, contains("bug: the sum was off"));
  REQUIRE_THAT(death.words, contains("result_test.cc:"));
}

}  // namespace
}  // namespace gummiband::base
