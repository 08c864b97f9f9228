// Words that make no sense: the message names the word that is wrong and the likely one.
#include "catch.h"
#include "cli/cli.h"
#include "program.h"

using namespace gummiband::cli;

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
  CHECK_THAT(said.err, contains("Check who may write there.\n"));
}
