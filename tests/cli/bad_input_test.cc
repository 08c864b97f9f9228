// Bad input, the whole way through the real program: one clear sentence, the right exit code,
// nothing overwritten, and the kiosk goes on with what it can still do.
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "catch.h"
#include "cli/cli.h"
#include "program.h"

using namespace gummiband;
using namespace gummiband::cli;
namespace fs = std::filesystem;

namespace {

base::Path copy_sample_pack(const base::Path& folder) {
  fs::copy(kSource + "/content/suedwestfalen", folder / "pack", fs::copy_options::recursive);
  return folder / "pack";
}

// Browses, keeps something, finds the form closed, and browses on.
base::Path visit_of_a_closed_form(const base::Path& folder) {
  const base::Path visit = folder / "closed.visit";
  write(visit,
        "clock 2027-06-19 18:30\ntap attract.touch\ntap welcome.persona.returnee\n"
        "tap places.everywhere\ntap explore.heart.alter-flecken\ntap dock.hearts\ntap hearts.form\n"
        "see form.browse\nnot form.next\ntap form.browse\nexpect screen explore\n"
        "tap explore.item.alter-flecken\nsee highlight.heart\n");
  return visit;
}

Spoken replay(const base::Path& visit, const base::Path& data) {
  return start_program({"replay", visit.string(), "--size", "540x960", "--data", data.string()});
}

// The lines of a log that say something is wrong with the leads. The demo key is always warned of.
size_t lines_with(const std::string& text, const std::string& part) {
  size_t lines = 0;
  for (size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++lines;
  return lines;
}

}  // namespace

TEST_CASE("an unknown flag names itself and ends with 2") {
  const Spoken spoken = start_program({"run", "--fullscren"});
  CHECK(spoken.code == 2);
  CHECK_THAT(spoken.err, contains("--fullscren"));
  CHECK_THAT(spoken.err, contains("--help"));
  const Spoken bare = start_program({"--fullscren"});
  CHECK(bare.code == 2);
  CHECK_THAT(bare.err, contains("--fullscren"));
}

TEST_CASE("a machine without our fonts is told which package it lacks") {
  const base::Path folder = fresh_folder("no-fonts");
  fs::create_directories(folder / "fonts");
  const base::Path config = folder / "fonts.conf";
  write(config,
        "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>" +
            (folder / "fonts").string() + "</dir><cachedir>" + (folder / "cache").string() +
            "</cachedir></fontconfig>");
  const Variables fontless = {{"FONTCONFIG_FILE", config.string()}};
  const std::string data = (folder / "data").string();
  const Spoken replayed =
      start_program({"replay", kSource + "/tests/visits/returnee.visit", "--data", data}, fontless);
  CHECK(replayed.code == 1);
  CHECK_THAT(replayed.err, contains("gummiband: The typeface Vollkorn 800 is not installed; "
                                    "install the package fonts-vollkorn and start again.\n"));
  const Spoken run = start_program({"run", "--data", data}, fontless);
  CHECK(run.code == 1);
  CHECK_THAT(run.err, contains("install the package fonts-vollkorn"));
  const Spoken doctor = start_program({"doctor", "--data", data}, fontless);
  CHECK(doctor.code == 1);
  CHECK_THAT(doctor.out, contains("FAULT  fonts     The typeface Vollkorn 800 is not installed"));
  const base::Path slips = folder / "slips";
  const Spoken test = start_program(
      {"print", "test", "--printer", "folder:" + slips.string(), "--data", data}, fontless);
  CHECK(test.code == 1);
  CHECK_THAT(test.err, contains("gummiband: The typeface Vollkorn 800 is not installed"));
  CHECK_FALSE((fs::exists(slips) && !fs::is_empty(slips)));
}

TEST_CASE("a ledger of a newer program closes the form, is kept as it is, and says so once") {
  const base::Path folder = fresh_folder("newer-ledger");
  const base::Path data = folder / "data";
  visit(data);
  std::string ledger = content_of(data / "ledger.db");
  ledger.at(63) = 99;  // PRAGMA user_version, in SQLite's header
  write(data / "ledger.db", ledger);
  const Spoken spoken = replay(visit_of_a_closed_form(folder), data);
  INFO(spoken.err);
  CHECK(spoken.code == 0);
  CHECK(lines_with(spoken.err, "was written by a newer Gummiband: it has version 99") == 1);
  CHECK_THAT(spoken.err, contains("Install the newer program."));
  CHECK_THAT(spoken.err, contains("form: closed"));
  CHECK(content_of(data / "ledger.db") == ledger);
  const Spoken count = start_program({"leads", "count", "--data", data.string()});
  CHECK(count.code == 1);
  CHECK_THAT(count.err, contains("newer Gummiband"));
}

TEST_CASE("a damaged ledger closes the form and is kept as it is") {
  const base::Path folder = fresh_folder("damaged-ledger");
  const base::Path data = folder / "data";
  visit(data);
  std::string ledger = content_of(data / "ledger.db");
  std::fill(ledger.begin() + 5000, ledger.begin() + 9000, 'x');
  write(data / "ledger.db", ledger);
  const Spoken spoken = replay(visit_of_a_closed_form(folder), data);
  INFO(spoken.err);
  CHECK(spoken.code == 0);
  CHECK(lines_with(spoken.err, (data / "ledger.db").string()) == 1);
  CHECK_THAT(spoken.err, contains("damaged"));
  CHECK(content_of(data / "ledger.db") == ledger);
}

TEST_CASE("a ledger that is gone closes the form, as long as its head is there") {
  const base::Path folder = fresh_folder("lost-ledger");
  const base::Path data = folder / "data";
  visit(data);
  fs::remove(data / "ledger.db");
  const std::string head = content_of(data / "ledger.db.head");
  const Spoken spoken = replay(visit_of_a_closed_form(folder), data);
  INFO(spoken.err);
  CHECK(lines_with(spoken.err, "ledger.db is gone, and it held leads: ") == 1);
  CHECK_THAT(spoken.err, contains("form: closed"));
  CHECK_FALSE(fs::exists(data / "ledger.db"));
  CHECK(content_of(data / "ledger.db.head") == head);
  const Spoken doctor = start_program({"doctor", "--data", data.string()});
  CHECK(doctor.code == 1);
  CHECK_THAT(doctor.out, contains("ledger.db is gone, and it held leads: "));
}

TEST_CASE("a data folder that cannot be made closes the form; nothing is written elsewhere") {
  const base::Path folder = fresh_folder("unwritable");
  write(folder / "file", "a file, where a folder should be");
  const Spoken spoken = replay(visit_of_a_closed_form(folder), folder / "file" / "data");
  INFO(spoken.err);
  CHECK(spoken.code == 0);
  CHECK(lines_with(spoken.err, (folder / "file" / "data").string()) == 1);
  CHECK(content_of(folder / "file") == "a file, where a folder should be");
  const Spoken doctor = start_program({"doctor", "--data", (folder / "file" / "data").string()});
  CHECK(doctor.code == 1);
  CHECK_THAT(doctor.out, contains("FAULT  data"));
}

TEST_CASE("a pack without a usable key closes the form") {
  const base::Path folder = fresh_folder("no-key");
  const base::Path pack = copy_sample_pack(folder);
  std::string key = content_of(pack / "keys/demo.pub");
  key.at(20) = key.at(20) == 'x' ? 'y' : 'x';  // one letter mistyped
  write(pack / "keys/demo.pub", key);
  const Spoken spoken =
      start_program({"replay", visit_of_a_closed_form(folder).string(), "--size", "540x960",
                     "--data", (folder / "data").string(), "--pack", pack.string()});
  INFO(spoken.err);
  CHECK(spoken.code == 0);
  CHECK_THAT(spoken.err, contains("cannot receive"));
}

TEST_CASE("a pack's own themes are checked, faults and contrast, by check and at the start") {
  const base::Path folder = fresh_folder("themes");
  const base::Path pack = copy_sample_pack(folder);
  std::string theme = content_of(kSource + "/assets/themes/paper.yaml");
  const auto replace = [&](const std::string& old, const std::string& with) {
    REQUIRE(theme.find(old) != std::string::npos);
    theme.replace(theme.find(old), old.size(), with);
  };
  write(pack / "theme.yaml", theme);
  CHECK(start_program({"check", pack.string()}).code == 0);

  replace("ink_soft: \"#3E4F49\"", "ink_soft: \"#9E9F99\"");
  replace("Vollkorn, weight: 900, size: 184", "Comic Sans, weight: 900, size: 184");
  write(pack / "theme.yaml", theme);
  write(pack / "theme-high-contrast.yaml", "colours:\n  papre: \"#000000\"\n");
  const Spoken spoken = start_program({"check", pack.string()});
  CHECK(spoken.code == 1);
  CHECK_THAT(spoken.out, contains("theme.yaml:8: error: ink_soft on paper (line 4)"));
  CHECK_THAT(spoken.out, contains("until it is 7:1 or more."));
  CHECK_THAT(spoken.out, contains("error: The typeface Comic Sans 900 of poster is not installed"));
  CHECK_THAT(spoken.out, contains("theme-high-contrast.yaml:2: error:"));

  const Spoken shown =
      start_program({"replay", kSource + "/tests/visits/comes_back.visit", "--size", "540x960",
                     "--pack", pack.string(), "--data", (folder / "data").string()});
  CHECK(shown.code == 0);  // with our own themes
  CHECK_THAT(shown.err, contains("theme.yaml:8: error: ink_soft on paper (line 4)"));
}
