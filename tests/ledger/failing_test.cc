// The k-th operation of the disk fails, once or for ever, for every k: no false thanks, nothing
// corrupt, and it works again once the disk does.
#include <sqlite3.h>

#include <iostream>

#include "catch.h"
#include "ledger/booth.h"
#include "ledger/shim_vfs.h"
#include "ledger/story.h"

namespace gummiband::ledger {
namespace {

TEST_CASE("Whichever operation of the disk fails, no promise is broken, and then it works again") {
  // ENOSPC, EROFS, EIO with half of it written, EIO, EIO at the sync, and nothing opens.
  const int code = GENERATE(SQLITE_FULL, SQLITE_READONLY, SQLITE_IOERR_WRITE, SQLITE_IOERR_READ,
                            SQLITE_IOERR_FSYNC, SQLITE_CANTOPEN);
  const Duration duration = GENERATE(Duration::kOnce, Duration::kForEver);
  constexpr uint32_t kStory = 5;
  int failures = 0;
  for (int nth = 1; nth < 2000; ++nth) {
    INFO("code " << code << ", operation " << nth);
    const Folder folder;
    const FakeClock clock;
    open(folder / "l", clock).reset();
    ShimVfs shim;
    Story story([&] { return Ledger::open(folder / "l", Access::kReadWrite, clock); }, kStory);
    shim.fail(nth, code, duration);
    // At most three times for one failure: the fault, and what that leaves open.
    int mends = 0;
    story.live(14, [&] {
      shim.fail_no_more();
      return shim.has_failed() && ++mends <= 3;
    });
    story.close();
    shim.fail_no_more();
    INFO(story.failure());
    REQUIRE(story.failure().empty());
    const std::string why = verdict(story.moment(), look(*open(folder / "l", clock)));
    INFO(why);
    REQUIRE(why.empty());
    if (!shim.has_failed()) {
      REQUIRE(failures > 0);
      return;
    }
    ++failures;
  }
  FAIL("the story never came to its end");
}

}  // namespace
}  // namespace gummiband::ledger
