#include "program.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "catch.h"

namespace gummiband::cli {
namespace {

constexpr size_t kMostSpoken = 1 << 20;
constexpr size_t kMostContent = 256 << 20;

// In the child, before the program: what it prints goes into the file.
void redirect(int stream, const base::Path& file) {
  const int opened = ::open(file.c_str(), O_CREAT | O_TRUNC | O_WRONLY, 0600);
  if (opened < 0 || ::dup2(opened, stream) != stream) std::_Exit(126);
}

// In the child; does not return.
void become_program(const Words& words, const Variables& variables) {
  for (const auto& [name, value] : variables) {
    if (!value) ::unsetenv(name.c_str());
    if (value) ::setenv(name.c_str(), value->c_str(), 1);
  }
  Words all = Words{std::string(GUMMIBAND_BUILD_DIR) + "/gummiband"} + words;
  std::vector<char*> argv;
  for (std::string& word : all) argv.push_back(word.data());
  argv.push_back(nullptr);
  ::execv(argv.front(), argv.data());
  std::_Exit(127);
}

// Waits for it.
int end_of(pid_t child) {
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

const std::string kSource = GUMMIBAND_SOURCE_DIR;

Running::Running(const Words& words, const Variables& variables) {
  std::array<int, 2> ends{};
  REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
  child_ = ::fork();
  REQUIRE(child_ >= 0);
  if (child_ == 0) {
    if (::dup2(ends[1], STDOUT_FILENO) != STDOUT_FILENO) std::_Exit(126);
    become_program(words, variables);
  }
  ::close(ends[1]);
  pipe_ = ends[0];
}

Running::~Running() {
  ::close(pipe_);
  if (child_ < 0) return;
  ::kill(child_, SIGKILL);
  ::waitpid(child_, nullptr, 0);
}

bool Running::reads(const std::string& text) {
  while (said_.find(text) == std::string::npos) {
    char byte = 0;
    if (::read(pipe_, &byte, 1) != 1) return false;
    said_ += byte;
  }
  return true;
}

int Running::end_by(int signal) {
  REQUIRE(::kill(child_, signal) == 0);
  return end_of(std::exchange(child_, -1));
}

bool Running::is_running() const {
  siginfo_t ended{};
  REQUIRE(::waitid(P_PID, static_cast<id_t>(child_), &ended, WEXITED | WNOHANG | WNOWAIT) == 0);
  return ended.si_pid == 0;
}

Words words_of_a_visit(const base::Path& data) {
  return {"replay", kSource + "/tests/cli/lead.visit", "--size", "540x960", "--data", data};
}

void visit(const base::Path& data) {
  const Spoken spoken = start_program(words_of_a_visit(data));
  INFO(spoken.err);
  REQUIRE(spoken.code == 0);
}

Words with_demo_key() {
  return {"--key", kSource + "/assets/demo/demo-key.gbkey", "--passphrase-file",
          kSource + "/assets/demo/demo-passphrase.txt"};
}

Words operator+(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

void write(const base::Path& file, const std::string& text) {
  const auto written = base::write_file_durably(file, text);
  INFO((written ? "" : written.fault().sentence));
  REQUIRE(written.ok());
}

std::string content_of(const base::Path& file) {
  return base::read_file(file, kMostContent).value();
}

std::set<std::string> between(std::string_view text, std::string_view before,
                              std::string_view after) {
  std::set<std::string> found;
  for (size_t at = text.find(before); at != std::string_view::npos; at = text.find(before, at)) {
    at += before.size();
    found.emplace(text.substr(at, text.find(after, at) - at));
  }
  return found;
}

base::Path fresh_folder(const std::string& name) {
  const base::Path folder = base::Path(GUMMIBAND_BUILD_DIR) / "cli-test" / name;
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  return folder;
}

Spoken start_program(const Words& words, const Variables& variables) {
  const base::Path folder = fresh_folder("program");
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    redirect(STDOUT_FILENO, folder / "out");
    redirect(STDERR_FILENO, folder / "err");
    become_program(words, variables);
  }
  Spoken spoken;
  spoken.code = end_of(child);
  spoken.out = base::read_file(folder / "out", kMostSpoken).value();
  spoken.err = base::read_file(folder / "err", kMostSpoken).value();
  return spoken;
}

}  // namespace gummiband::cli
