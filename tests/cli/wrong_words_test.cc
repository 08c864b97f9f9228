// Words that make no sense: the message names the word that is wrong and the likely one.
#include "catch.h"
#include "cli/cli.h"
#include "program.h"

using namespace gummiband::cli;

TEST_CASE("a command that is none is named, with the one that was meant or those there are") {
  const Spoken meant = start_program({"leads", "exprot", "--format", "csv"});
  CHECK(meant.code == kWordsFault);
  CHECK(meant.err ==
        "gummiband: \"gummiband leads exprot\" is no command. Did you mean \"gummiband leads "
        "export\"?\n");
  CHECK(start_program({"docter"}).err ==
        "gummiband: \"gummiband docter\" is no command. Did you mean \"gummiband doctor\"?\n");
  const Spoken far = start_program({"hub", "fly"});
  CHECK(far.code == kWordsFault);
  CHECK(far.err ==
        "gummiband: \"gummiband hub fly\" is no command. There are: init, move, status, report.\n");
}

TEST_CASE("a command that wants one more word says which there are") {
  const Spoken hub = start_program({"hub"});
  CHECK(hub.code == kWordsFault);
  CHECK(hub.err ==
        "gummiband: \"gummiband hub\" wants one more word: init, move, status, report. --help says "
        "what they do.\n");
  const Spoken none = start_program({});
  CHECK(none.code == kWordsFault);
  CHECK_THAT(none.err, contains("\"gummiband\" wants one more word: run, replay, check,"));
}

TEST_CASE("an option that is none is named without its value, with the one that was meant") {
  const Spoken meant = start_program({"run", "--windwo", "540x960"});
  CHECK(meant.code == kWordsFault);
  CHECK(meant.err ==
        "gummiband: \"gummiband run\" has no option --windwo; did you mean --window? --help says "
        "what there is.\n");
  CHECK(start_program({"leads", "export", "--keey=desk.key"}).err ==
        "gummiband: \"gummiband leads export\" has no option --keey; did you mean --key? --help "
        "says what there is.\n");
  CHECK(start_program({"check", "content/suedwestfalen", "--loudly"}).err ==
        "gummiband: \"gummiband check\" has no option --loudly. --help says what there is.\n");
  CHECK(start_program({"doctor", "again"}).err ==
        "gummiband: \"gummiband doctor\" has no use for \"again\". --help says what there is.\n");
}

TEST_CASE("a printer that is none ends a start that asked for it") {
  const std::string visit = kSource + "/tests/visits/comes_back.visit";
  for (const Words& start : {Words{"replay", visit}, Words{"run", "--window", "540x960"}}) {
    const Spoken said = start_program(start + Words{"--printer", "dmeo"});
    CHECK(said.code == kWordsFault);
    CHECK_THAT(said.err, contains("gummiband: --printer: \"dmeo\" is no printer. Write tcp:"));
  }
  const std::string data = fresh_folder("no-printer").string();
  CHECK(start_program({"replay", visit, "--size", "540x960", "--printer", "none", "--data", data})
            .code == kFine);
}

TEST_CASE("a language that the pack has not is named with those it has") {
  const std::string visit = kSource + "/tests/visits/comes_back.visit";
  const Spoken said = start_program({"replay", visit, "--language", "fr"});
  CHECK(said.code == kWordsFault);
  CHECK_THAT(said.err,
             contains("gummiband: --language: the pack has no language \"fr\". Known are: de, "));
  CHECK_THAT(start_program({"replay", visit, "--language", "de-leciht"}).err,
             contains("Did you mean \"de-leicht\"?"));
  const gummiband::base::Path folder = fresh_folder("language");
  write(folder / "fr.visit", "language fr\n");
  const Spoken step = start_program({"replay", (folder / "fr.visit").string(), "--size", "540x960",
                                     "--data", (folder / "data").string()});
  CHECK(step.code == kWorldFault);
  CHECK_THAT(step.err, contains("fr.visit:1: the pack has no language fr; there are de, "));
}

// Two full stops: that of the sentence within, and that of the one around it.
TEST_CASE("a step that fails is said in a sentence with one full stop") {
  const gummiband::base::Path folder = fresh_folder("step");
  write(folder / "file", "where a folder should be");
  write(folder / "shot.visit", "shot a.png\n");
  const Spoken said =
      start_program({"replay", (folder / "shot.visit").string(), "--size", "540x960", "--data",
                     (folder / "data").string(), "--shots", (folder / "file").string()});
  CHECK(said.code == kWorldFault);
  CHECK_THAT(said.err, contains("shot.visit:1: Cannot make the folder "));
  CHECK_THAT(said.err, contains("move it, or name another folder.\n"));
}

TEST_CASE("an option without its value, or with one that it does not know, is named") {
  const std::string visit = kSource + "/tests/visits/comes_back.visit";
  CHECK(start_program({"replay", visit, "--size"}).err ==
        "gummiband: --size wants a value behind it. --help says what there is.\n");
  const Spoken format =
      start_program({"leads", "export", "--key", "k", "--out", "o", "--format", "pdf"});
  CHECK(format.code == kWordsFault);
  CHECK(format.err ==
        "gummiband: --format: \"pdf\" is none of csv, xlsx. --help says what there is.\n");
}

TEST_CASE("a printer can be tried before it is in use") {
  const gummiband::base::Path folder = fresh_folder("print-named");
  const std::string printer = "folder:" + (folder / "slips").string();
  const Words at{"--data", (folder / "data").string()};
  const Spoken status = start_program(Words{"print", "status", "--printer", printer} + at);
  CHECK(status.code == kFine);
  CHECK_THAT(status.out, contains("ready"));
  CHECK(start_program(Words{"print", "test", "--printer", printer} + at).code == kFine);
  CHECK(std::filesystem::exists(folder / "slips"));
}

TEST_CASE("a printer that is none is a wrong word to every command that takes one") {
  const Words at{"--data", fresh_folder("print-dmeo").string()};
  for (const std::string command : {"status", "test"}) {
    const Spoken said = start_program(Words{"print", command, "--printer", "dmeo"} + at);
    CHECK(said.code == kWordsFault);
    CHECK_THAT(said.err, contains("gummiband: --printer: \"dmeo\" is no printer. Write tcp:"));
  }
}

TEST_CASE("roles of a hub that make no sense are wrong words, before any server is asked") {
  const auto refused = [](const Words& roles) {
    const Spoken said =
        start_program(Words{"hub", "init", "--at", "postgresql://owner@localhost:1/leads"} + roles);
    CHECK(said.code == kWordsFault);
    return said.err;
  };
  CHECK_THAT(refused({"--kiosk", "../olpe"}), contains("cannot be a role"));
  CHECK_THAT(refused({"--desk", "desk"}), contains("names no recipient"));
  CHECK_THAT(refused({"--kiosk", "olpe", "--desk", "olpe:siegen"}), contains("is named twice"));
}
