// Every visit in tests/visits/ comes true, in portrait and landscape.
#include <filesystem>

#include "app/replay.h"
#include "booth.h"
#include "catch.h"

using namespace gummiband;

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
      const bool prints = entry.path().stem() == "prints";
      if (prints) options.stage.printer = "folder:" + slips.path().string();
      const base::Result<void> result = app::replay(options);
      INFO(entry.path().string());
      INFO((result.ok() ? std::string() : result.fault().sentence));
      CHECK(result.ok());
      ++played;
    }
  }
  CHECK(played >= 12);
  CHECK(std::filesystem::exists(slips.path() / "slip-010.png"));
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
