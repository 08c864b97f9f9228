// What the README.md files promise: README.md of kiosk/cli names every command and every option
// that
// --help does and no other, and the pictures are there.
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "base/text.h"
#include "catch.h"
#include "program.h"

using namespace gummiband;
using namespace gummiband::cli;

namespace {

// A command and its options: "leads count" -> --data, --json ...
using Commands = std::map<std::string, std::set<std::string>>;

std::set<std::string> options_in(std::string_view text) {
  std::set<std::string> found;
  while (true) {
    const size_t at = text.find("--");
    if (at == std::string_view::npos) return found;
    const size_t end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", at);
    const std::string_view option = text.substr(at, end - at);
    if (option.size() > 2 && option[2] != '-') found.emplace(option);
    text.remove_prefix(at + option.size());
  }
}

void ask_help(const Words& command, Commands& commands) {
  const Spoken help = start_program(command + Words{"--help"});
  REQUIRE(help.code == 0);
  const std::string name = base::join(command, " ");
  bool in_subcommands = false;
  bool has_subcommands = false;
  std::set<std::string> options;
  for (const std::string_view line : base::split(help.out, '\n')) {
    const bool entry = line.starts_with("  ") && !line.starts_with("   ");
    if (line == "Subcommands:") in_subcommands = true;
    if (!entry) continue;
    const std::string word(base::split(base::trim(line), ' ').front());
    if (in_subcommands) {
      has_subcommands = true;
      ask_help(command + Words{word}, commands);
    } else if (word.starts_with("--")) {
      options.insert(word);
    }
  }
  if (!has_subcommands) commands[name] = options;
}

Commands commands_of_the_table() {
  Commands commands;
  const std::string text = content_of(kSource + "/kiosk/cli/README.md");
  for (const std::string_view line : base::split(text, '\n')) {
    if (!line.starts_with("| `")) continue;
    const auto cells = base::split(line, '|');
    REQUIRE(cells.size() == 5);
    const std::string_view name = base::split(cells[1], '`').at(1);
    std::set<std::string> options = options_in(cells[3]);
    if (base::trim(cells[3]).starts_with("places")) {
      options.insert({"--settings", "--pack", "--data"});
    }
    CHECK(commands.emplace(name, options).second);
  }
  return commands;
}

}  // namespace

TEST_CASE("every command and option of --help stands in the README, and no other") {
  Commands helped;
  ask_help({}, helped);
  CHECK(helped.size() >= 17);
  const Commands written = commands_of_the_table();
  for (const auto& [command, options] : helped) {
    CAPTURE(command);
    const auto found = written.find(command);
    REQUIRE(found != written.end());
    CHECK(found->second == options);
  }
  CHECK(written.size() == helped.size());

  // Nor does any other README speak of an option that there is not. `--hub` is one of scripts/run,
  // `--install` and `--prefix` are CMake's.
  std::set<std::string> known = {"--help", "--version", "--hub", "--install", "--prefix"};
  for (const auto& [command, options] : helped) known.insert(options.begin(), options.end());
  for (const char* file : {"README.md", "kiosk/cli/README.md", "kiosk/outbox/README.md",
                           "kiosk/ledger/README.md", "kiosk/leads/README.md", "content/README.md",
                           "kiosk/slips/README.md", "kiosk/app/README.md"}) {
    CAPTURE(file);
    for (const std::string& option : options_in(content_of(kSource + "/" + file))) {
      CAPTURE(option);
      CHECK(known.contains(option));
    }
  }
}

TEST_CASE("the README shows the pictures that scripts/pictures renews, and there are no others") {
  std::set<std::string> there;
  for (const auto& file : std::filesystem::directory_iterator(kSource + "/assets/screens")) {
    there.insert(file.path().filename());
  }
  CHECK(between(content_of(kSource + "/README.md"), "](assets/screens/", ")") == there);
  const std::string script = content_of(kSource + "/scripts/pictures");
  CHECK(between(script, " assets/screens/", "\n") == there);

  // It takes them from this visit, which must leave them.
  CHECK_THAT(script, contains("replay tests/visits/returnee.visit "));
  const std::string visit = content_of(kSource + "/tests/visits/returnee.visit");
  for (const std::string& shot : between(script, "cp \"$shots/", "\"")) {
    CAPTURE(shot);
    CHECK_THAT(visit, contains("\nshot " + base::Path(shot).filename().string() + "\n"));
  }
}
