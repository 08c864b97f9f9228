// The rules of the house, kept by every file of the tree.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "catch.h"
#include "tree/rules.h"

namespace gummiband::tree {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = GUMMIBAND_SOURCE_DIR;

// What is ours: not git's, not built, not a kiosk's data. Pictures and such have no lines.
std::vector<std::string> files() {
  std::vector<std::string> found;
  for (auto entry = fs::recursive_directory_iterator(kRoot);
       entry != fs::recursive_directory_iterator(); ++entry) {
    const std::string name = entry->path().filename();
    const bool top = entry.depth() == 0;
    if (entry->is_directory() &&
        (name == ".git" || name == "__pycache__" ||
         (top && (name.starts_with("build") || name == "out" || name == "data")))) {
      entry.disable_recursion_pending();
    } else if (entry->is_regular_file() && name != ".git") {  // in a worktree it is a file
      found.push_back(entry->path().lexically_relative(kRoot).generic_string());
    }
  }
  std::ranges::sort(found);
  return found;
}

std::string read(const std::string& path) {
  std::ifstream file(kRoot / path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

bool is_text(const std::string& text) {
  return text.find('\0') == std::string::npos;
}

void require_none(const Complaints& complaints) {
  std::string all;
  for (const Complaint& complaint : complaints) {
    all += complaint.path + ":" + std::to_string(complaint.line) + ": " + complaint.sentence + "\n";
  }
  INFO(all);
  REQUIRE(complaints.empty());
}

using Rule = Complaints (*)(std::string_view path, std::string_view text);

void require_everywhere(Rule rule) {
  Complaints complaints;
  const auto paths = files();
  REQUIRE(paths.size() > 50);  // else we looked in the wrong place
  for (const std::string& path : paths) {
    const std::string text = read(path);
    if (!is_text(text)) continue;
    const Complaints more = rule(path, text);
    complaints.insert(complaints.end(), more.begin(), more.end());
  }
  require_none(complaints);
}

TEST_CASE("No folder includes one that is higher or beside") {
  require_everywhere(check_levels);
}

TEST_CASE("CMake links each folder to what it may see, and to nothing else") {
  Levels planned = planned_levels();
  planned.erase("main.cc");
  REQUIRE(linked_levels(read("CMakeLists.txt")) == planned);
}

TEST_CASE("CMake links each library to the folders that may know it, and has a rule for each") {
  const Links planned = planned_links();
  const Links linked = linked_libraries(read("CMakeLists.txt"));
  for (const auto& [library, folders] : linked) {
    INFO(library);
    const auto rule = planned.find(library);
    REQUIRE(rule != planned.end());
    CHECK(rule->second == folders);
  }
  CHECK(linked.size() == planned.size());
}

TEST_CASE("Each library is known to its folder only") {
  require_everywhere(check_libraries);
}

TEST_CASE("Drawing code holds no words for visitors") {
  require_everywhere(check_words);
}

TEST_CASE("No variable outlives a function, and nothing has several owners") {
  require_everywhere(check_globals);
}

TEST_CASE("Files, functions and lines fit a screen") {
  require_everywhere(check_sizes);
}

TEST_CASE("Every header begins with its manual") {
  require_everywhere(check_header);
}

TEST_CASE("Nothing names places outside the tree") {
  require_everywhere(check_outside);
}

TEST_CASE("Every folder with code has tests") {
  require_none(check_tests(files()));
}

}  // namespace
}  // namespace gummiband::tree
