// The real program, as a person starts it: words in; exit code and what it printed out. In an
// environment of its own, for what can only be seen at a start (no fonts, no display).
#pragma once

#include <sys/types.h>

#include <map>
#include <string>
#include <vector>

#include "base/file.h"

namespace gummiband::cli {

using Words = std::vector<std::string>;

struct Spoken {
  int code = 0;  // as a shell has it: 128 and more for a signal
  std::string out;
  std::string err;
};

// Waits until it has ended. Variables are added to those of the test.
Spoken start_program(const Words& words, const std::map<std::string, std::string>& variables = {});

// The program while it runs; what it prints is read as it comes.
class Running {
 public:
  explicit Running(const Words& words);
  ~Running();
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  // Reads standard output up to and with `text`; false if it ends before.
  bool reads(const std::string& text);
  const std::string& said() const { return said_; }
  // Ctrl-C; the code it ends with, as a shell has it.
  int interrupt();
  // As a power cut does to a program; the same, or how it had ended before.
  int kill();
  bool is_running() const;

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

// A folder that is empty at the start of each test.
base::Path fresh_folder(const std::string& name);

}  // namespace gummiband::cli
