// Every visit in tests/visits/ comes true, in portrait and landscape.
#include <filesystem>

#include "app/replay.h"
#include "catch.h"

using namespace gummiband;

TEST_CASE("every visit in tests/visits comes true in both orientations") {
  const base::Path visits = base::Path(GUMMIBAND_SOURCE_DIR) / "tests/visits";
  int played = 0;
  for (const auto& entry : std::filesystem::directory_iterator(visits)) {
    if (entry.path().extension() != ".visit") continue;
    for (const bool tall : {true, false}) {
      app::ReplayOptions options;
      options.visit = entry.path();
      options.width_px = tall ? 540 : 960;
      options.height_px = tall ? 960 : 540;
      const base::Result<void> result = app::replay(options);
      INFO(entry.path().string());
      INFO((result.ok() ? std::string() : result.fault().sentence));
      CHECK(result.ok());
      ++played;
    }
  }
  CHECK(played >= 12);
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
