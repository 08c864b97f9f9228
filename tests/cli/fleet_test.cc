// hub status and hub report, as an office types them; kiosks that speak to a folder and to a hub.
#include <unistd.h>

#include <filesystem>
#include <functional>

#include "base/clock.h"
#include "base/text.h"
#include "catch.h"
#include "cli/cli.h"
#include "leads/keys.h"
#include "outbox/board.h"
#include "outbox/health.h"
#include "outbox/servers.h"
#include "program.h"

using namespace gummiband;
using namespace gummiband::cli;

namespace fs = std::filesystem;

namespace {

struct Office {
  explicit Office(const std::string& name) : folder(fresh_folder(name)) {
    fs::create_directory(folder / "stick");
  }
  std::string stick() const { return (folder / "stick").string(); }
  std::string settings(const std::string& kiosk, const std::string& text) const {
    const base::Path file = folder / (kiosk + ".yaml");
    write(file, text);
    return file.string();
  }
  // A visitor leaves a lead, and the kiosk syncs.
  void visit(const std::string& kiosk, const std::string& text) const {
    const Spoken replayed = start_program(words_of_a_visit(folder / kiosk) +
                                          Words{"--settings", settings(kiosk, text)});
    INFO(replayed.err);
    REQUIRE(replayed.code == kFine);
    sync(kiosk, text);
  }
  void sync(const std::string& kiosk, const std::string& text) const {
    const Spoken synced = start_program({"sync", "--once", "--settings", settings(kiosk, text),
                                         "--data", (folder / kiosk).string()});
    INFO(synced.err);
    REQUIRE(synced.code == kFine);
  }
  leads::KioskKey key(const std::string& kiosk) const {
    fs::create_directories(folder / kiosk);
    return leads::KioskKey::read_or_make(folder / kiosk / "kiosk.key").value();
  }
  std::string line(const std::string& kiosk) const {
    return base::to_hex(key(kiosk).public_bytes()) + " " + kiosk + "\n";
  }
  Spoken status(const Words& more) const {
    return start_program(Words{"hub", "status", "--at", stick()} + more);
  }
  base::Path folder;
};

// A kiosk that is well, and was heard of just now.
void pin_health(
    const Office& office, const std::string& kiosk, const leads::KioskKey& signer,
    const std::function<void(outbox::Health&)>& change = [](outbox::Health&) {}) {
  outbox::Health health;
  health.number = 1;
  health.written_wall_ms = base::SystemClock().wall_ms();
  health.clock_trusted = true;
  health.condition = {"0.1.0", "pack", "7", {kiosk, "Fest", kiosk, ""}, 1'000'000'000, 50};
  change(health);
  const leads::KioskKey key = office.key(kiosk);
  write(fs::path(office.stick()) /
            outbox::file_name({key.public_bytes(), outbox::BulletinKind::kHealth, {}, 0}),
        outbox::sign_health(health, signer));
}

constexpr int64_t kHourMs = 3'600'000;

Words flags(const outbox::Destination& destination, const std::string& name,
            const std::string& before) {
  return {"--" + name,
          destination.address,
          "--" + before + "password-file",
          destination.password_file,
          "--" + before + "ca",
          destination.authorities};
}

// Everything that the file says, unpacked.
std::string unpacked(const base::Path& xlsx) {
  const std::string text = xlsx.string() + ".txt";
  REQUIRE(std::system(("unzip -p " + xlsx.string() + " > " + text).c_str()) == 0);
  return content_of(text);
}

}  // namespace

TEST_CASE("hub status shows every kiosk, and what is late and wrong in words") {
  const Office office("fleet-status");
  const Spoken nobody = office.status({});
  CHECK(nobody.code == kWorldFault);
  CHECK_THAT(nobody.err, contains("No kiosk has told anything at folder"));

  pin_health(office, "olpe", office.key("olpe"));
  const Spoken well = office.status({});
  INFO(well.out);
  CHECK(well.code == kFine);
  CHECK_THAT(well.out, contains("olpe   Fest"));
  CHECK_THAT(well.out, contains("ok\n"));

  pin_health(office, "siegen", office.key("siegen"), [](outbox::Health& health) {
    health.written_wall_ms -= 72 * kHourMs;
    health.waiting = 3;
    health.oldest_wall_ms = health.written_wall_ms - 24 * kHourMs;
    health.oldest_trusted = true;
    health.aside = 2;
    health.condition.paper_percent = 4;
    health.condition.free_bytes = 1024 * 1024;
  });
  pin_health(office, "soest", office.key("soest"), [](outbox::Health& health) {
    health.clock_trusted = false;
    health.room = outbox::DiskRoom::kNone;
    health.condition.pack_id = "-";
  });
  const base::Path kiosks = office.folder / "kiosks";
  write(kiosks,
        office.line("olpe") + office.line("siegen") + office.line("soest") + office.line("hagen"));
  const Spoken said = office.status({"--kiosks", kiosks.string()});
  INFO(said.out);
  CHECK(said.code == kWorldFault);
  CHECK(said.err.empty());
  CHECK(said.out.find("WRONG olpe") == std::string::npos);
  CHECK_THAT(said.out, contains("WRONG siegen: it was not heard of for 3 days; its oldest lead "
                                "waits for 4 days; 2 envelopes are set aside (sync --explain at "
                                "the kiosk says why); only 1 MiB of its disk are free; its paper "
                                "runs out (4 %)\n"));
  CHECK_THAT(said.out,
             contains("WRONG soest: nobody knows when it was last heard of; its clock is not set "
                      "by the network; its disk is full, and it takes no more leads; it has no "
                      "pack\n"));
  CHECK_THAT(said.out, contains("WRONG hagen: it has never told anything here\n"));

  const Spoken patient = office.status({"--late-after", "200"});
  CHECK(patient.out.find("not heard of") == std::string::npos);
  const Spoken json = office.status({"--json"});
  CHECK(json.code == kWorldFault);
  CHECK_THAT(json.out, contains(R"("paper_percent":4)"));
}

TEST_CASE("what is not signed, wrongly signed, damaged or of a stranger is named, the rest shown") {
  const Office office("fleet-thief");
  pin_health(office, "olpe", office.key("olpe"));
  pin_health(office, "siegen", office.key("thief"));
  const auto file = [&](const std::string& kiosk) {
    return fs::path(office.stick()) / (base::to_hex(office.key(kiosk).public_bytes()) + ".health");
  };
  pin_health(office, "soest", office.key("soest"));
  const std::string whole = content_of(file("soest"));
  write(file("soest"), whole.substr(0, whole.find("signature")));
  write(file("hagen"), "holiday");
  pin_health(office, "strange", office.key("strange"));
  write(file("empty"), "");
  const base::Path kiosks = office.folder / "kiosks";
  write(kiosks, office.line("olpe") + office.line("siegen") + office.line("soest") +
                    office.line("hagen") + office.line("empty"));
  const Spoken said = office.status({"--kiosks", kiosks.string()});
  INFO(said.out + said.err);
  CHECK(said.code == kWorldFault);
  CHECK_THAT(said.out, contains("olpe   Fest"));
  CHECK(said.out.find("WRONG olpe") == std::string::npos);
  CHECK(said.out.find("strange") == std::string::npos);
  const auto named = [&](const std::string& kiosk, const std::string& why) {
    CHECK_THAT(said.err, contains("not believed: " + file(kiosk).filename().string() + ": " + why));
  };
  named("siegen", "Its signature is wrong");
  named("soest", "It has no signature");
  named("hagen", "It is damaged");
  named("empty", "It is damaged");
  named("strange", "It is of a kiosk that the desk does not know");
  for (const char* kiosk : {"siegen", "soest", "hagen", "empty"}) {
    CHECK_THAT(said.out, contains("WRONG " + std::string(kiosk) + ": it has never told anything"));
  }
}

TEST_CASE("a WebDAV folder and a hub show the same, and by their clocks what a kiosk's is worth") {
  const char* kind = GENERATE("webdav", "postgres");
  CAPTURE(kind);
  const Office office("fleet-server");
  const outbox::Server server(kind);
  outbox::Destination kiosk = server.destination();
  outbox::Destination desk = kiosk;
  if (std::string(kind) == "postgres") {
    REQUIRE(start_program(Words{"hub", "init", "--kiosk", "olpe", "--desk", "office:heimvorteil",
                                "--passwords", office.folder.string()} +
                          flags(kiosk, "at", ""))
                .code == kFine);
    const std::string host = "@localhost:" + std::to_string(server.port()) + "/leads";
    kiosk.address = "postgresql://olpe" + host;
    kiosk.password_file = office.folder / "olpe.password";
    desk.address = "postgresql://office" + host;
    desk.password_file = office.folder / "office.password";
  }
  office.visit("olpe", "destination: " + kiosk.address +
                           "\ndestination_password_file: " + kiosk.password_file.string() +
                           "\ndestination_ca: " + kiosk.authorities.string() +
                           "\nplace: Olpe\nevent: Messe\n");
  const Words status = Words{"hub", "status"} + flags(desk, "at", "");
  const Spoken well = start_program(status);
  INFO(well.out + well.err);
  CHECK(well.code == kFine);
  CHECK_THAT(well.out, contains("Olpe   Messe  "));
  const Spoken report =
      start_program(Words{"hub", "report", "--out", (office.folder / "report.xlsx").string()} +
                    flags(desk, "from", "from-"));
  INFO(report.err);
  CHECK(report.code == kFine);
  CHECK_THAT(report.out, contains("1 visits and 1 contacts"));

  const auto board = outbox::make_board(kiosk);
  REQUIRE(board.ok());
  const leads::KioskKey key = office.key("olpe");
  const outbox::BulletinName name{key.public_bytes(), outbox::BulletinKind::kHealth, {}, 0};
  outbox::Health health;
  health.number = 2;
  health.written_wall_ms = base::SystemClock().wall_ms() - 5 * kHourMs;
  health.condition = {"0.1.0", "pack", "7", {"Olpe", "Messe", "Olpe", ""}, 1'000'000'000, 50};
  ::usleep(1'100'000);  // until Apache's tags are strong
  const auto always = [] { return true; };
  const outbox::Seen seen = (*board)->look(name, always);
  REQUIRE((*board)->pin(name, outbox::sign_health(health, key), seen, always).pinning ==
          outbox::Pinning::kPinned);
  const Spoken slow = start_program(status);
  INFO(slow.out + slow.err);
  CHECK(slow.code == kWorldFault);
  CHECK_THAT(slow.out, contains(": its clock is 5 h slow\n"));
  CHECK(slow.out.find("not heard of") == std::string::npos);
}

TEST_CASE("hub report adds up events, municipalities and funding lines, and names no person") {
  const Office office("fleet-report");
  const std::string stick = "destination: stick\n";
  office.visit("olpe", stick + "place: Olpe\nevent: Schützenfest\nfunding: LEADER\n");
  office.visit("olpe-2", stick + "place: Olpe\nevent: Messe\nfunding: LEADER\n");
  office.visit("siegen", stick + "place: Siegen\nmunicipality: Kreis\nevent: Messe\n");
  const base::Path xlsx = office.folder / "report.xlsx";
  const base::Path pdf = office.folder / "report.pdf";
  const Words report = {"hub", "report", "--from", office.stick(), "--out", xlsx.string()};
  const Spoken said = start_program(report + Words{"--page", pdf.string()});
  INFO(said.out + said.err);
  REQUIRE(said.code == kFine);
  CHECK_THAT(said.out, contains("3 visits and 3 contacts of "));
  const std::string text = unpacked(xlsx);
  for (const char* word : {"Veranstaltungen", "Kommunen", "Förderlinien", "Schützenfest", "Messe",
                           "Kreis", "LEADER", "(nicht angegeben)", "Zusammen"}) {
    CAPTURE(word);
    CHECK(text.find(word) != std::string::npos);
  }
  const std::string page = pdf.string() + ".txt";
  REQUIRE(std::system(("pdftotext -layout " + pdf.string() + " " + page).c_str()) == 0);
  CHECK_THAT(content_of(page), contains("Schützenfest"));
  CHECK_THAT(content_of(page), contains("100,0 %"));

  // A report replaces no file. The same again is the same; days without visits give none.
  const Spoken again = start_program(report);
  CHECK(again.code == kWorldFault);
  CHECK_THAT(again.err, contains("report.xlsx is there already"));
  std::filesystem::remove(xlsx);
  CHECK(start_program(report).out == said.out.substr(0, said.out.find('\n') + 1));
  std::filesystem::remove(xlsx);
  const Spoken empty =
      start_program(report + Words{"--since", "2020-01-01", "--until", "2020-01-02"});
  CHECK(empty.code == kWorldFault);
  CHECK_THAT(empty.err, contains("Nothing was counted"));
  CHECK(start_program(report + Words{"--since", "yesterday"}).code == kWordsFault);
}

TEST_CASE("no bulletin, no table and no page holds anything of a visitor") {
  const Office office("fleet-canary");
  // A visitor who is called as nobody else.
  std::string visit = content_of(kSource + "/tests/visits/returnee.visit");
  for (const auto& [typed, canary] :
       {std::pair("type Lena\n", "type Kanaria\n"),
        std::pair("type lena.schulte@example.de\n", "type kanaria@example.de\n")}) {
    const size_t at = visit.find(typed);
    REQUIRE(at != std::string::npos);
    visit.replace(at, std::string(typed).size(), canary);
  }
  write(office.folder / "canary.visit", visit);
  const std::string text = "destination: stick\nplace: Olpe\nevent: Messe\n";
  const Spoken replayed = start_program(
      {"replay", (office.folder / "canary.visit").string(), "--size", "540x960", "--settings",
       office.settings("olpe", text), "--data", (office.folder / "olpe").string()});
  INFO(replayed.err);
  REQUIRE(replayed.code == kFine);
  office.sync("olpe", text);
  const base::Path xlsx = office.folder / "report.xlsx";
  const base::Path pdf = office.folder / "report.pdf";
  REQUIRE(start_program({"hub", "report", "--from", office.stick(), "--out", xlsx.string(),
                         "--page", pdf.string()})
              .code == kFine);
  const std::string page = pdf.string() + ".txt";
  REQUIRE(std::system(("pdftotext " + pdf.string() + " " + page).c_str()) == 0);
  std::string open = unpacked(xlsx) + content_of(page) + office.status({"--json"}).out;
  size_t bulletins = 0;
  for (const auto& file : fs::directory_iterator(office.stick())) {
    if (file.path().extension() == ".gbl") continue;
    ++bulletins;
    open += file.path().filename().string() + content_of(file.path());
  }
  CHECK(bulletins == 2);
  open = base::lower_ascii(open);
  // The desk's own table has her, with what she looked at and the number of her lead.
  const base::Path leads = office.folder / "leads.csv";
  REQUIRE(start_program(Words{"leads", "export", "--from", office.stick(), "--memory",
                              (office.folder / "memory").string(), "--out", leads.string()} +
                        with_demo_key())
              .code == kFine);
  const std::string table = base::lower_ascii(content_of(leads));
  std::vector<std::string> personal = {"kanaria", "returnee", "alter-flecken"};
  for (const auto& file : fs::directory_iterator(office.stick())) {
    const auto lead = outbox::parse_file_name(file.path().filename().string());
    if (lead) personal.push_back(lead->lead_id.text());
  }
  CHECK(personal.size() == 5);
  for (const std::string& word : personal) {
    CAPTURE(word);
    CHECK(table.find(word) != std::string::npos);
    CHECK(open.find(word) == std::string::npos);
  }
}
