// sync, as a person types it: a visit's lead goes to a stick, or it is said why not.
#include <csignal>
#include <filesystem>
#include <map>

#include "base/file.h"
#include "catch.h"
#include "cli/cli.h"
#include "program.h"

using namespace gummiband;
using namespace gummiband::cli;

namespace fs = std::filesystem;

namespace {

struct Booth {
  explicit Booth(const std::string& name) : folder(fresh_folder(name)) {
    settings("destination: stick\n");
    visit(data());
  }
  std::string data() const { return (folder / "data").string(); }
  void settings(const std::string& text) const { write(folder / "kiosk.yaml", text); }
  Spoken sync(const Words& flags) const {
    return start_program(
        Words{"sync", "--settings", (folder / "kiosk.yaml").string(), "--data", data()} + flags);
  }
  base::Path folder;
};

}  // namespace

TEST_CASE("what waits goes to a stick once it is there, and sync says what it does") {
  const Booth booth("sync");
  const Spoken waits = booth.sync({"--explain"});
  CHECK(waits.code == cli::kFine);
  CHECK_THAT(waits.out, contains("2 captured: 0 delivered, 2 waiting"));
  CHECK_THAT(waits.out, contains("trouble: " + (booth.folder / "stick").string() +
                                 " is not there. Plug the stick in"));
  CHECK_THAT(waits.out, contains("waits until the trouble is mended"));
  CHECK(waits.out.find("goes now") == std::string::npos);

  const Spoken missing = booth.sync({"--once"});
  CHECK(missing.code == cli::kWorldFault);
  CHECK_THAT(missing.err, contains("stick is not there"));
  fs::create_directory(booth.folder / "stick");
  const Spoken why = booth.sync({"--explain"});
  CHECK_THAT(why.out, contains("stick is not there. Plug"));
  CHECK_THAT(why.out, contains("the destination is in trouble"));

  const Spoken went = booth.sync({"--once"});
  INFO(went.err);
  CHECK(went.code == cli::kFine);
  CHECK_THAT(went.out, contains("2 captured: 2 delivered, 0 waiting"));
  std::map<std::string, int> files;
  for (const auto& file : fs::directory_iterator(booth.folder / "stick")) {
    ++files[file.path().extension().string()];
  }
  CHECK(files == std::map<std::string, int>{{".gbl", 2}, {".health", 1}, {".tallies", 1}});
  CHECK_THAT(booth.sync({"--explain"}).out, contains("last contact: "));
}

TEST_CASE("what a destination will not take is set aside, and released when it is mended") {
  const Booth booth("sync-aside");
  fs::create_directory(booth.folder / "stick");
  // The kiosk forgets that it has delivered, and what lies there is no more what it was.
  fs::copy(booth.folder / "data", booth.folder / "before");
  REQUIRE(booth.sync({"--once"}).code == cli::kFine);
  fs::remove_all(booth.folder / "data");
  fs::rename(booth.folder / "before", booth.folder / "data");
  for (const auto& file : fs::directory_iterator(booth.folder / "stick")) {
    write(file.path(), "something else");
  }
  for (int i = 0; i < 3; ++i) CHECK(booth.sync({"--once"}).code == cli::kWorldFault);
  const Spoken aside = booth.sync({"--explain"});
  CHECK_THAT(aside.out, contains("2 set aside"));
  CHECK_THAT(aside.out, contains("Another file has the name"));
  fs::remove_all(booth.folder / "stick");
  fs::create_directory(booth.folder / "stick");
  const Spoken released = booth.sync({"--once", "--release"});
  INFO(released.err);
  CHECK(released.code == cli::kFine);
  CHECK_THAT(released.out, contains("2 delivered"));
}

TEST_CASE("a destination that is none, or none at all, is said in one sentence") {
  const Booth booth("sync-none");
  booth.settings("destination: http://cloud.example.org/leads/\n");
  const Spoken plain = booth.sync({"--once"});
  CHECK(plain.code == cli::kWorldFault);
  CHECK_THAT(plain.err, contains("is no destination"));
  booth.settings("place: Olpe\n");
  CHECK_THAT(booth.sync({"--once"}).err, contains("There is no destination"));
  CHECK_THAT(booth.sync({"--explain"}).out, contains("stays until it is exported"));
  booth.settings("destination: https://a:secret@cloud.example.org/\n");
  const Spoken open = booth.sync({"--once"});
  CHECK_THAT(open.err, contains("destination_password_file"));
  CHECK(open.err.find("secret") == std::string::npos);
  const Spoken explained = booth.sync({"--explain"});
  CHECK_THAT(explained.out, contains("destination: https://a:***@cloud.example.org/\n"));
  CHECK_THAT(explained.out, contains("trouble: The address of the destination holds a password."));
  CHECK_THAT(explained.out, contains("waits until the trouble is mended"));
  CHECK((explained.out + explained.err).find("secret") == std::string::npos);
}

// It said "goes now" for days, and before that what had been wrong with another destination.
TEST_CASE("what can be seen to be impossible never goes now, and old trouble is forgotten") {
  const Booth booth("sync-impossible");
  for (const auto& [settings, trouble] :
       {std::pair("destination: http://cloud.example.org/\n", "is no destination"),
        std::pair("destination: https://a@b.example/\ndestination_password_file: none\n",
                  "Cannot read"),
        std::pair("destination: kiosk.yaml\n", "is no folder. Plug")}) {
    booth.settings(settings);
    const Spoken said = booth.sync({"--explain"});
    CHECK(said.code == cli::kFine);
    CHECK_THAT(said.out, contains(trouble));
    CHECK(said.out.find("goes now") == std::string::npos);
  }
  booth.settings("destination: stick\n");
  CHECK(booth.sync({"--once"}).code == cli::kWorldFault);
  fs::create_directory(booth.folder / "other");
  booth.settings("destination: other\n");
  const Spoken moved = booth.sync({"--explain"});
  CHECK(moved.out.find("trouble") == std::string::npos);
  CHECK_THAT(moved.out, contains("goes now"));
}

TEST_CASE("doctor names a destination that is not there, as delivery would") {
  const Booth booth("sync-doctor");
  const Words doctor = {"doctor", "--settings", (booth.folder / "kiosk.yaml").string(), "--data",
                        booth.data()};
  const Spoken missing = start_program(doctor);
  CHECK(missing.code == cli::kWorldFault);
  CHECK_THAT(missing.out, contains("FAULT  delivery  " + (booth.folder / "stick").string() +
                                   " is not there. Plug the stick in"));
  fs::create_directory(booth.folder / "stick");
  CHECK_THAT(start_program(doctor).out, contains("ok     delivery  to folder "));
}

TEST_CASE("sync goes on until it is ended, and says so and how at its beginning") {
  const Booth booth("sync-on");
  fs::create_directory(booth.folder / "stick");
  Running sync(
      {"sync", "--settings", (booth.folder / "kiosk.yaml").string(), "--data", booth.data()});
  REQUIRE(sync.reads("--once ends by itself\n"));
  CHECK_THAT(sync.said(), contains("delivering to folder " + (booth.folder / "stick").string() +
                                   " until this is ended with Ctrl-C"));
  REQUIRE(sync.reads("2 delivered, 0 waiting"));
  CHECK(fs::exists(booth.folder / "data" / "ledger.db-wal"));
  CHECK(sync.end_by(SIGINT) == 128 + SIGINT);
  // The ledger was closed, not struck down.
  CHECK_FALSE(fs::exists(booth.folder / "data" / "ledger.db-wal"));
  CHECK_THAT(start_program({"sync", "--help"}).out, contains("until it is ended with Ctrl-C"));
}
