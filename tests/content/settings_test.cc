// kiosk.yaml: every key, every default, every range.
#include "content/settings.h"

#include "catch.h"
#include "pack_files.h"

namespace gummiband::content {
namespace {

class SettingsFile : public TemporaryFolder {
 public:
  explicit SettingsFile(std::string_view content) { write("kiosk.yaml", content); }
  LoadedSettings load() const { return load_settings(path() / "kiosk.yaml"); }
};

TEST_CASE("A kiosk.yaml that is not there gives the defaults without a finding") {
  const LoadedSettings loaded = load_settings("/nowhere/kiosk.yaml");
  CHECK(loaded.settings == Settings{});
  CHECK(loaded.findings.empty());
}

TEST_CASE("The commented example holds the defaults") {
  const LoadedSettings loaded = load_settings(GUMMIBAND_SOURCE_DIR "/assets/kiosk.yaml");
  CHECK(text_of(loaded.findings) == "");
  CHECK(loaded.settings == Settings{});
}

TEST_CASE("Every key of kiosk.yaml arrives") {
  const SettingsFile file(
      "pack: packs/olpe\ndata: /var/lib/gummiband\nplace: Olpe\nevent: Schützenfest Wiesental\n"
      "municipality: Kreis Olpe\nfunding: LEADER 2023-2027\n"
      "display_width_mm: 476.6\ndisplay_height_mm: 268\nidle_warning_s: 10\n"
      "idle_countdown_s: 600\nprinter: file:/dev/usb/lp0\ndestination: https://cloud.example.org/\n"
      "painter: cpu\nprinter_dots: 384\nprinter_cut: yes\nroll_m: 25.5\nslips_per_visit: 3\n"
      "slips_per_hour: 40\ndestination_password_file: secret\ndestination_certificate: kiosk.pem\n"
      "destination_key: /etc/kiosk.key\ndestination_ca: ca.pem\nkeep_delivered_days: 0\n"
      "places: [Olpe, Arnsberg]\nevents: [Neubürgerfreitag]\nexport_folder: /mnt/export\n"
      "second_copy: /media/kiosk\n"
      "printers: [tcp:192.168.1.50, cups:Buero]\n");
  const LoadedSettings loaded = file.load();
  CHECK(text_of(loaded.findings) == "");
  CHECK_FALSE(loaded.data_in_doubt);
  Settings wanted;
  wanted.pack = file.path() / "packs/olpe";
  wanted.data = "/var/lib/gummiband";
  wanted.place = "Olpe";
  wanted.event = "Schützenfest Wiesental";
  wanted.municipality = "Kreis Olpe";
  wanted.funding = "LEADER 2023-2027";
  wanted.display_width_mm = 476.6;
  wanted.display_height_mm = 268;
  wanted.idle_warning_s = 10;
  wanted.idle_countdown_s = 600;
  wanted.printer = "file:/dev/usb/lp0";
  wanted.destination = "https://cloud.example.org/";
  wanted.destination_password_file = file.path() / "secret";
  wanted.destination_certificate = file.path() / "kiosk.pem";
  wanted.destination_key = "/etc/kiosk.key";
  wanted.destination_ca = file.path() / "ca.pem";
  wanted.keep_delivered_days = 0;
  wanted.painter = "cpu";
  wanted.printer_dots = 384;
  wanted.printer_cut = true;
  wanted.roll_m = 25.5;
  wanted.slips_per_visit = 3;
  wanted.slips_per_hour = 40;
  wanted.places = {"Olpe", "Arnsberg"};
  wanted.events = {"Neubürgerfreitag"};
  wanted.export_folder = "/mnt/export";
  wanted.second_copy = "/media/kiosk";
  wanted.printers = {"tcp:192.168.1.50", "cups:Buero"};
  CHECK(loaded.settings == wanted);
}

TEST_CASE("A folder as destination counts from where the file is") {
  const SettingsFile file("destination: stick\n");
  CHECK(file.load().settings.destination == (file.path() / "stick").string());
}

TEST_CASE("A fraction is no count: it is reported with its line, and the default stays") {
  const auto line =
      GENERATE("slips_per_visit: 1.9", "slips_per_hour: 60.5", "keep_delivered_days: 1.5");
  CAPTURE(line);
  const LoadedSettings loaded = SettingsFile(std::string("# booth\n") + line + "\n").load();
  CHECK(loaded.settings == Settings{});
  REQUIRE(loaded.findings.size() == 1);
  CHECK(loaded.findings[0].line == 2);
  CHECK_THAT(loaded.findings[0].sentence, contains("is not a whole number"));
}

TEST_CASE("A number out of its range is reported with its line, and the default stays") {
  const auto line = GENERATE(
      "idle_warning_s: 9", "idle_warning_s: 601", "idle_countdown_s: 9", "idle_countdown_s: 601",
      "display_width_mm: -1", "display_height_mm: 5001", "roll_m: 201", "slips_per_visit: 0",
      "slips_per_hour: 1001", "keep_delivered_days: 3651", "idle_warning_s: 60 s",
      "idle_warning_s: nan", "idle_warning_s: 0x40", "idle_warning_s: []");
  CAPTURE(line);
  const SettingsFile file(std::string("# booth\n") + line + "\n");
  const LoadedSettings loaded = file.load();
  CHECK(loaded.settings == Settings{});
  REQUIRE(loaded.findings.size() == 1);
  CHECK(loaded.findings[0].line == 2);
  CHECK_THAT(loaded.findings[0].text(), contains("kiosk.yaml:2: error: "));
  const std::string value(std::string_view(line).substr(std::string_view(line).find(": ") + 2));
  const bool number = value.find_first_not_of("-0123456789") == std::string::npos;
  CHECK_THAT(loaded.findings[0].sentence,
             contains(number ? "is out of range: " : "is not a number from "));
  CHECK_THAT(loaded.findings[0].remedy,
             contains(number ? "Write a number from " : "without its unit"));
}

TEST_CASE("An unknown key of kiosk.yaml is reported with the one that was meant") {
  const LoadedSettings loaded = SettingsFile("idle_waning_s: 40\nplace: Olpe\n").load();
  REQUIRE(loaded.findings.size() == 1);
  CHECK_THAT(loaded.findings[0].text(), contains("kiosk.yaml:1: error: The key \"idle_waning_s\""));
  CHECK_THAT(loaded.findings[0].remedy, contains("Did you mean \"idle_warning_s\"?"));
  CHECK(loaded.settings.place == "Olpe");
}

TEST_CASE("A width that no receipt printer has is reported") {
  const LoadedSettings loaded = SettingsFile("printer_dots: 580\n").load();
  REQUIRE(loaded.findings.size() == 1);
  CHECK_THAT(loaded.findings[0].text(), contains("kiosk.yaml:1: error: \"580\""));
  CHECK(loaded.settings.printer_dots == 576);
}

TEST_CASE("A text of kiosk.yaml that was taken for a comment is reported; an empty one is none") {
  for (const std::string key : {"event", "pack", "printer", "destination", "painter"}) {
    CAPTURE(key);
    const LoadedSettings loaded = SettingsFile("place: Olpe\n" + key + ": #1 von hier\n").load();
    REQUIRE(loaded.findings.size() == 1);
    CHECK_THAT(loaded.findings[0].text(),
               contains("kiosk.yaml:2: error: The key \"" + key + "\" is empty."));
    CHECK_THAT(loaded.findings[0].remedy, contains("in quotation marks if it begins with #"));
    CHECK(loaded.settings.place == "Olpe");
    CHECK(SettingsFile(key + ": \"\"\n").load().findings.empty());
  }
}

TEST_CASE("An unknown painter is reported") {
  const LoadedSettings loaded = SettingsFile("painter: gpux\n").load();
  REQUIRE(loaded.findings.size() == 1);
  CHECK_THAT(loaded.findings[0].remedy, contains("Did you mean \"gpu\"?"));
  CHECK(loaded.settings.painter == "auto");
}

TEST_CASE("A kiosk.yaml that cannot say where the data is leaves it in doubt") {
  CHECK(SettingsFile("place: Olpe\n\tevent: x\n").load().data_in_doubt);
  CHECK(SettingsFile("just words\n").load().data_in_doubt);
  CHECK(SettingsFile("data: [a, b]\n").load().data_in_doubt);
  CHECK_FALSE(SettingsFile("data: books\nplace: [a]\n").load().data_in_doubt);
  CHECK(SettingsFile("data: #books\n").load().data_in_doubt);
  CHECK_FALSE(SettingsFile("data: \"\"\n").load().data_in_doubt);
  CHECK_FALSE(SettingsFile("pack: [a]\ndata: books\n").load().data_in_doubt);
  CHECK_FALSE(SettingsFile("place: Olpe\n").load().data_in_doubt);
  CHECK_FALSE(load_settings("/nowhere/kiosk.yaml").data_in_doubt);
}

TEST_CASE("A kiosk.yaml that is no YAML gives the defaults and its line") {
  const LoadedSettings loaded = SettingsFile("place: Olpe\n\tevent: x\n").load();
  CHECK(loaded.settings == Settings{});
  REQUIRE(loaded.findings.size() == 1);
  CHECK(loaded.findings[0].line == 2);
}

TEST_CASE("A kiosk.yaml in another encoding, or a folder of that name, is reported") {
  CHECK_THAT(text_of(SettingsFile("place: K\xF6ln\n").load().findings), contains("is not UTF-8"));
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder.path() / "kiosk.yaml");
  CHECK_THAT(text_of(load_settings(folder.path() / "kiosk.yaml").findings),
             contains("it is not a file"));
}

TEST_CASE("kiosk.yaml cut off at any byte never breaks the program") {
  const std::string whole = "place: \"Olpe\"\nidle_warning_s: 60\npack: {a: [1, 2]}\n";
  for (size_t length = 0; length <= whole.size(); ++length) {
    const SettingsFile file(whole.substr(0, length));
    for (const Finding& finding : file.load().findings) CHECK_FALSE(finding.sentence.empty());
  }
}

}  // namespace
}  // namespace gummiband::content
