// Where findings are gathered while content is read. Keeps at most kMostFindings and counts the
// rest, so that a hostile pack cannot fill the memory with complaints about itself.
#pragma once

#include <string>
#include <vector>

#include "base/file.h"
#include "content/finding.h"

namespace gummiband::content {

// A place in a file; line 0 is the file as a whole.
struct Place {
  base::Path file;
  int line = 0;
};

class Report {
 public:
  void error(const Place& place, std::string sentence, std::string remedy);
  void warning(const Place& place, std::string sentence, std::string remedy);

  // What another thread has reported.
  void take(Report other);

  // Whether an error was reported, among those left off too.
  bool has_error() const { return has_error_; }
  // By file and line, in the order of reporting within a line. If some were left off, a last
  // finding says how many, as an error if one of them was.
  std::vector<Finding> sorted() const;

 private:
  void add(Finding finding);

  std::vector<Finding> findings_;
  size_t left_off_ = 0;
  bool has_error_ = false;
};

// For sentences: "abc" with the quotation marks, cut if it is long.
std::string in_quotes(std::string_view text);

}  // namespace gummiband::content
