#include "program.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "catch.h"

namespace gummiband::cli {
namespace {

constexpr size_t kMostSpoken = 1 << 20;

// In the child, before the program: what it prints goes into the file.
void redirect(int stream, const base::Path& file) {
  const int opened = ::open(file.c_str(), O_CREAT | O_TRUNC | O_WRONLY, 0600);
  if (opened < 0 || ::dup2(opened, stream) != stream) std::_Exit(126);
}

}  // namespace

base::Path fresh_folder(const std::string& name) {
  const base::Path folder = base::Path(GUMMIBAND_BUILD_DIR) / "cli-test" / name;
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  return folder;
}

Spoken start_program(const std::vector<std::string>& words,
                     const std::map<std::string, std::string>& variables) {
  const base::Path folder = fresh_folder("program");
  const std::string program = std::string(GUMMIBAND_BUILD_DIR) + "/gummiband";
  std::vector<std::string> all = {program};
  all.insert(all.end(), words.begin(), words.end());
  std::vector<char*> argv;
  for (std::string& word : all) argv.push_back(word.data());
  argv.push_back(nullptr);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    redirect(STDOUT_FILENO, folder / "out");
    redirect(STDERR_FILENO, folder / "err");
    for (const auto& [name, value] : variables) ::setenv(name.c_str(), value.c_str(), 1);
    ::execv(program.c_str(), argv.data());
    std::_Exit(127);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  Spoken spoken;
  spoken.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  spoken.out = base::read_file(folder / "out", kMostSpoken).value();
  spoken.err = base::read_file(folder / "err", kMostSpoken).value();
  return spoken;
}

}  // namespace gummiband::cli
