// Each rule fed with something good and something bad: a rule that cannot fail is none.
#include "tree/rules.h"

#include "catch.h"
#include "tree/source.h"

namespace gummiband::tree {
namespace {

// Sentences with their lines, one below the other; empty when there is nothing to complain about.
std::string said(const Complaints& complaints) {
  std::string all;
  for (const Complaint& complaint : complaints) {
    all += std::to_string(complaint.line) + ": " + complaint.sentence + "\n";
  }
  return all;
}

TEST_CASE("An include from a level that is higher or beside is complained about") {
  REQUIRE(said(check_levels("kiosk/ledger/a.cc",
                            "#include \"ledger/a.h\"\n#include \"leads/envelope.h\"\n"
                            "#include <string>\n#include \"base/file.h\"\n")) == "");
  REQUIRE(said(check_levels("kiosk/leads/a.h", "//\n#include \"ledger/ledger.h\"\n")) ==
          "2: leads may not include ledger/ledger.h\n");
  REQUIRE(said(check_levels("kiosk/leads/a.h", "#include \"visit/visit.h\"")) != "");
  REQUIRE(said(check_levels("kiosk/base/a.h", "  #  include   <ui/u.h>")) != "");
  REQUIRE(said(check_levels("kiosk/screens/a.cc", "#include \"app/loop.h\"")) != "");
  REQUIRE(said(check_levels("kiosk/main.cc", "#include \"cli/run.h\"")) == "");
  REQUIRE(said(check_levels("kiosk/main.cc", "#include \"app/run.h\"")) != "");
  REQUIRE(said(check_levels("kiosk/printer/a.cc", "")) == "0: kiosk/printer has no level\n");
  REQUIRE(said(check_levels("tests/base/a.cc", "#include \"app/loop.h\"")) == "");
  REQUIRE(said(check_levels("kiosk/base/a.h", "// #include \"ui/u.h\"\n")) == "");
}

TEST_CASE("The folders that are linked are read from CMakeLists.txt") {
  const Levels levels = linked_levels(
      "function(kiosk_folder name)\nendfunction()\nkiosk_folder(base LIBRARIES Threads)\n"
      "kiosk_folder(app base ui\n  LIBRARIES x)\nkiosk_folder(top app base)\n");
  REQUIRE(levels == Levels{{"base", {}}, {"app", {"base", "ui"}}, {"top", {"app", "base"}}});
}

TEST_CASE("The libraries that are linked are read from CMakeLists.txt") {
  const Links links = linked_libraries(
      "\nkiosk_folder(base LIBRARIES Threads::Threads)\nkiosk_folder(a base LIBRARIES One::one\n"
      "  two)\nkiosk_folder(b base a LIBRARIES two)\nkiosk_folder(c base)\n");
  REQUIRE(links == Links{{"One::one", {"a"}}, {"two", {"a", "b"}}});
}

TEST_CASE("A library in a folder that is not its own is complained about") {
  REQUIRE(said(check_libraries("kiosk/ledger/a.h", "#include <sqlite3.h>\n")) == "");
  REQUIRE(said(check_libraries("kiosk/outbox/a.h", "\n#include <sqlite3.h>\n")) ==
          "2: sqlite3.h is for ledger only\n");
  for (const char* header : {"sodium.h",
                             "qrencode.h",
                             "imgui.h",
                             "imgui_internal.h",
                             "SDL.h",
                             "SDL2/SDL.h",
                             "pango/pangocairo.h",
                             "cairo.h",
                             "cairo/cairo.h",
                             "librsvg/rsvg.h",
                             "turbojpeg.h",
                             "webp/decode.h",
                             "fontconfig/fontconfig.h",
                             "yaml-cpp/yaml.h",
                             "md4c.h",
                             "boost/locale.hpp",
                             "nlohmann/json.hpp",
                             "CLI/CLI.hpp",
                             "phonenumbers/phonenumberutil.h",
                             "idn2.h",
                             "xlsxwriter.h",
                             "catch.h",
                             "zbar.h"}) {
    INFO(header);
    REQUIRE(said(check_libraries("kiosk/visit/a.cc", "#include <" + std::string(header) + ">")) !=
            "");
    REQUIRE(said(check_libraries("tests/visit/a.cc", "#include <" + std::string(header) + ">")) ==
            "");
  }
  REQUIRE(said(check_libraries("kiosk/app/a.cc", "#include <SDL.h>")) == "");
  REQUIRE(said(check_libraries("kiosk/cli/a.cc", "#include <nlohmann/json.hpp>")) == "");
}

TEST_CASE("Words for visitors in drawing code are complained about, keys are not") {
  const std::string path = "kiosk/screens/form_draw.cc";
  REQUIRE(said(check_words(path,
                           "#include \"Big.h\"\n// Says \"Guten Tag\".\n"
                           "ui.button(\"form.send\", words(\"form.send:label_2\"), 'X', \"\");\n"
                           "/* \"No\" */ name(\"row/{}-%#\");")) == "");
  REQUIRE_THAT(said(check_words(path, "\n\nui.label(\"Danke\");")), contains("3: \"Danke\""));
  REQUIRE(said(check_words(path, "f(\"two words\");")) != "");
  REQUIRE(said(check_words(path, "f(\"schön\");")) != "");
  REQUIRE(said(check_words(path, "f(\"a\" \"Ok!\");")) != "");
  REQUIRE(said(check_words(path, "f(a + \", \" + b + \" · \" + \"1.\");")) == "");  // signs
  // What check() and report() say is for us; what stands beside them is not.
  REQUIRE(said(check_words(path, "canvas.report(title, \"It does not fit.\");")) == "");
  REQUIRE(said(check_words(path, "base::check(g(1) > 0, \"It does not fit.\");")) == "");
  REQUIRE(said(check_words(path, "base::check(true, \"fine\"); f(\"It does\");")) != "");
  REQUIRE(said(check_words(path, "base::check(g(\"Big\"), \"fine\");")) != "");
  REQUIRE(said(check_words(path, "f(R\"x(Hallo \"Welt\")x\");")) != "");
  REQUIRE(said(check_words(path, "f('\"', \"Danke\");")) != "");
  REQUIRE(said(check_words("kiosk/screens/form.cc", "f(\"Danke\");")) == "");
}

TEST_CASE("Variables that outlive a function are complained about") {
  const std::string path = "kiosk/ui/a.cc";
  for (const char* bad :
       {"int counter = 0;", "int counter;", "std::string name{\"x\"};", "static int n = 0;",
        "namespace a {\nnamespace {\nstd::vector<int> all;\n}\n}", "inline int shared = 1;",
        "void f() {\n  static int n = 0;\n}", "void f() { if (x) { static Thing thing; } }",
        "void f() {\n  g([] { static int n = f(); });\n}", "struct A { static int n; };",
        "class A {\n public:\n  static inline std::string s = \"\";\n};", "thread_local int n = 0;",
        "void f() { thread_local const int n = 0; }", "std::atomic<bool> stop = false;",
        "Foo table[] = {{1, 2}, {3, 4}};"}) {
    INFO(bad);
    REQUIRE(said(check_globals(path, bad)) != "");
    REQUIRE(said(check_globals("tests/ui/a.cc", bad)) == "");
  }
  REQUIRE(said(check_globals(path, "int f();\n\nint n = 0;\n")) ==
          "3: a global variable: int n = 0\n");
}

TEST_CASE("Constants, functions and types are no variables that outlive a function") {
  for (const char* good :
       {"constexpr int kMost = 3;",
        "const std::string kName = \"x\";",
        "inline constexpr std::array<int, 2> kBoth = {1, 2};",
        "int f(int a = 1);",
        "static int f() { return 1; }",
        "struct A { static int make(); int n = 0; };",
        "struct A { static constexpr int kN = 1; };",
        "using Map = std::map<int, int>;",
        "template <typename T>\nclass B;",
        "enum class Kind { kOne, kTwo = 2 };",
        "class Late;",
        "extern \"C\" {\nint f();\n}",
        "namespace b = base;",
        "void f() {\n  int n = static_cast<int>(1.0);\n  static_assert(true);\n}",
        "void f() { static constexpr int kN = 1; }",
        "bool operator==(const A&, const A&) = default;",
        "#define X int n = 0;\n",
        "// int n = 0;\n",
        "auto f() -> int;",
        "A::A(int n) : n_(n), m_{n} {}",
        "constexpr char kText[] = R\"(int n = 0;)\";",
        "std::vector<int> f() {\n  std::vector<int> all = {1, 2};\n  return all;\n}",
        "constexpr int f(int n) { return n > 1'000 ? 'a' : 2; }"}) {
    INFO(good);
    REQUIRE(said(check_globals("kiosk/ui/a.cc", good)) == "");
  }
}

TEST_CASE("Shared ownership is complained about, mentioning it is not") {
  REQUIRE(said(check_globals("kiosk/ui/a.cc", "void f() { auto p = std::make_shared<int>(1); }")) !=
          "");
  REQUIRE(said(check_globals("kiosk/ui/a.h", "struct A {\n  std::shared_ptr<int> p;\n};")) ==
          "2: one owner, not several: std::shared_ptr<int> p\n");
  REQUIRE(said(check_globals("kiosk/ui/a.h", "// no shared_ptr\nstd::unique_ptr<int> f();")) == "");
}

std::string function_of(size_t lines) {
  std::string text = "int f() {\n";
  for (size_t i = 2; i < lines; ++i) text += "  g();\n";
  return text + "}\n";
}

TEST_CASE("A function over its limit is complained about, at the limit it is not") {
  const std::string path = "kiosk/ui/a.cc";
  REQUIRE(said(check_sizes(path, function_of(kMostFunctionLines))) == "");
  REQUIRE(said(check_sizes(path, function_of(kMostFunctionLines + 1))) ==
          "1: a function has 71 lines: int f()\n");
  REQUIRE(said(check_sizes(path, "namespace a {\nclass B {\n" + function_of(71) + "};\n}\n")) ==
          "3: a function has 71 lines: int f()\n");
  REQUIRE(said(check_sizes(path, "A::A()\n    : n_(1) {\n" + std::string(69, '\n') + "}\n")) != "");
  // Many functions, or a long table, are no long function.
  REQUIRE(said(check_sizes(path, function_of(60) + function_of(60))) == "");
  REQUIRE(said(check_sizes(path, "constexpr int kAll[] = {\n" + std::string(90, '\n') + "};\n")) ==
          "");
  REQUIRE(said(check_sizes("tests/ui/a.cc", function_of(100))) == "");
}

TEST_CASE("Braces in strings and comments do not hide the length of a function") {
  REQUIRE(said(check_sizes("kiosk/ui/a.cc", "int f() {\n  // }\n  g(\"}\", '}', R\"(})\");\n" +
                                                std::string(70, '\n') + "}\n")) != "");
}

TEST_CASE("Files and lines over their limits are complained about, at the limit they are not") {
  const std::string path = "kiosk/ui/a.cc";
  std::string file;
  for (size_t i = 0; i < kMostFileLines; ++i) file += "\n";
  REQUIRE(said(check_sizes(path, file)) == "");
  REQUIRE(said(check_sizes(path, file + "\n")) == "0: the file has 501 lines\n");
  std::string line = "//";
  while (line.size() < kMostColumns) line += "x";
  REQUIRE(said(check_sizes(path, line + "\n")) == "");
  REQUIRE(said(check_sizes(path, "\n" + line + "x\n")) == "2: the line has 101 columns\n");
  // Umlauts have two bytes and one column.
  std::string umlauts = "//";
  for (size_t i = 2; i < kMostColumns; ++i) umlauts += "ü";
  REQUIRE(said(check_sizes(path, umlauts)) == "");
}

TEST_CASE("A header without its manual or without #pragma once is complained about") {
  REQUIRE(said(check_header("kiosk/ui/a.h", "// What this is and promises.\n#pragma once\n")) ==
          "");
  REQUIRE(said(check_header("kiosk/ui/a.h", "#pragma once\nint f();\n")) != "");
  REQUIRE(said(check_header("kiosk/ui/a.h", "// What this is and promises.\n\nint f();\n")) != "");
  REQUIRE(said(check_header("kiosk/ui/a.h", "// What this is and promises.\n#ifndef A\n")) != "");
  REQUIRE(said(check_header("kiosk/ui/a.h", "//\n#pragma once\n")) != "");
  REQUIRE(said(check_header("kiosk/ui/a.h", "")) != "");
  REQUIRE(said(check_header("kiosk/ui/a.cc", "int f();\n")) == "");
}

TEST_CASE("A name of a place outside the tree is complained about") {
  const std::string outside = std::string("/wo") + "rk";
  REQUIRE(said(check_outside("README.md", "a\nsee " + outside + "/main\n")) ==
          "2: names " + outside + ", outside the tree\n");
  REQUIRE(said(check_outside("README.md", std::string("../sha") + "red/x")) != "");
  REQUIRE(said(check_outside("README.md",
                             "network/a, at/work/a, /workshop, shared, ../shared.md")) == "");
}

TEST_CASE("A folder with code and without tests is complained about") {
  REQUIRE(said(check_tests(
              {"kiosk/main.cc", "kiosk/ui/a.cc", "kiosk/outbox/a.h", "tests/ui/a_test.cc"})) == "");
  REQUIRE(said(check_tests({"kiosk/ui/a.cc", "tests/ui/fakes.cc", "tests/app/a_test.cc"})) ==
          "0: has no tests/ui/*_test.cc\n");
}

}  // namespace
}  // namespace gummiband::tree
