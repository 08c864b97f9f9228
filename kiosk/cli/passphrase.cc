#include "cli/passphrase.h"

#include <bsd/readpassphrase.h>
#include <unistd.h>

#include <cctype>

#include "base/text.h"

namespace gummiband::cli {
namespace {

constexpr size_t kMostPassphraseBytes = 1024;
constexpr size_t kMostPassphraseFileBytes = kMostPassphraseBytes + 2;  // with its line's end

base::Fault too_long(std::string& line, const std::string& name) {
  base::wipe(line);
  return base::Fault{"The " + name + " is longer than 1024 bytes."};
}

// Without an echo on a terminal, which gets its echo back even when the answer is Ctrl-C.
base::Result<std::string> read_line(const std::string& prompt, const std::string& name) {
  // One byte for the end, one to tell too long a line from the longest.
  std::string line(kMostPassphraseBytes + 2, '\0');
  const int flags = ::isatty(STDIN_FILENO) != 0 ? RPP_ECHO_OFF : RPP_STDIN;
  const bool read =
      ::readpassphrase((prompt + ": ").c_str(), line.data(), line.size(), flags) != nullptr;
  line.resize(read ? line.find('\0') : 0);
  if (line.empty()) {
    return base::Fault{"No " + name +
                       " was given. Type it, or name a file that holds it; --help says how."};
  }
  if (line.size() > kMostPassphraseBytes) return too_long(line, name);
  return line;
}

}  // namespace

base::Result<std::string> ask_passphrase(const base::Path& file, Asking asking) {
  return ask_secret("passphrase", file, asking);
}

base::Result<std::string> ask_secret(const std::string& name, const base::Path& file,
                                     Asking asking) {
  if (!file.empty()) {
    base::Result<std::string> text = base::read_file(file, kMostPassphraseFileBytes);
    if (!text) return text;
    std::string line(base::split(*text, '\n').front());
    base::wipe(*text);
    if (line.ends_with('\r')) line.pop_back();
    if (line.size() > kMostPassphraseBytes) return too_long(line, name);
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
