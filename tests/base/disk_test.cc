#include "base/disk.h"

#include "catch.h"

using namespace gummiband;

TEST_CASE("a folder's disk can be synced, and one that is not there is a fault with its path") {
  CHECK(base::sync_disk_of(GUMMIBAND_BUILD_DIR).ok());
  const auto nowhere = base::sync_disk_of("/nowhere/at/all");
  REQUIRE_FALSE(nowhere.ok());
  CHECK_THAT(nowhere.fault().sentence, contains("/nowhere/at/all"));
}
