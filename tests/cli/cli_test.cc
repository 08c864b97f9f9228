// The command line as a person types it: words in, exit code out.
#include "cli/cli.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "app/print_worker.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/uuid.h"
#include "catch.h"
#include "ledger/ledger.h"
#include "program.h"
#include "slips/fake_printer.h"

using namespace gummiband;
using namespace gummiband::cli;

namespace {

int gummiband_says(std::vector<std::string> words) {
  words.insert(words.begin(), "gummiband");
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  return cli::run(static_cast<int>(argv.size()), argv.data());
}

struct Answer {
  int code = 0;
  std::string out;
};

// The same, with what it printed on standard output.
Answer says(const std::vector<std::string>& words) {
  const base::Path path = base::Path(GUMMIBAND_BUILD_DIR) / "cli-test-output";
  std::fflush(stdout);
  const int before = ::dup(STDOUT_FILENO);
  const int file = ::open(path.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
  REQUIRE(::dup2(file, STDOUT_FILENO) == STDOUT_FILENO);
  Answer answer;
  answer.code = gummiband_says(words);
  std::fflush(stdout);
  ::dup2(before, STDOUT_FILENO);
  ::close(before);
  ::close(file);
  answer.out = base::read_file(path, 1 << 20).value();
  return answer;
}

// Five groups of hexadecimal digits with dashes, the first there is.
std::string first_uuid(const std::string& text) {
  for (size_t at = 0; at + 36 <= text.size(); ++at) {
    if (base::Uuid::parse(text.substr(at, 36))) return text.substr(at, 36);
  }
  return {};
}

// Of a booth where everything is as without settings; one that is named must be there.
std::string plain_settings() {
  const base::Path file = base::Path(GUMMIBAND_BUILD_DIR) / "cli-test" / "plain.yaml";
  std::filesystem::create_directories(file.parent_path());
  write(file, "printer: none\n");
  return file.string();
}

// As of a kiosk that has never seen a network.
struct UnsetClock final : base::Clock {
  int64_t wall_ms() const override { return 86'400'000; }
  int64_t boot_ms() const override { return 5'000; }
  std::string boot_id() const override { return "boot"; }
  bool wall_trusted() const override { return false; }
};

}  // namespace

TEST_CASE("an unknown word, flag or size is the words' fault") {
  CHECK(gummiband_says({}) == cli::kWordsFault);
  CHECK(gummiband_says({"fly"}) == cli::kWordsFault);
  CHECK(gummiband_says({"check", "--loud"}) == cli::kWordsFault);
  CHECK(gummiband_says({"leads", "export", "--format", "doc", "--key", "k", "--out", "o"}) ==
        cli::kWordsFault);
  CHECK(gummiband_says({"replay", "x.visit", "--size", "12"}) == cli::kWordsFault);
  CHECK(gummiband_says({"replay", "x.visit", "--size", "99999x1080"}) == cli::kWordsFault);
}

TEST_CASE("help and version are fine") {
  CHECK(gummiband_says({"--help"}) == cli::kFine);
  CHECK(gummiband_says({"leads", "export", "--help"}) == cli::kFine);
  CHECK(gummiband_says({"--version"}) == cli::kFine);
}

TEST_CASE("the sample pack passes its check, a folder that is none does not") {
  CHECK(gummiband_says({"check", kSource + "/content/suedwestfalen"}) == cli::kFine);
  CHECK(gummiband_says({"check", kSource + "/scripts"}) == cli::kWorldFault);
  CHECK(gummiband_says({"check", "/nowhere"}) == cli::kWorldFault);
}

TEST_CASE("a printer and a destination that are none are faults of the settings, with their line") {
  const base::Path file = fresh_folder("devices") / "kiosk.yaml";
  const auto checked = [&](const std::string& line) {
    write(file, "place: Olpe\n" + line + "\n");
    return says({"check", "--settings", file.string()});
  };
  CHECK(checked("printer: demo").code == cli::kFine);
  const Answer printer = checked("printer: laser");
  CHECK(printer.code == cli::kWorldFault);
  CHECK_THAT(printer.out, contains("kiosk.yaml:2: error: "));
  CHECK_THAT(printer.out, contains("laser"));
  const Answer destination = checked("destination: ftp://example.org/leads");
  CHECK(destination.code == cli::kWorldFault);
  CHECK_THAT(destination.out, contains("kiosk.yaml:2: error: "));
  CHECK_THAT(destination.out, contains("ftp://"));
}

TEST_CASE("the PIN of the staff area is kept from a file, and a bad one is not") {
  const base::Path folder = fresh_folder("staff");
  const std::string data = (folder / "data").string();
  const std::string file = (folder / "pin").string();
  write(file, "1234\n");
  CHECK(gummiband_says({"staff", "pin", "--data", data, "--pin-file", file}) == cli::kWorldFault);
  CHECK_FALSE(std::filesystem::exists(folder / "data/staff.pin"));
  write(file, "2468\n");
  CHECK(gummiband_says({"staff", "pin", "--data", data, "--pin-file", file}) == cli::kFine);
  const auto kept = base::read_file(folder / "data/staff.pin", 4096);
  REQUIRE(kept.ok());
  CHECK_THAT(*kept, contains("$argon2id$"));
  CHECK(gummiband_says({"staff"}) == cli::kWordsFault);
}

TEST_CASE("what is no envelope in a folder is named, and a folder that is not there too") {
  const base::Path folder = fresh_folder("from");
  write(folder / "torn.gbl", "no envelope");
  Words words = Words{"leads",         "export", "--from",
                      folder.string(), "--out",  (folder / "leads.csv").string()} +
                with_demo_key();
  CHECK(gummiband_says(words) == cli::kWorldFault);
  words[3] = "/nowhere";
  CHECK(gummiband_says(words) == cli::kWorldFault);
  // What was asked of the other side must not be passed over.
  words.erase(words.begin() + 2, words.begin() + 4);
  words.insert(words.end(), {"--kiosks", "enrolled"});
  CHECK(gummiband_says(words) == cli::kWordsFault);
}

TEST_CASE("a visit's lead goes all the way into the recipient's table") {
  const base::Path folder = fresh_folder("export");
  const std::string data = (folder / "data").string();
  REQUIRE(gummiband_says({"replay", kSource + "/tests/visits/returnee.visit", "--size", "540x960",
                          "--data", data}) == cli::kFine);
  // One person who wrote to two is one lead, whoever asks how many there are.
  const Answer count = says({"leads", "count", "--json", "--data", data});
  CHECK(count.code == cli::kFine);
  CHECK_THAT(count.out, contains("\"leads\":1,\"envelopes\":2,\"delivered\":0,\"waiting\":2,"));
  CHECK_THAT(says({"leads", "count", "--data", data}).out, contains("leads        1\n"));
  CHECK_THAT(says({"doctor", "--settings", plain_settings(), "--data", data}).out,
             contains("1 leads, 2 envelopes, 2 waiting"));
  for (const std::string format : {"csv", "xlsx"}) {
    const Answer written = says(Words{"leads", "export", "--data", data, "--format", format,
                                      "--out", (folder / ("leads." + format)).string()} +
                                with_demo_key());
    CHECK(written.code == cli::kFine);
    CHECK_THAT(written.out, contains("1 lead in 2 rows"));
  }
  const auto table = base::read_file(folder / "leads.csv", 1 << 20);
  REQUIRE(table.ok());
  CHECK_THAT(*table, contains("lena.schulte@example.de"));
  CHECK_THAT(*table, contains("Lena"));
  // Two recipients were ticked: two rows and the heading.
  CHECK(std::count(table->begin(), table->end(), '\n') == 3);
  CHECK(std::filesystem::file_size(folder / "leads.xlsx") > 4000);
  // Nothing of it lies readable in the data folder.
  for (const auto& entry : std::filesystem::directory_iterator(data)) {
    const auto content = base::read_file(entry.path(), 64 << 20);
    REQUIRE(content.ok());
    CHECK(content->find("lena.schulte") == std::string::npos);
  }
}

TEST_CASE("a lead is proved with the text that was agreed to, withdrawn, and the book adds up") {
  const base::Path folder = fresh_folder("book");
  const std::string data = (folder / "data").string();
  REQUIRE(gummiband_says(words_of_a_visit(data)) == cli::kFine);
  const auto both = says({"leads", "reconcile", "--json", "--data", data});
  REQUIRE(both.code == cli::kFine);
  CHECK_THAT(both.out, contains("\"captured\":1,\"delivered\":0,\"waiting\":1"));
  CHECK_THAT(both.out, contains("\"all\":{\"captured\":2,"));
  CHECK_THAT(says({"leads", "reconcile", "--data", data}).out, contains("every envelope is as"));

  const std::string table = (folder / "leads.csv").string();
  const Words export_words = {"leads", "export", "--data", data, "--out", table};
  REQUIRE(gummiband_says(export_words + with_demo_key()) == cli::kFine);
  CHECK(gummiband_says(export_words + with_demo_key()) == cli::kWorldFault);  // is there already
  const auto rows = base::read_file(table, 1 << 20);
  REQUIRE(rows.ok());
  const size_t row = rows->find("\r\n") + 2;
  const std::string id = first_uuid(rows->substr(row));
  REQUIRE(id.size() == 36);

  const auto sealed = says({"leads", "proof", id, "--data", data});
  REQUIRE(sealed.code == cli::kFine);
  CHECK_THAT(sealed.out, contains("signed_by_kiosk"));
  CHECK(sealed.out.find("lena") == std::string::npos);
  const auto opened = says(Words{"leads", "proof", id, "--json", "--data", data} + with_demo_key());
  REQUIRE(opened.code == cli::kFine);
  CHECK_THAT(opened.out, contains("lena.schulte@example.de"));
  CHECK_THAT(opened.out, contains("\"sixteen_or_older\":true"));
  CHECK_THAT(opened.out, contains("\"text\":\""));  // the words themselves, not only their hash

  CHECK(says({"leads", "withdraw", "22222B", "--data", data}).code == cli::kWordsFault);
  CHECK(says({"leads", "withdraw", "222222", "--data", data}).code == cli::kWorldFault);
  CHECK_THAT(says({"leads", "erase", "--before", "2020-01-01", "--data", data}).out,
             contains("0 delivered envelopes forgotten, 0 undelivered"));
  CHECK_THAT(says({"leads", "erase", "--before", "2099-01-01", "--data", data}).out,
             contains("2 are not delivered yet and were kept"));
  CHECK_THAT(
      says({"leads", "erase", "--before", "2099-01-01", "--undelivered-too", "--data", data}).out,
      contains("2 undelivered ones given up"));
  CHECK_THAT(says({"leads", "proof", id, "--data", data}).out, contains("erased here"));
  CHECK(says({"leads", "erase", "--before", "soon", "--data", data}).code == cli::kWordsFault);
  CHECK(says({"leads", "proof", "x", "--data", data}).code == cli::kWordsFault);
}

TEST_CASE("leads whose day nobody is sure of are kept by an erasure, and it says so") {
  const std::string data = fresh_folder("unset-clock").string();
  {
    const UnsetClock clock;
    auto ledger = ledger::Ledger::open(data + "/ledger.db", ledger::Access::kReadWrite, clock);
    REQUIRE(ledger.ok());
    leads::Envelope envelope;
    envelope.recipient_id = "stadt";
    envelope.bytes = "sealed";
    REQUIRE((*ledger)->capture({&envelope, 1}, {"id", "de", "Ich will."}).ok());
  }
  std::vector<std::string> words = {
      "leads", "erase", "--before", "2020-01-01", "--undelivered-too", "--data", data};
  const Answer kept = says(words);
  CHECK(kept.code == cli::kFine);
  CHECK_THAT(kept.out, contains("0 undelivered ones given up"));
  CHECK_THAT(kept.out, contains("1 were kept because the clock that dated them was not trusted"));
  words.emplace_back("--untrusted-clock-too");
  const Answer erased = says(words);
  CHECK_THAT(erased.out, contains("1 undelivered ones given up"));
  CHECK(erased.out.find("kept") == std::string::npos);
}

TEST_CASE("keys are made with a passphrase, shown, and never overwritten") {
  const base::Path folder = fresh_folder("keys");
  const std::string passphrase = (folder / "passphrase").string();
  const std::string key = (folder / "office.gbkey").string();
  write(passphrase, "fünf Wörter reichen hier aus\n");
  CHECK(gummiband_says({"keys", "new", "--out", key, "--passphrase-file", passphrase}) ==
        cli::kFine);
  CHECK(gummiband_says({"keys", "show", key}) == cli::kFine);
  CHECK(gummiband_says({"keys", "new", "--out", key, "--passphrase-file", passphrase}) ==
        cli::kWorldFault);
  write(passphrase, "kurz\n");
  CHECK(gummiband_says({"keys", "new", "--out", key + "2", "--passphrase-file", passphrase}) ==
        cli::kWorldFault);
}

// A tab in kiosk.yaml once made `leads count` look into another ledger, which added up perfectly.
TEST_CASE("settings that cannot say where the ledger is open none") {
  const base::Path folder = fresh_folder("doubt");
  const std::string settings = (folder / "kiosk.yaml").string();
  write(settings, "data: books\n\tevent: Stammtisch\n");
  CHECK(gummiband_says({"leads", "count", "--settings", settings}) == cli::kWorldFault);
  CHECK(gummiband_says({"leads", "erase", "--before", "2030-01-01", "--settings", settings}) ==
        cli::kWorldFault);
  const Answer doctor = says({"doctor", "--settings", settings});
  CHECK(doctor.code == cli::kWorldFault);
  CHECK_THAT(doctor.out, contains("nobody knows where the ledger is"));
  CHECK(gummiband_says({"leads", "count", "--settings", (folder / "typo.yaml").string()}) ==
        cli::kWordsFault);
}

TEST_CASE("a replay without room for its data says so") {
  const char* before = std::getenv("TMPDIR");
  const std::string kept = before != nullptr ? before : "";
  REQUIRE(::setenv("TMPDIR", "/nowhere/at/all", 1) == 0);
  CHECK(gummiband_says({"replay", kSource + "/tests/visits/returnee.visit"}) == cli::kWorldFault);
  if (before != nullptr) {
    ::setenv("TMPDIR", kept.c_str(), 1);
  } else {
    ::unsetenv("TMPDIR");
  }
}

TEST_CASE("what is not there is the world's fault") {
  const base::Path folder = fresh_folder("missing");
  const std::string data = folder.string();
  CHECK(gummiband_says({"leads", "count", "--data", data}) == cli::kWorldFault);
  CHECK(gummiband_says({"replay", "/nowhere.visit"}) == cli::kWorldFault);
  CHECK(gummiband_says({"keys", "show", "/nowhere.gbkey"}) == cli::kWorldFault);
  CHECK(gummiband_says({"leads", "export", "--data", data, "--key", "/nowhere", "--out",
                        (folder / "x.csv").string()}) == cli::kWorldFault);
}

TEST_CASE("doctor finds nothing wrong with the sample, and a broken pack at once") {
  const std::string data = fresh_folder("doctor").string();
  const Answer sample = says({"doctor", "--settings", plain_settings(), "--data", data});
  CHECK(sample.code == cli::kFine);
  CHECK_THAT(sample.out, contains("DEMO KEY IN USE: everybody can read the leads."));
  CHECK(gummiband_says({"doctor", "--settings", plain_settings(), "--data", data, "--pack",
                        "/nowhere"}) == cli::kWorldFault);
}

// The kiosk refuses to start a new ledger beside a log that may hold leads; doctor said nothing.
TEST_CASE("doctor names a ledger's log that has lost its ledger, as it keeps the form closed") {
  const base::Path data = fresh_folder("doctor-log");
  const std::vector<std::string> words = {"doctor", "--settings", plain_settings(), "--data",
                                          data.string()};
  write(data / "ledger.db-wal", "");
  CHECK(says(words).code == cli::kFine);
  write(data / "ledger.db-wal", "perhaps leads");
  const Answer lost = says(words);
  CHECK(lost.code == cli::kWorldFault);
  CHECK_THAT(lost.out, contains("ledger.db is gone, but its log"));
}

TEST_CASE("print and doctor ask the printer that staff chose, before that of kiosk.yaml") {
  const base::Path folder = fresh_folder("chosen");
  const base::Path settings = folder / "kiosk.yaml";
  REQUIRE(base::write_file_durably(settings, "printer: usb:/dev/usb/lp99\ndata: data\n"));
  REQUIRE(base::make_folder(folder / "data"));
  const base::SystemClock clock;
  {
    const auto ledger =
        ledger::Ledger::open(folder / "data/ledger.db", ledger::Access::kReadWrite, clock);
    REQUIRE(ledger);
    REQUIRE((*ledger)->set(app::kPrinterSetting, "folder:" + (folder / "slips").string()));
  }
  CHECK(gummiband_says({"print", "status", "--settings", settings.string()}) == cli::kFine);
  CHECK(gummiband_says({"print", "test", "--settings", settings.string()}) == cli::kFine);
  CHECK(std::filesystem::exists(folder / "slips/slip-001.png"));
}

// The first white column behind the last black one.
int black_width(const slips::Dots& dots) {
  int width = 0;
  for (int y = 0; y < dots.height(); ++y) {
    for (int x = width; x < dots.width(); ++x) {
      if (dots.at(x, y)) width = x + 1;
    }
  }
  return width;
}

// A test slip of 576 dots on paper of 58 mm lost its right third, and the cutter was not tried.
TEST_CASE("a test slip goes by the width and the cutter of kiosk.yaml, unless a width is said") {
  const base::Path settings = fresh_folder("print-options") / "kiosk.yaml";
  const auto prints = [&](const Words& width) {
    slips::testing::FakePrinter printer(slips::testing::Line::kTcp, {});
    write(settings, "printer: " + printer.setting() + "\nprinter_dots: 384\nprinter_cut: yes\n");
    REQUIRE(gummiband_says(Words{"print", "test", "--settings", settings.string()} + width) ==
            cli::kFine);
    printer.settle();
    REQUIRE(printer.slips().size() == 1);
    CHECK(printer.letters() == 0);
    CHECK(printer.cuts() == 1);
    return black_width(printer.slips().front());
  };
  CHECK(prints({}) == 384);
  CHECK(prints({"--width", "576"}) == 576);
}

TEST_CASE("doctor tries the printers at hand as well, and opens without them") {
  const base::Path folder = fresh_folder("at-hand");
  const base::Path settings = folder / "kiosk.yaml";
  const std::string slips = "\"folder:" + (folder / "slips").string() + "\"";
  write(settings,
        "printer: " + slips + "\nprinters: [" + slips + ", usb:/dev/usb/lp99, none]\ndata: data\n");
  const Answer doctor = says({"doctor", "--settings", settings.string()});
  CHECK(doctor.code == cli::kFine);
  CHECK_THAT(doctor.out, contains("slips is ready"));
  CHECK_THAT(doctor.out, contains("WARN   printer   usb:/dev/usb/lp99"));
}

TEST_CASE("a printer that is not set up, not there or not known is the world's fault") {
  const base::Path folder = fresh_folder("print");
  const auto asked = [&](const std::string& printer) {
    const base::Path settings = folder / "kiosk.yaml";
    write(settings, "printer: \"" + printer + "\"\n");
    return gummiband_says({"print", "status", "--settings", settings.string()});
  };
  CHECK(asked("none") == cli::kWorldFault);
  CHECK(asked("usb:/dev/usb/lp99") == cli::kWorldFault);
  CHECK(asked("bluetooth:x") == cli::kWorldFault);
  CHECK(gummiband_says({"print", "test", "--settings", plain_settings()}) == cli::kWorldFault);
  CHECK(asked("usb:/dev/usb/lp99") == cli::kWorldFault);
  CHECK(gummiband_says({"doctor", "--settings", (folder / "kiosk.yaml").string(), "--data",
                        (folder / "data").string()}) == cli::kWorldFault);
  CHECK(gummiband_says({"print"}) == cli::kWordsFault);
  CHECK(gummiband_says({"print", "test", "--width", "500"}) == cli::kWordsFault);
}
