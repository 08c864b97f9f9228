#include "cli/passphrase.h"

#include <termios.h>
#include <unistd.h>

#include <cctype>
#include <cstdio>
#include <iostream>

#include "base/text.h"

namespace gummiband::cli {
namespace {

constexpr size_t kMostPassphraseBytes = 1024;

// Keeps the terminal from showing what is typed, until it goes.
class Unseen {
 public:
  Unseen() {
    shown_ = ::tcgetattr(STDIN_FILENO, &before_) == 0;
    if (!shown_) return;
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
  }
  ~Unseen() {
    if (shown_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }
  Unseen(const Unseen&) = delete;
  Unseen& operator=(const Unseen&) = delete;

 private:
  termios before_{};
  bool shown_ = false;
};

base::Result<std::string> read_line(const std::string& prompt, const std::string& name) {
  std::fprintf(stderr, "%s: ", prompt.c_str());
  std::string line;
  {
    const Unseen unseen;
    if (!std::getline(std::cin, line)) {
      return base::Fault{"No " + name +
                         " was given. Type it, or name a file that holds it; --help says how."};
    }
  }
  std::fprintf(stderr, "\n");
  if (line.size() > kMostPassphraseBytes) {
    base::wipe(line);
    return base::Fault{"The " + name + " is longer than 1024 bytes."};
  }
  return line;
}

}  // namespace

base::Result<std::string> ask_passphrase(const base::Path& file, Asking asking) {
  return ask_secret("passphrase", file, asking);
}

base::Result<std::string> ask_secret(const std::string& name, const base::Path& file,
                                     Asking asking) {
  if (!file.empty()) {
    base::Result<std::string> text = base::read_file(file, kMostPassphraseBytes);
    if (!text) return text;
    std::string line(base::trim(base::split(*text, '\n').front()));
    base::wipe(*text);
    if (line.empty()) {
      return base::Fault{"The first line of " + file.string() + " is empty. It should hold the " +
                         name + "."};
    }
    return line;
  }
  base::Result<std::string> first = read_line(
      std::string(1, static_cast<char>(std::toupper(name.front()))) + name.substr(1), name);
  if (!first || asking == Asking::kOnce) return first;
  base::Result<std::string> again = read_line("The same again", name);
  if (!again) return again;
  const bool same = *first == *again;
  base::wipe(*again);
  if (!same) {
    base::wipe(*first);
    return base::Fault{"The two differ. Nothing was written; try again."};
  }
  return first;
}

}  // namespace gummiband::cli
