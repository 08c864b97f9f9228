// The real program, as a person starts it: words in; exit code and what it printed out. In an
// environment of its own, for what can only be seen at a start (no fonts, no display).
#pragma once

#include <sys/types.h>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"

namespace gummiband::cli {

using Words = std::vector<std::string>;

struct Spoken {
  int code = 0;  // as a shell has it: 128 and more for a signal
  std::string out;
  std::string err;
};

// Added to the environment of the test; none: taken out of it.
using Variables = std::map<std::string, std::optional<std::string>>;

// Waits until it has ended.
Spoken start_program(const Words& words, const Variables& variables = {});

// The program while it runs; what it prints is read as it comes.
class Running {
 public:
  explicit Running(const Words& words, const Variables& variables = {});
  ~Running();
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  // Reads standard output up to and with `text`; false if it ends before.
  bool reads(const std::string& text);
  const std::string& said() const { return said_; }
  // The code it ends with, as a shell has it; or how it had ended before.
  int end_by(int signal);
  bool is_running() const;
  pid_t process() const { return child_; }

 private:
  int pipe_ = -1;
  pid_t child_ = -1;
  std::string said_;
};

// Of this tree, for what comes with it.
extern const std::string kSource;

// Somebody who moved away leaves a lead for two recipients, with the sample pack's demo key; and
// how it is replayed, into this data folder.
Words words_of_a_visit(const base::Path& data);
void visit(const base::Path& data);
// The flags for that key.
Words with_demo_key();
Words operator+(Words words, const Words& more);

void write(const base::Path& file, const std::string& text);
std::string content_of(const base::Path& file);

// What stands between the two, each time.
std::set<std::string> between(std::string_view text, std::string_view before,
                              std::string_view after);

// A folder that is empty at the start of each test.
base::Path fresh_folder(const std::string& name);

}  // namespace gummiband::cli
