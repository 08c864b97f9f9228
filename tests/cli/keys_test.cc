// A recipient with a second key, and the second copy, as the office and the booth see them.
#include <filesystem>

#include "catch.h"
#include "leads/keys.h"
#include "program.h"

using namespace gummiband;
using namespace gummiband::cli;
namespace fs = std::filesystem;

namespace {

// What stands behind `label` on its line.
std::string after(const std::string& text, const std::string& label) {
  const size_t at = text.find(label);
  REQUIRE(at != std::string::npos);
  const size_t from = text.find_first_not_of(' ', at + label.size());
  return text.substr(from, text.find('\n', from) - from);
}

}  // namespace

TEST_CASE("a second key is shown with its words, and opens what is sealed to its recipient only") {
  const base::Path folder = fresh_folder("second-key");
  const base::Path passphrase = folder / "passphrase";
  write(passphrase, "fünf Wörter für die Übung\n");
  const std::string key = (folder / "safe.gbkey").string();
  const Spoken made =
      start_program({"keys", "new", "--out", key, "--passphrase-file", passphrase.string()});
  REQUIRE(made.code == 0);
  const std::string public_key = after(made.out, "public key:");

  const base::Path pack = folder / "pack";
  fs::copy(kSource + "/content/suedwestfalen", pack, fs::copy_options::recursive);
  std::string text = content_of(pack / "pack.yaml");
  const std::string first = "    key_file: keys/demo.pub\n";
  text.insert(text.find(first) + first.size(), "    also_keys: [" + public_key + "]\n");
  write(pack / "pack.yaml", text);

  const Spoken shown = start_program({"keys", "show", "--pack", pack.string()});
  CHECK(shown.code == 0);
  const size_t also = shown.out.find("also opened by:");
  REQUIRE(also != std::string::npos);
  CHECK(shown.out.find("also opened by:", also + 1) == std::string::npos);
  CHECK(also > shown.out.find("heimvorteil  DEMO KEY"));
  CHECK(also < shown.out.find("siegen  DEMO KEY"));
  const std::string second = shown.out.substr(also);
  CHECK(after(second, "public key:") == public_key);
  CHECK(after(second, "key id:") == after(made.out, "key id:"));
  CHECK(after(second, "fingerprint:") == after(made.out, "fingerprint:"));

  const std::string data = (folder / "data").string();
  const Spoken visit = start_program(words_of_a_visit(data) + Words{"--pack", pack.string()});
  INFO(visit.err);
  REQUIRE(visit.code == 0);
  const Words out = {"leads", "export", "--data", data, "--out"};
  const Spoken safe = start_program(out + Words{(folder / "safe.csv").string(), "--key", key,
                                                "--passphrase-file", passphrase.string()});
  CHECK(safe.code == 0);
  CHECK_THAT(safe.out, contains("1 lead in 1 row, one for each recipient, written to "));
  CHECK_THAT(safe.out, contains("1 more envelope is sealed to other keys\n"));
  CHECK_THAT(content_of(folder / "safe.csv"), contains("lena.schulte@example.de"));
  const Spoken desk = start_program(out + Words{(folder / "desk.csv").string()} + with_demo_key());
  CHECK_THAT(desk.out, contains("1 lead in 2 rows"));
  CHECK(desk.out.find("other keys") == std::string::npos);
}

// An empty table was written: at the desk it looked as if nobody had left a lead.
TEST_CASE("an export with a key that opens nothing names the keys it takes, and writes no table") {
  const base::Path folder = fresh_folder("strange-key");
  const base::Path passphrase = folder / "passphrase";
  write(passphrase, "fünf Wörter für die Übung\n");
  const std::string key = (folder / "strange.gbkey").string();
  const Spoken made =
      start_program({"keys", "new", "--out", key, "--passphrase-file", passphrase.string()});
  REQUIRE(made.code == 0);
  const base::Path data = folder / "data";
  const Words export_it = {"leads",
                           "export",
                           "--data",
                           data.string(),
                           "--out",
                           (folder / "z.csv").string(),
                           "--key",
                           key,
                           "--passphrase-file",
                           passphrase.string()};
  visit(data);
  const Spoken none = start_program(export_it);
  CHECK(none.code == 1);
  CHECK(none.out.empty());
  CHECK_FALSE(fs::exists(folder / "z.csv"));
  const std::string demo_pack = kSource + "/content/suedwestfalen";
  const Spoken demo = start_program({"keys", "show", "--pack", demo_pack});
  CHECK_THAT(none.err, contains("The key " + after(made.out, "key id:") + " (" +
                                after(made.out, "fingerprint:") +
                                ") does not open any of the 2 envelopes that are there"));
  CHECK_THAT(none.err, contains("heimvorteil (" + after(demo.out, "key id:") + " " +
                                after(demo.out, "fingerprint:") + ")"));
}

TEST_CASE(
    "doctor and keys show warn of the demo key until it is replaced, whatever the pack says") {
  const base::Path folder = fresh_folder("demo-key");
  const base::Path pack = folder / "pack";
  fs::copy(kSource + "/content/suedwestfalen", pack, fs::copy_options::recursive);
  const Words places = {"--pack", pack.string(), "--data", (folder / "data").string()};
  const auto warned = [&] {
    const std::string doctor = start_program(Words{"doctor"} + places).out;
    const bool by_doctor = doctor.find("WARN   keys      DEMO KEY IN USE") != std::string::npos;
    const std::string shown = start_program({"keys", "show", "--pack", pack.string()}).out;
    CHECK((shown.find("heimvorteil  DEMO KEY") != std::string::npos) == by_doctor);
    return by_doctor;
  };
  CHECK(warned());
  std::string text = content_of(pack / "pack.yaml");
  const std::string demo = "    demo: true\n";
  while (text.find(demo) != std::string::npos) text.erase(text.find(demo), demo.size());
  write(pack / "pack.yaml", text);
  CHECK(warned());
  write(pack / "keys/demo.pub", leads::KeyPair::make().public_key().text() + "\n");
  CHECK_FALSE(warned());
}

TEST_CASE("the doctor says where the second copy lies, or that its stick is missing") {
  const base::Path folder = fresh_folder("second-copy");
  const base::Path settings = folder / "kiosk.yaml";
  const base::Path copy = folder / "copy";
  write(settings, "printer: none\nsecond_copy: " + copy.string() + "\n");
  const Words doctor = {"doctor", "--settings", settings.string(), "--data",
                        (folder / "data").string()};
  CHECK_THAT(start_program(doctor).out,
             contains(copy.string() + " is not there, so no lead is kept a second time. Plug its "
                                      "stick in or make the folder."));
  fs::create_directories(copy);
  const std::string there = start_program(doctor).out;
  CHECK_THAT(there, contains(copy.string() + "\n"));
  CHECK(there.find("no lead is kept a second time") == std::string::npos);
  write(settings, "printer: none\n");
  CHECK(start_program(doctor).out.find("copy ") == std::string::npos);
}

TEST_CASE("a letter that is on no key is named") {
  const base::Path folder = fresh_folder("no-key");
  write(folder / "v.visit", "tap attract.touch\ntype 12\u20AC4\n");
  const Spoken said = start_program({"replay", (folder / "v.visit").string(), "--size", "540x960",
                                     "--data", (folder / "data").string()});
  CHECK(said.code == 1);
  CHECK_THAT(said.err, contains("v.visit:2: \"\u20AC\" of \"12\u20AC4\" is on no key"));
}

TEST_CASE("nobody else looks into a data folder that the kiosk makes") {
  const base::Path data = fresh_folder("own-data") / "data";
  visit(data);
  CHECK(fs::status(data).permissions() == fs::perms::owner_all);
  CHECK(fs::status(data / "ledger.db").permissions() ==
        (fs::perms::owner_read | fs::perms::owner_write));
}
