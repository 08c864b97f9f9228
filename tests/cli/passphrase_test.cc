// Asking for a passphrase on a real terminal.
#include "cli/passphrase.h"

#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <csignal>
#include <string>

#include "catch.h"
#include "program.h"

using namespace gummiband;

namespace {

// The program with a terminal of its own, seen from the other end of the line.
class AtTerminal {
 public:
  explicit AtTerminal(const std::string& key_file) {
    const std::string program = std::string(GUMMIBAND_BUILD_DIR) + "/gummiband";
    child_ = ::forkpty(&line_, nullptr, nullptr, nullptr);
    REQUIRE(child_ >= 0);
    if (child_ == 0) {
      ::execl(program.c_str(), program.c_str(), "keys", "new", "--out", key_file.c_str(), nullptr);
      ::_exit(127);
    }
  }
  ~AtTerminal() {
    ::close(line_);
    if (child_ > 0) {
      ::kill(child_, SIGKILL);
      ::waitpid(child_, nullptr, 0);
    }
  }
  AtTerminal(const AtTerminal&) = delete;
  AtTerminal& operator=(const AtTerminal&) = delete;

  // Reads what is printed up to and with `words`; false if the program ends before.
  bool reads(const std::string& words) {
    while (shown_.find(words) == std::string::npos) {
      char byte = 0;
      if (::read(line_, &byte, 1) != 1) return false;
      shown_ += byte;
    }
    return true;
  }
  void types(const std::string& text) {
    REQUIRE(::write(line_, text.data(), text.size()) == static_cast<ssize_t>(text.size()));
  }
  // Ctrl-C until it has ended: one that comes before the program reads is only noted by it.
  void interrupt() {
    pollfd ready{line_, POLLIN, 0};
    while (true) {
      if (::write(line_, "\x03", 1) != 1) return;
      while (::poll(&ready, 1, 200) == 1) {
        char byte = 0;
        if (::read(line_, &byte, 1) != 1) return;
      }
    }
  }
  bool echoes() const {
    termios mode{};
    REQUIRE(::tcgetattr(line_, &mode) == 0);
    return (mode.c_lflag & static_cast<tcflag_t>(ECHO)) != 0;
  }
  int ends() {
    int status = 0;
    REQUIRE(::waitpid(child_, &status, 0) == child_);
    child_ = -1;
    return status;
  }
  const std::string& shown() const { return shown_; }

 private:
  int line_ = -1;
  pid_t child_ = -1;
  std::string shown_;
};

}  // namespace

TEST_CASE("Ctrl-C at the passphrase ends the program and gives the terminal its echo back") {
  AtTerminal terminal(cli::fresh_folder("interrupted") / "new.key");
  REQUIRE(terminal.reads("Passphrase: "));
  CHECK_FALSE(terminal.echoes());
  terminal.interrupt();
  const int status = terminal.ends();
  CHECK(WIFSIGNALED(status));
  CHECK(terminal.echoes());
}

TEST_CASE("A passphrase typed at the terminal is not shown") {
  AtTerminal terminal(cli::fresh_folder("unseen") / "new.key");
  REQUIRE(terminal.reads("Passphrase: "));
  terminal.types("Krone auf dem Dach\n");
  REQUIRE(terminal.reads("The same again: "));
  terminal.types("Krone auf dem Dach\n");
  terminal.reads("what is never printed");
  CHECK(terminal.ends() == 0);
  CHECK(terminal.shown().find("Krone") == std::string::npos);
}

// Typed on the kiosk's screen the same passphrase did not open the key.
TEST_CASE("A passphrase from a file is the whole first line, up to the longest there is") {
  const base::Path file = cli::fresh_folder("passphrase") / "passphrase";
  const auto read = [&](const std::string& text) {
    cli::write(file, text);
    return cli::ask_passphrase(file, cli::Asking::kTwice);
  };
  CHECK(read(" heimat auf zeit \r\nanother line\n").value() == " heimat auf zeit ");
  CHECK(read("heimat auf zeit").value() == "heimat auf zeit");
  const std::string longest(1024, 'x');
  CHECK(read(longest + "\r\n").value() == longest);
  CHECK_THAT(read(longest + "x\n").fault().sentence, contains("longer than 1024 bytes"));
  CHECK_THAT(read("\r\n").fault().sentence, contains("is empty"));
}
