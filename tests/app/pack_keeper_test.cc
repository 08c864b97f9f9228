// Somebody breaks the pack at the booth: the kiosk goes on with the last one that was whole.
#include "app/pack_keeper.h"

#include <filesystem>
#include <fstream>
#include <thread>

#include "app/stage.h"
#include "base/clock.h"
#include "booth.h"
#include "catch.h"
#include "content/load.h"
#include "ledger/ledger.h"

using namespace gummiband;
namespace fs = std::filesystem;

namespace {

const base::Day kDay{std::chrono::year{2027}, std::chrono::June, std::chrono::day{19}};

void copy_sample_pack(const base::Path& to) {
  fs::copy(base::Path(GUMMIBAND_SOURCE_DIR) / "content/suedwestfalen", to,
           fs::copy_options::recursive);
}

void append(const base::Path& file, const std::string& text) {
  std::ofstream(file, std::ios::app) << text;
}

std::string content_of(const base::Path& file) {
  return base::read_file(file, 1 << 20).value();
}

// A copy of the sample pack, where it may be broken.
struct Desk {
  Desk() { copy_sample_pack(pack); }
  std::unique_ptr<app::Stage> start() const {
    app::StageOptions options;
    options.settings_file = folder.path() / "kiosk.yaml";
    options.pack = pack;
    options.data = data;
    auto stage = app::make_stage(options, clock, [] {});
    REQUIRE(stage.ok());
    return std::move(*stage);
  }
  base::Path kept() const {
    const auto kept = app::last_good_pack(data);
    REQUIRE(kept.has_value());
    return *kept;
  }
  app::TestFolder folder;
  base::Path pack = folder.path() / "pack";
  base::Path data = folder.path() / "data";
  base::Path copy = data / "last-good-pack";
  base::SystemClock clock;
};

}  // namespace

TEST_CASE("A pack that was broken after a good start is replaced by its last good copy") {
  const Desk desk;
  const size_t items = desk.start()->pack->items.size();
  append(desk.pack / "pack.yaml", "\n: : broken\n");
  const auto stage = desk.start();
  REQUIRE(stage->pack.has_value());
  CHECK(stage->pack->items.size() == items);
  CHECK(stage->pack->folder == desk.kept());
  REQUIRE_FALSE(stage->pack_faults.empty());
  CHECK(stage->pack_faults.front().find("pack.yaml:") != std::string::npos);
  base::SystemRandom random;  // and the staff read why
  CHECK(app::kiosk_parts(*stage, desk.clock, random).pack_fault == stage->pack_faults.front());
}

TEST_CASE("A broken pack without a good copy leaves the faults to be shown") {
  const Desk desk;
  append(desk.pack / "pack.yaml", "\n: : broken\n");
  const auto stage = desk.start();
  CHECK_FALSE(stage->pack.has_value());
  CHECK_FALSE(stage->pack_faults.empty());
}

TEST_CASE("The copy follows every change of a file that still loads, and no change that does not") {
  const Desk desk;
  const base::Path text = "items/alter-flecken/de.md";
  desk.start();
  append(desk.pack / text, "\nNoch ein Satz.\n");
  desk.start();
  const base::Path kept = desk.kept();
  CHECK(content_of(kept / text) == content_of(desk.pack / text));
  append(desk.pack / text, "\n[böse](https://evil.example.net/)\n");
  desk.start();
  CHECK(content_of(kept / text) != content_of(desk.pack / text));
}

TEST_CASE("A power cut while the copy is replaced leaves the old one to start from") {
  const Desk desk;
  desk.start();
  fs::rename(desk.copy, desk.data / "last-good-pack.old");  // between the two renames
  append(desk.pack / "pack.yaml", "\n: : broken\n");
  CHECK(desk.start()->pack.has_value());
}

// The copy's files had been written and renamed, but only a stamp beside them was fsynced. After a
// power cut they were empty, the stamp said "up to date", and there was nothing to show.
TEST_CASE("A copy that a power cut has emptied is not believed, and is made anew") {
  const Desk desk;
  desk.start();
  const base::Path text = "items/alter-flecken/de.md";
  fs::resize_file(desk.kept() / text, 0);
  CHECK_FALSE(app::last_good_pack(desk.data).has_value());
  desk.start();
  CHECK(content_of(desk.kept() / text) == content_of(desk.pack / text));
}

TEST_CASE("A copy with a file torn, missing or added is passed over for the one before it") {
  const Desk desk;
  desk.start();
  const base::Path older = desk.data / "last-good-pack.old";
  const base::Path text = "items/alter-flecken/de.md";
  fs::copy(desk.copy, older, fs::copy_options::recursive);
  const std::string whole = content_of(desk.kept() / text);
  SECTION("torn: noughts where it had not reached the disk") {
    const std::string torn = whole.substr(0, 9) + std::string(whole.size() - 9, '\0');
    std::ofstream(desk.copy / "pack" / text) << torn;
  }
  SECTION("missing") {
    fs::remove(desk.copy / "pack" / text);
  }
  SECTION("added") {
    append(desk.copy / "pack/items/alter-flecken/nl.md", "x");
  }
  SECTION("not yet listed") {
    fs::remove(desk.copy / "contents");
  }
  SECTION("listed by an empty list") {
    fs::resize_file(desk.copy / "contents", 0);
  }
  CHECK(desk.kept() == older / "pack");
  append(desk.pack / "pack.yaml", "\n: : broken\n");
  CHECK(desk.start()->pack->folder == older / "pack");
}

TEST_CASE("A power cut before the first rename leaves the new copy to start from, or the old one") {
  const Desk desk;
  desk.start();
  const base::Path fresh = desk.data / "last-good-pack.new";
  fs::copy(desk.copy, fresh, fs::copy_options::recursive);
  CHECK(desk.kept() == fresh / "pack");
  fs::remove(fresh / "pack/pack.yaml");
  CHECK(desk.kept() == desk.copy / "pack");
}

// The loader follows them, the copy left them out: items of the pack were missing in it.
TEST_CASE("A link to a folder of the pack is a link in the copy, and leads into the copy") {
  const Desk desk;
  const base::Path item = "items/alter-flecken";
  fs::create_directories(desk.pack / "elsewhere");
  fs::rename(desk.pack / item, desk.pack / "elsewhere/alter-flecken");
  fs::create_directory_symlink(fs::canonical(desk.pack / "elsewhere/alter-flecken"),
                               desk.pack / item);
  fs::create_directory_symlink("..", desk.pack / "items/.ring");  // not gone round for ever
  fs::create_directory_symlink(desk.folder.path(), desk.pack / ".out");
  fs::create_directory_symlink("nowhere", desk.pack / ".nowhere");
  const size_t items = desk.start()->pack->items.size();
  const base::Path kept = desk.kept();
  CHECK(content_of(kept / item / "de.md") == content_of(desk.pack / item / "de.md"));
  CHECK(fs::canonical(kept / item) == fs::canonical(kept / "elsewhere/alter-flecken"));
  CHECK_FALSE(fs::exists(fs::symlink_status(kept / ".out")));
  const auto made = fs::last_write_time(desk.copy / "contents");
  CHECK(desk.start()->pack->items.size() == items);
  CHECK(fs::last_write_time(desk.copy / "contents") == made);  // nothing has changed

  append(desk.pack / "pack.yaml", "\n: : broken\n");
  CHECK(desk.start()->pack->items.size() == items);
}

TEST_CASE("A data folder within the pack is not copied into itself") {
  Desk desk;
  desk.data = desk.pack / "data";
  desk.start();
  append(desk.pack / "pack.yaml", "# changed\n");
  desk.start();
  const base::Path kept = desk.kept();
  CHECK(fs::exists(kept / "pack.yaml"));
  CHECK_FALSE(fs::exists(kept / "data"));
}

// The copy and its fsyncs stood between a visitor and the first picture.
TEST_CASE("The copy is made when it is told to begin, at the latest when the stage goes") {
  const Desk desk;
  auto stage = desk.start();
  CHECK_FALSE(fs::exists(desk.copy));
  SECTION("told") {
    stage->pack_keeper->begin();
    stage->pack_keeper->begin();
    while (!app::last_good_pack(desk.data)) std::this_thread::yield();
  }
  stage.reset();
  CHECK(content_of(desk.kept() / "pack.yaml") == content_of(desk.pack / "pack.yaml"));
}

TEST_CASE("A ledger that cannot be trusted closes the form and is left as it is") {
  const Desk desk;
  fs::create_directories(desk.data);
  const std::string damaged = "this is no database, but somebody's letters";
  std::ofstream(desk.data / "ledger.db") << damaged;
  const auto stage = desk.start();
  REQUIRE(stage->pack.has_value());
  CHECK(stage->bookkeeper == nullptr);
  CHECK(content_of(desk.data / "ledger.db") == damaged);
}

// Both made a key, and what one of them had signed was not signed by the key that stayed.
TEST_CASE("A second kiosk on the same data makes no key beside the first one") {
  const Desk desk;
  fs::create_directories(desk.data);
  const auto first =
      ledger::Ledger::open(desk.data / "ledger.db", ledger::Access::kReadWrite, desk.clock);
  REQUIRE(first.ok());
  const auto stage = desk.start();
  CHECK(stage->bookkeeper == nullptr);
  CHECK(stage->key == nullptr);
  CHECK_FALSE(fs::exists(desk.data / "kiosk.key"));
}

TEST_CASE("A data folder that cannot be written closes the form; browsing goes on") {
  Desk desk;
  std::ofstream(desk.folder.path() / "file") << "a file, not a folder";
  desk.data = desk.folder.path() / "file" / "data";
  const auto stage = desk.start();
  CHECK(stage->pack.has_value());
  CHECK(stage->bookkeeper == nullptr);
  CHECK(stage->key == nullptr);
}
