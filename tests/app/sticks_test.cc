// Which sticks are plugged in, from the system's own list.
#include "app/sticks.h"

#include <filesystem>

#include "booth.h"
#include "catch.h"
#include "leads/keys.h"

using namespace gummiband;
using app::find_sticks;
using app::stick_folders;

namespace {

const std::string kMounts =
    "22 27 0:20 / /proc rw,nosuid shared:12 - proc proc rw\n"
    "27 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw\n"
    "91 27 8:17 / /media/booth/KINGSTON rw,nosuid,nodev shared:50 - vfat /dev/sdb1 rw\n"
    "92 27 8:33 / /run/media/booth/Mein\\040Stick rw,nosuid shared:51 - exfat /dev/sdc1 rw\n"
    "93 27 8:49 / /mediathek rw shared:52 - ext4 /dev/sdd1 rw\n"
    "94 27 8:49 / /media/ rw shared:52 - ext4 /dev/sdd1 rw\n";

}  // namespace

TEST_CASE("sticks are what is mounted below /media and /run/media, with their names unescaped") {
  const std::vector<base::Path> wanted = {"/media/booth/KINGSTON", "/run/media/booth/Mein Stick"};
  CHECK(stick_folders(kMounts) == wanted);
}

TEST_CASE("a list of mounts that is cut anywhere or is none at all harms nobody") {
  for (size_t length = 0; length <= kMounts.size(); ++length) {
    CHECK(stick_folders(std::string_view(kMounts).substr(0, length)).size() <= 2);
  }
  CHECK(stick_folders("a b c d /media/\\9 \n\n   \n\\").size() <= 1);
  CHECK(stick_folders("1 2 3 4 /media/\xFF\xFE x\n").empty());
  CHECK(find_sticks("/nowhere/mountinfo", "").empty());
}

TEST_CASE("a folder of the settings counts as a stick while it is there, with its keys") {
  const app::TestFolder folder;
  const base::Path stick = folder.path() / "export";
  CHECK(find_sticks("/nowhere", stick).empty());
  std::filesystem::create_directory(stick);
  REQUIRE(leads::KeyPair::make()
              .write(stick / "heimvorteil.gbkey", "five words of a song", leads::kLeastWrapCost)
              .ok());
  REQUIRE(base::write_file_durably(stick / "none.gbkey", "no key at all\n").ok());
  const auto sticks = find_sticks("/nowhere", stick);
  REQUIRE(sticks.size() == 1);
  CHECK(sticks.front().name == "export");
  CHECK(sticks.front().free_bytes > 0);
  const std::vector<std::string> keys = {(stick / "heimvorteil.gbkey").string()};
  CHECK(sticks.front().key_files == keys);
}
