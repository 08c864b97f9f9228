// Everybody can open what is sealed to the demo key: staff are told as long as it is in use.
#include "app/demo_key.h"

#include <filesystem>

#include "base/file.h"
#include "booth.h"
#include "catch.h"
#include "leads/keys.h"

using namespace gummiband;
namespace fs = std::filesystem;

namespace {

const base::Path kSource = GUMMIBAND_SOURCE_DIR;

// The public part of the key file that everybody has, with the passphrase that everybody knows.
std::string demo_key() {
  const auto pair = leads::KeyPair::read(kSource / "assets/demo/demo-key.gbkey", "heimat auf zeit");
  REQUIRE(pair.ok());
  return pair->public_key().text();
}

// The sample pack with this key, and without the words that say it is the demo key.
base::Path pack_with(const base::Path& folder, const std::string& key) {
  const base::Path pack = folder / "pack";
  fs::copy(kSource / "content/suedwestfalen", pack, fs::copy_options::recursive);
  std::string text = *base::read_file(pack / "pack.yaml", 1 << 20);
  constexpr std::string_view kDemo = "    demo: true\n";
  for (size_t at = text.find(kDemo); at != std::string::npos; at = text.find(kDemo)) {
    text.erase(at, kDemo.size());
  }
  REQUIRE(base::write_file_durably(pack / "pack.yaml", text).ok());
  REQUIRE(base::write_file_durably(pack / "keys/demo.pub", key + "\n").ok());
  return pack;
}

// The sample pack without any key.
base::Path pack_without_keys(const base::Path& folder) {
  const base::Path pack = pack_with(folder, demo_key());
  std::string text = *base::read_file(pack / "pack.yaml", 1 << 20);
  constexpr std::string_view kKey = "    key_file: keys/demo.pub\n";
  for (size_t at = text.find(kKey); at != std::string::npos; at = text.find(kKey)) {
    text.erase(at, kKey.size());
  }
  REQUIRE(base::write_file_durably(pack / "pack.yaml", text).ok());
  return pack;
}

// What the staff screen warns of; empty where it does not.
std::string warning_on_staff_screen(const base::Path& pack) {
  app::Booth booth("", {}, {}, pack);
  booth.open_today();
  const ui::Control* warning = booth.ui().find("staff.warning");
  return warning == nullptr ? "" : warning->label;
}

}  // namespace

TEST_CASE("the demo key is known wherever a recipient has it, whatever the pack says") {
  const std::string demo = demo_key();
  const std::string own = leads::KeyPair::make().public_key().text();
  content::Pack pack;
  pack.recipients.resize(1);
  content::Recipient& recipient = pack.recipients.front();
  CHECK_FALSE(app::has_demo_key(recipient));
  recipient.public_key = demo;
  CHECK(app::has_demo_key(recipient));
  recipient.public_key = own;
  CHECK_FALSE(app::uses_demo_key(pack));
  recipient.also_keys = {own, demo};
  CHECK(app::uses_demo_key(pack));
  recipient.also_keys = {};
  recipient.demo = true;
  CHECK(app::uses_demo_key(pack));
}

TEST_CASE("the staff screen warns of the demo key until it is replaced, whatever the pack says") {
  const app::TestFolder demo;
  const app::TestFolder own;
  const std::string sample = warning_on_staff_screen({});
  CHECK_THAT(sample, contains("Demo-Schlüssel"));
  CHECK(warning_on_staff_screen(pack_with(demo.path(), demo_key())) == sample);
  const std::string key = leads::KeyPair::make().public_key().text();
  CHECK(warning_on_staff_screen(pack_with(own.path(), key)) == "");
}

TEST_CASE("without any key the staff screen says why the form is closed") {
  const app::TestFolder folder;
  const std::string warning = warning_on_staff_screen(pack_without_keys(folder.path()));
  CHECK_THAT(warning, contains("Das Formular ist zu"));
  CHECK_THAT(warning, contains("Befehl: gummiband doctor"));
}
