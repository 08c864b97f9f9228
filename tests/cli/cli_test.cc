// The command line as a person types it: words in, exit code out.
#include "cli/cli.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "base/file.h"
#include "catch.h"

using namespace gummiband;

namespace {

int gummiband_says(std::vector<std::string> words) {
  words.insert(words.begin(), "gummiband");
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  return cli::run(static_cast<int>(argv.size()), argv.data());
}

// A folder that is empty at the start of each test.
base::Path fresh_folder(const std::string& name) {
  const base::Path folder = base::Path(GUMMIBAND_BUILD_DIR) / "cli-test" / name;
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  return folder;
}

const std::string kSource = GUMMIBAND_SOURCE_DIR;

}  // namespace

TEST_CASE("an unknown word, flag or size is the words' fault") {
  CHECK(gummiband_says({}) == cli::kWordsFault);
  CHECK(gummiband_says({"fly"}) == cli::kWordsFault);
  CHECK(gummiband_says({"check", "--loud"}) == cli::kWordsFault);
  CHECK(gummiband_says({"leads", "export", "--format", "doc", "--key", "k", "--out", "o"}) ==
        cli::kWordsFault);
  CHECK(gummiband_says({"replay", "x.visit", "--size", "12"}) == cli::kWordsFault);
  CHECK(gummiband_says({"replay", "x.visit", "--size", "99999x1080"}) == cli::kWordsFault);
}

TEST_CASE("help and version are fine") {
  CHECK(gummiband_says({"--help"}) == cli::kFine);
  CHECK(gummiband_says({"leads", "export", "--help"}) == cli::kFine);
  CHECK(gummiband_says({"--version"}) == cli::kFine);
}

TEST_CASE("the sample pack passes its check, a folder that is none does not") {
  CHECK(gummiband_says({"check", kSource + "/content/suedwestfalen"}) == cli::kFine);
  CHECK(gummiband_says({"check", kSource + "/scripts"}) == cli::kWorldFault);
  CHECK(gummiband_says({"check", "/nowhere"}) == cli::kWorldFault);
}

TEST_CASE("a visit's lead goes all the way into the recipient's table") {
  const base::Path folder = fresh_folder("export");
  const std::string data = (folder / "data").string();
  REQUIRE(gummiband_says({"replay", kSource + "/tests/visits/returnee.visit", "--size", "540x960",
                          "--data", data}) == cli::kFine);
  CHECK(gummiband_says({"leads", "count", "--json", "--data", data}) == cli::kFine);
  for (const std::string format : {"csv", "xlsx"}) {
    CHECK(gummiband_says({"leads", "export", "--data", data, "--format", format, "--out",
                          (folder / ("leads." + format)).string(), "--key",
                          kSource + "/assets/demo/demo-key.gbkey", "--passphrase-file",
                          kSource + "/assets/demo/demo-passphrase.txt"}) == cli::kFine);
  }
  const auto table = base::read_file(folder / "leads.csv", 1 << 20);
  REQUIRE(table.ok());
  CHECK_THAT(*table, contains("lena.schulte@example.de"));
  CHECK_THAT(*table, contains("Lena"));
  // Two recipients were ticked: two rows and the heading.
  CHECK(std::count(table->begin(), table->end(), '\n') == 3);
  CHECK(std::filesystem::file_size(folder / "leads.xlsx") > 4000);
  // Nothing of it lies readable in the data folder.
  for (const auto& entry : std::filesystem::directory_iterator(data)) {
    const auto content = base::read_file(entry.path(), 64 << 20);
    REQUIRE(content.ok());
    CHECK(content->find("lena.schulte") == std::string::npos);
  }
}

TEST_CASE("keys are made with a passphrase, shown, and never overwritten") {
  const base::Path folder = fresh_folder("keys");
  const std::string passphrase = (folder / "passphrase").string();
  const std::string key = (folder / "office.gbkey").string();
  REQUIRE(base::write_file_durably(passphrase, "fünf Wörter reichen hier aus\n").ok());
  CHECK(gummiband_says({"keys", "new", "--out", key, "--passphrase-file", passphrase}) ==
        cli::kFine);
  CHECK(gummiband_says({"keys", "show", key}) == cli::kFine);
  CHECK(gummiband_says({"keys", "new", "--out", key, "--passphrase-file", passphrase}) ==
        cli::kWorldFault);
  REQUIRE(base::write_file_durably(passphrase, "kurz\n").ok());
  CHECK(gummiband_says({"keys", "new", "--out", key + "2", "--passphrase-file", passphrase}) ==
        cli::kWorldFault);
}

TEST_CASE("what is not there is the world's fault") {
  const base::Path folder = fresh_folder("missing");
  const std::string data = folder.string();
  CHECK(gummiband_says({"leads", "count", "--data", data}) == cli::kWorldFault);
  CHECK(gummiband_says({"replay", "/nowhere.visit"}) == cli::kWorldFault);
  CHECK(gummiband_says({"keys", "show", "/nowhere.gbkey"}) == cli::kWorldFault);
  CHECK(gummiband_says({"leads", "export", "--data", data, "--key", "/nowhere", "--out",
                        (folder / "x.csv").string()}) == cli::kWorldFault);
}

TEST_CASE("doctor finds nothing wrong with the sample, and a broken pack at once") {
  const std::string data = fresh_folder("doctor").string();
  CHECK(gummiband_says({"doctor", "--settings", "/nowhere.yaml", "--data", data}) == cli::kFine);
  CHECK(gummiband_says({"doctor", "--settings", "/nowhere.yaml", "--data", data, "--pack",
                        "/nowhere"}) == cli::kWorldFault);
}

TEST_CASE("a printer that is not set up, not there or not known is the world's fault") {
  const base::Path folder = fresh_folder("print");
  const auto asked = [&](const std::string& printer) {
    const base::Path settings = folder / "kiosk.yaml";
    REQUIRE(base::write_file_durably(settings, "printer: \"" + printer + "\"\n"));
    return gummiband_says({"print", "status", "--settings", settings.string()});
  };
  CHECK(asked("none") == cli::kWorldFault);
  CHECK(asked("usb:/dev/usb/lp99") == cli::kWorldFault);
  CHECK(asked("bluetooth:x") == cli::kWorldFault);
  CHECK(gummiband_says({"print", "test", "--settings", (folder / "none.yaml").string()}) ==
        cli::kWorldFault);
  CHECK(asked("usb:/dev/usb/lp99") == cli::kWorldFault);
  CHECK(gummiband_says({"doctor", "--settings", (folder / "kiosk.yaml").string(), "--data",
                        (folder / "data").string()}) == cli::kWorldFault);
  CHECK(gummiband_says({"print"}) == cli::kWordsFault);
  CHECK(gummiband_says({"print", "test", "--width", "500"}) == cli::kWordsFault);
}
