// Every visit in tests/visits/ comes true, in portrait and landscape.
#include <filesystem>

#include "app/replay.h"
#include "app/staff_gate.h"
#include "booth.h"
#include "catch.h"
#include "ledger/ledger.h"
#include "outbox/profile.h"

using namespace gummiband;

namespace {

// A booth with a PIN, and a stick on which the demo key lies.
void staff_booth(const base::Path& folder, app::ReplayOptions& options) {
  const base::SystemClock clock;
  options.stage.data = folder / "data";
  options.stage.settings_file = folder / "kiosk.yaml";
  std::filesystem::create_directories(folder / "data");
  std::filesystem::create_directories(folder / "stick");
  REQUIRE(app::StaffGate(folder / "data", clock).set_pin("2468").ok());
  REQUIRE(
      base::write_file_durably(folder / "kiosk.yaml", "export_folder: stick\nroll_m: 20\n").ok());
  const base::Path key = base::Path(GUMMIBAND_SOURCE_DIR) / "assets/demo/demo-key.gbkey";
  std::filesystem::copy_file(key, folder / "stick/demo.gbkey");
}

int files_on_stick(const base::Path& folder, const std::string& ending) {
  int count = 0;
  for (const auto& one : std::filesystem::recursive_directory_iterator(folder / "stick")) {
    if (one.path().extension() == ending) ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("every visit in tests/visits comes true in both orientations") {
  const base::Path visits = base::Path(GUMMIBAND_SOURCE_DIR) / "tests/visits";
  const app::TestFolder slips;
  int played = 0;
  for (const auto& entry : std::filesystem::directory_iterator(visits)) {
    if (entry.path().extension() != ".visit") continue;
    for (const bool tall : {true, false}) {
      app::ReplayOptions options;
      options.visit = entry.path();
      options.width_px = tall ? 540 : 960;
      options.height_px = tall ? 960 : 540;
      const std::string stem = entry.path().stem().string();
      const bool prints = stem == "prints" || stem == "staff_printer";
      if (prints) options.stage.printer = "folder:" + slips.path().string();
      const app::TestFolder booth;
      if (entry.path().stem().string().starts_with("staff")) staff_booth(booth.path(), options);
      const base::Result<void> result = app::replay(options);
      INFO(entry.path().string());
      INFO((result.ok() ? std::string() : result.fault().sentence));
      CHECK(result.ok());
      if (stem == "staff_stick") {
        CHECK(files_on_stick(booth.path(), ".xlsx") == 1);
        CHECK(files_on_stick(booth.path(), ".gbl") == 1);
      }
      if (stem == "staff_profile") CHECK(files_on_stick(booth.path(), ".xlsx") == 1);
      ++played;
    }
  }
  CHECK(played >= 12);
  CHECK(std::filesystem::exists(slips.path() / "slip-010.png"));
}

TEST_CASE("what staff choose as place and event is what is counted for from then on") {
  app::ReplayOptions options;
  options.visit = base::Path(GUMMIBAND_SOURCE_DIR) / "tests/visits/staff_profile.visit";
  options.width_px = 540;
  options.height_px = 960;
  const app::TestFolder booth;
  staff_booth(booth.path(), options);
  REQUIRE(app::replay(options).ok());
  options.visit = base::Path(GUMMIBAND_SOURCE_DIR) / "tests/visits/walks_away.visit";
  REQUIRE(app::replay(options).ok());  // after a start
  const base::SystemClock clock;
  const auto ledger =
      ledger::Ledger::open(booth.path() / "data/ledger.db", ledger::Access::kReadOnly, clock);
  REQUIRE(ledger.ok());
  const outbox::Profile moved{"Arnsberg", "Neubürgerfreitag", "Arnsberg", ""};
  const std::string id = outbox::profile_id(moved);
  CHECK((*ledger)->get(outbox::profile_setting(id)).value() == outbox::profile_text(moved));
  const visit::Tallies tallies = (*ledger)->tallies().value();
  int64_t visits = 0;
  for (const auto& [key, n] : tallies) {
    if (key.what == "visit") visits += n;
    if (key.what == outbox::kAtTally) CHECK(key.subject == id);
  }
  CHECK(visits > 0);
}

TEST_CASE("a visit that does not come true names its line") {
  const base::Path file = base::Path(GUMMIBAND_BUILD_DIR) / "untrue.visit";
  REQUIRE(base::write_file_durably(file, "tap attract.touch\nexpect screen hearts\n").ok());
  app::ReplayOptions options;
  options.visit = file;
  options.width_px = 540;
  options.height_px = 960;
  const base::Result<void> result = app::replay(options);
  REQUIRE_FALSE(result.ok());
  CHECK_THAT(result.fault().sentence, contains("untrue.visit:2: expected the screen hearts"));
}

TEST_CASE("a visitor whose language is given speaks it, whatever the invitation stands in") {
  const app::TestFolder folder;
  const base::Path file = folder.path() / "dutch.visit";
  REQUIRE(base::write_file_durably(file,
                                   "wait 30s\ntap attract.touch\ntap dock.language\n"
                                   "shot chosen.png\nlanguage de\nshot german.png\n"
                                   "language nl\nshot dutch.png\n")
              .ok());
  app::ReplayOptions options;
  options.visit = file;
  options.width_px = 540;
  options.height_px = 960;
  options.language = "nl";
  options.shots = folder.path();
  const base::Result<void> result = app::replay(options);
  INFO((result.ok() ? std::string() : result.fault().sentence));
  REQUIRE(result.ok());
  const auto picture = [&](const char* name) {
    return base::read_file(folder.path() / name, 1 << 22).value();
  };
  CHECK(picture("chosen.png") == picture("dutch.png"));
  CHECK(picture("chosen.png") != picture("german.png"));
}

TEST_CASE("where the data folder cannot be used the form is closed and browsing goes on") {
  const base::Path build = GUMMIBAND_BUILD_DIR;
  const base::Path in_the_way = build / "not-a-folder";
  REQUIRE(base::write_file_durably(in_the_way, "a file where a folder should be").ok());
  const base::Path file = build / "closed.visit";
  REQUIRE(base::write_file_durably(file,
                                   "tap attract.touch\n"
                                   "tap welcome.persona.returnee\n"
                                   "tap places.everywhere\n"
                                   "tap explore.heart.alter-flecken\n"
                                   "tap dock.hearts\n"
                                   "tap hearts.form\n"
                                   "see form.browse\n"
                                   "not form.next\n"
                                   "tap form.browse\n"
                                   "expect screen explore\n")
              .ok());
  app::ReplayOptions options;
  options.visit = file;
  options.width_px = 540;
  options.height_px = 960;
  options.stage.data = in_the_way;
  const base::Result<void> result = app::replay(options);
  INFO((result.ok() ? std::string() : result.fault().sentence));
  CHECK(result.ok());
  CHECK(*base::read_file(in_the_way, 100) == "a file where a folder should be");
}

TEST_CASE("a pack that cannot be loaded is one clear sentence with its place") {
  const base::Path build = GUMMIBAND_BUILD_DIR;
  const base::Path pack = build / "broken-pack";
  std::filesystem::create_directories(pack);
  REQUIRE(base::write_file_durably(pack / "pack.yaml", "format: 1\nid: [\n").ok());
  app::ReplayOptions options;
  options.visit = base::Path(GUMMIBAND_SOURCE_DIR) / "tests/visits/comes_back.visit";
  options.stage.pack = pack;
  const base::Result<void> result = app::replay(options);
  REQUIRE_FALSE(result.ok());
  CHECK_THAT(result.fault().sentence, contains("pack.yaml:"));
}
