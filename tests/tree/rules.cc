#include "tree/rules.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <sstream>

#include "tree/source.h"

namespace gummiband::tree {
namespace {

// "kiosk/ledger/schema.cc" -> "ledger"; "kiosk/main.cc" -> "main.cc"; nothing outside kiosk/.
std::string folder_of(std::string_view path) {
  constexpr std::string_view kKiosk = "kiosk/";
  if (!path.starts_with(kKiosk)) return {};
  path.remove_prefix(kKiosk.size());
  return std::string(path.substr(0, path.find('/')));
}

bool is_code(std::string_view path) {
  return path.ends_with(".cc") || path.ends_with(".h");
}
bool is_kiosk_code(std::string_view path) {
  return path.starts_with("kiosk/") && is_code(path);
}

struct Library {
  std::string_view prefix;  // of what stands in #include
  std::string_view
      target;  // as CMakeLists.txt links it; empty: no folder does, or another rule says
  std::set<std::string> folders;
};

std::vector<Library> libraries() {
  return {{"sqlite3", "PkgConfig::sqlite3", {"ledger"}},
          {"sodium", "PkgConfig::libsodium", {"leads"}},
          {"phonenumbers/", "${PHONENUMBER_LIBRARY}", {"leads"}},
          {"idn2.h", "PkgConfig::libidn2", {"leads"}},
          {"xlsxwriter", "${XLSXWRITER_LIBRARY}", {"leads"}},
          {"nlohmann/", "nlohmann_json::nlohmann_json", {"leads", "cli"}},
          {"qrencode.h", "PkgConfig::libqrencode", {"slips"}},
          {"cups/", "Cups::Cups", {"slips"}},
          {"imgui", "PkgConfig::imgui", {"ui"}},
          {"SDL", "PkgConfig::sdl2", {"ui", "app"}},
          {"pango/", "PkgConfig::pangocairo", {"ui", "slips"}},
          {"cairo", "", {"ui", "slips"}},
          {"librsvg/", "PkgConfig::librsvg_2_0", {"ui"}},
          {"turbojpeg.h", "PkgConfig::libturbojpeg", {"ui"}},
          {"jpeglib.h", "", {"ui"}},
          {"webp/", "PkgConfig::libwebp", {"ui"}},
          {"png.h", "", {"ui"}},
          {"fontconfig/", "PkgConfig::fontconfig", {"ui"}},
          {"ft2build.h", "PkgConfig::pangoft2", {"ui"}},
          {"hb", "", {"ui"}},
          {"zstd.h", "PkgConfig::libzstd", {"ui"}},
          {"yaml-cpp/", "yaml-cpp", {"content"}},
          {"md4c", "PkgConfig::md4c", {"content"}},
          {"boost/", "Boost::locale", {"content"}},
          {"libintl.h", "", {"content"}},
          {"CLI/", "CLI11::CLI11", {"cli"}},
          {"bsd/", "PkgConfig::libbsd", {"cli"}},
          {"curl/", "PkgConfig::libcurl", {"outbox"}},
          {"libpq-fe.h", "PkgConfig::libpq", {"outbox"}},
          {"catch", "", {}},
          {"zbar", "", {}},
          {"libical/", "", {}}};
}

std::string list(const std::set<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  return all.empty() ? "no folder of kiosk/" : all;
}

// "form.send" is a key, "Danke" is a word, ", " is neither.
bool is_key(std::string_view text) {
  const bool letters = std::ranges::any_of(text, [](char byte) {
    return std::isalpha(static_cast<unsigned char>(byte)) != 0 || (byte & 0x80) != 0;
  });
  return !letters || std::ranges::all_of(text, [](char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
           std::string_view("_.:#%/{}-").find(byte) != std::string_view::npos;
  });
}

// Signs that stand between words in any language.
bool is_sign(std::string_view text) {
  return text == " · " || text == " – " || text == "…";
}

bool is_constant(std::string_view head) {
  return has_word(head, "const") || has_word(head, "constexpr") ||
         has_word(head, "constinit const");
}

// Whether a statement at the scope of a namespace makes a variable.
bool makes_variable(std::string_view head) {
  for (const std::string_view word :
       {"using", "typedef", "namespace", "class", "struct", "union", "enum", "template", "friend",
        "static_assert", "extern", "concept", "return", "operator"}) {
    if (has_word(head, word)) return false;
  }
  const size_t round = head.find('(');
  const size_t value = std::min(head.find('='), head.find('{'));
  if (round != std::string_view::npos && round < value) return false;  // a function
  return head.find(' ') != std::string_view::npos;                     // type and name
}

// Whether `outside` stands in the line as a whole path or the beginning of one: "../sharedx" and
// "a/workx" do not.
bool names_folder(std::string_view line, std::string_view outside) {
  const auto part_of_name = [](char byte) {
    return std::isalnum(static_cast<unsigned char>(byte)) != 0 || byte == '_' || byte == '.' ||
           byte == '-';
  };
  for (size_t at = line.find(outside); at != std::string_view::npos;
       at = line.find(outside, at + 1)) {
    const size_t end = at + outside.size();
    const bool begins = at == 0 || !part_of_name(line[at - 1]);
    if (begins && (end == line.size() || !part_of_name(line[end]))) return true;
  }
  return false;
}

size_t columns(std::string_view line) {
  return static_cast<size_t>(std::ranges::count_if(
      line, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

std::vector<std::string> lines(std::string_view text) {
  std::vector<std::string> all;
  std::istringstream stream{std::string(text)};
  for (std::string line; std::getline(stream, line);) all.push_back(line);
  return all;
}

// The words of each kiosk_folder(NAME folders... [LIBRARIES ...]).
std::vector<std::vector<std::string>> folder_calls(std::string_view cmake) {
  constexpr std::string_view kCall = "\nkiosk_folder(";
  std::vector<std::vector<std::string>> calls;
  for (size_t at = cmake.find(kCall); at != std::string_view::npos;
       at = cmake.find(kCall, at + 1)) {
    const size_t start = at + kCall.size();
    std::istringstream words{std::string(cmake.substr(start, cmake.find(')', start) - start))};
    calls.emplace_back(std::istream_iterator<std::string>(words),
                       std::istream_iterator<std::string>());
  }
  return calls;
}

}  // namespace

Levels planned_levels() {
  return {
      {"base", {}},
      {"content", {"base"}},
      {"visit", {"base"}},
      {"leads", {"base"}},
      {"slips", {"base"}},
      {"ui", {"base"}},
      {"ledger", {"base", "leads", "visit"}},
      {"outbox", {"base", "leads", "ledger", "visit"}},
      {"screens", {"base", "content", "visit", "ui", "leads", "slips"}},
      {"app", {"base", "content", "visit", "ui", "leads", "slips", "ledger", "outbox", "screens"}},
      {"cli",
       {"base", "content", "visit", "ui", "leads", "slips", "ledger", "outbox", "screens", "app"}},
      {"main.cc", {"base", "cli"}}};
}

Levels linked_levels(std::string_view cmake) {
  Levels levels;
  for (const std::vector<std::string>& words : folder_calls(cmake)) {
    const auto end = std::ranges::find(words, "LIBRARIES");
    levels[words.front()].insert(words.begin() + 1, end);
  }
  return levels;
}

Links planned_links() {
  Links links;
  for (const Library& library : libraries()) {
    if (!library.target.empty()) links[std::string(library.target)] = library.folders;
  }
  return links;
}

Links linked_libraries(std::string_view cmake) {
  Links links;
  for (const std::vector<std::string>& words : folder_calls(cmake)) {
    auto word = std::ranges::find(words, "LIBRARIES");
    if (word == words.end()) continue;
    while (++word != words.end()) links[*word].insert(words.front());
  }
  links.erase("Threads::Threads");  // the standard library's own
  return links;
}

Complaints check_levels(std::string_view path, std::string_view text) {
  if (!is_kiosk_code(path)) return {};
  const Levels levels = planned_levels();
  const std::string folder = folder_of(path);
  const auto may = levels.find(folder);
  if (may == levels.end()) return {{std::string(path), 0, "kiosk/" + folder + " has no level"}};
  Complaints complaints;
  for (const Literal& include : read_source(text).includes) {
    const std::string other = include.text.substr(0, include.text.find('/'));
    if (!levels.contains(other) || other == folder || may->second.contains(other)) continue;
    complaints.push_back(
        {std::string(path), include.line, folder + " may not include " + include.text});
  }
  return complaints;
}

Complaints check_libraries(std::string_view path, std::string_view text) {
  if (!is_kiosk_code(path)) return {};
  Complaints complaints;
  const std::string folder = folder_of(path);
  for (const Literal& include : read_source(text).includes) {
    for (const Library& library : libraries()) {
      if (!include.text.starts_with(library.prefix) || library.folders.contains(folder)) continue;
      complaints.push_back({std::string(path), include.line,
                            include.text + " is for " + list(library.folders) + " only"});
    }
  }
  return complaints;
}

Complaints check_words(std::string_view path, std::string_view text) {
  if (!path.starts_with("kiosk/screens/") || !path.ends_with("_draw.cc")) return {};
  Complaints complaints;
  for (const Literal& literal : read_source(text).strings) {
    // What these say is for us: the first aborts, the second is a complaint of a test.
    if (literal.call == "check" || literal.call == "report") continue;
    if (is_key(literal.text) || is_sign(literal.text)) continue;
    complaints.push_back({std::string(path), literal.line,
                          "\"" + literal.text + "\" is no key; visitors' words stand in assets/"});
  }
  return complaints;
}

Complaints check_globals(std::string_view path, std::string_view text) {
  if (!is_kiosk_code(path)) return {};
  Complaints complaints;
  const auto complain = [&](const Statement& statement, const std::string& why) {
    complaints.push_back({std::string(path), statement.line, why + ": " + statement.head});
  };
  const Source source = read_source(text);
  for (const Statement& statement : statements(source)) {
    if (has_word(statement.head, "shared_ptr") || has_word(statement.head, "make_shared")) {
      complain(statement, "one owner, not several");
    }
    if (has_word(statement.head, "thread_local")) complain(statement, "a hidden variable");
    if (is_constant(statement.head)) continue;
    const bool is_static = has_word(statement.head, "static");
    const bool callable = statement.head.find('(') != std::string::npos &&
                          statement.head.find('(') < statement.head.find('=');
    switch (statement.scope) {
      case Scope::kNamespace:
        if (statement.body_end == 0 && makes_variable(statement.head)) {
          complain(statement, "a global variable");
        }
        break;
      case Scope::kType:
        if (is_static && !callable) complain(statement, "a global variable");
        break;
      case Scope::kFunction:
        if (is_static) complain(statement, "a variable that outlives its function");
        break;
    }
  }
  return complaints;
}

Complaints check_sizes(std::string_view path, std::string_view text) {
  if (!is_kiosk_code(path)) return {};
  Complaints complaints;
  const std::vector<std::string> all = lines(text);
  if (all.size() > kMostFileLines) {
    complaints.push_back(
        {std::string(path), 0, "the file has " + std::to_string(all.size()) + " lines"});
  }
  for (size_t i = 0; i < all.size(); ++i) {
    if (columns(all[i]) <= kMostColumns) continue;
    complaints.push_back(
        {std::string(path), i + 1, "the line has " + std::to_string(columns(all[i])) + " columns"});
  }
  const Source source = read_source(text);
  for (const Statement& statement : statements(source)) {
    if (statement.body_end == 0) continue;
    const size_t length = statement.body_end - statement.line + 1;
    if (length <= kMostFunctionLines) continue;
    complaints.push_back(
        {std::string(path), statement.line,
         "a function has " + std::to_string(length) + " lines: " + statement.head});
  }
  return complaints;
}

Complaints check_header(std::string_view path, std::string_view text) {
  if (!path.ends_with(".h")) return {};
  const std::vector<std::string> all = lines(text);
  size_t manual = 0;
  while (manual < all.size() && all[manual].starts_with("//")) ++manual;
  Complaints complaints;
  if (manual == 0 || all[0].size() < 20) {
    complaints.push_back({std::string(path), 1, "a header begins with a paragraph: what this is"});
  }
  if (manual == all.size() || all[manual] != "#pragma once") {
    complaints.push_back(
        {std::string(path), manual + 1, "after the manual comes #pragma once and nothing else"});
  }
  return complaints;
}

Complaints check_outside(std::string_view path, std::string_view text) {
  Complaints complaints;
  const std::vector<std::string> all = lines(text);
  // In pieces, so that this file may name what nobody may name.
  for (const std::string& outside : {std::string("../sha") + "red", std::string("/wo") + "rk"}) {
    for (size_t i = 0; i < all.size(); ++i) {
      if (!names_folder(all[i], outside)) continue;
      complaints.push_back({std::string(path), i + 1, "names " + outside + ", outside the tree"});
    }
  }
  return complaints;
}

Complaints check_tests(const std::vector<std::string>& paths) {
  std::set<std::string> with_code;
  std::set<std::string> with_tests;
  for (const std::string& path : paths) {
    const std::string folder = folder_of(path);
    if (!folder.empty() && folder.find('.') == std::string::npos && path.ends_with(".cc")) {
      with_code.insert(folder);
    }
    if (path.starts_with("tests/") && path.ends_with("_test.cc")) {
      with_tests.insert(path.substr(6, path.find('/', 6) - 6));
    }
  }
  Complaints complaints;
  for (const std::string& folder : with_code) {
    if (with_tests.contains(folder)) continue;
    complaints.push_back({"kiosk/" + folder, 0, "has no tests/" + folder + "/*_test.cc"});
  }
  return complaints;
}

}  // namespace gummiband::tree
