// The rules of the house as pure functions over one file: its path from the root of the tree and
// its text in, complaints out.
//
// They read C++ by looking at it, not by compiling it: comments and strings are told from code,
// braces are counted, nothing more. What they cannot see (a global behind a macro) the compiler and
// clang-tidy do. Each rule has a test that feeds it something bad.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace gummiband::tree {

struct Complaint {
  std::string path;
  size_t line = 0;  // from 1; 0 for the file as a whole
  std::string sentence;
};
using Complaints = std::vector<Complaint>;

inline constexpr size_t kMostFileLines = 500;
inline constexpr size_t kMostFunctionLines = 70;
inline constexpr size_t kMostColumns = 100;

// Folder of kiosk/ -> folders it may include, itself not named.
using Levels = std::map<std::string, std::set<std::string>>;
// As the house is planned.
Levels planned_levels();
// As CMakeLists.txt links them, from its lines kiosk_folder(NAME folders... [LIBRARIES ...]).
Levels linked_levels(std::string_view cmake);

// Library, by the name under which CMake links it -> folders of kiosk/ that know it.
using Links = std::map<std::string, std::set<std::string>>;
// As the rules have it: those whose headers check_libraries() keeps to these folders.
Links planned_links();
// As CMakeLists.txt links them, from the same lines.
Links linked_libraries(std::string_view cmake);

// An include in kiosk/ names a folder, and one that this folder may see.
Complaints check_levels(std::string_view path, std::string_view text);
// Each library is known to its folders only.
Complaints check_libraries(std::string_view path, std::string_view text);
// In kiosk/screens/*_draw.cc strings are identifiers and keys of words, never words.
Complaints check_words(std::string_view path, std::string_view text);
// In kiosk/ no variable outlives a function, and nothing is owned by several.
Complaints check_globals(std::string_view path, std::string_view text);
// In kiosk/ files, functions and lines fit.
Complaints check_sizes(std::string_view path, std::string_view text);
// A header begins with its manual, then #pragma once.
Complaints check_header(std::string_view path, std::string_view text);
// Nothing names places outside the tree.
Complaints check_outside(std::string_view path, std::string_view text);

// Every folder of kiosk/ with code has tests. `paths`: all files of the tree.
Complaints check_tests(const std::vector<std::string>& paths);

}  // namespace gummiband::tree
