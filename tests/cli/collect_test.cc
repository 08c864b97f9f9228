// From kiosks to the desk, as people type it: real servers, the real program, each lead once.
#include <sys/stat.h>

#include <filesystem>

#include "base/file.h"
#include "base/file_lock.h"
#include "base/text.h"
#include "catch.h"
#include "cli/cli.h"
#include "leads/keys.h"
#include "leads/receipt_code.h"
#include "leads/sample.h"
#include "ledger/booth.h"
#include "outbox/servers.h"
#include "program.h"

using namespace gummiband;
using namespace gummiband::cli;

namespace fs = std::filesystem;

namespace {

// A kiosk and a desk with the demo key, around a destination.
struct World {
  explicit World(const std::string& name) : folder(fresh_folder(name)) {
    write(folder / "demo.gbkey", outbox::slurp(kSource + "/assets/demo/demo-key.gbkey"));
  }
  // As another has become.
  World(const std::string& name, const World& other) : folder(fresh_folder(name)) {
    fs::copy(other.folder, folder, fs::copy_options::recursive);
  }
  std::string stick() const { return (folder / "stick").string(); }
  // One lead for two recipients, in a kiosk of its own.
  void visit(const std::string& kiosk) const { cli::visit(folder / kiosk); }
  Spoken try_sync(const std::string& kiosk, const std::string& settings) const {
    write(folder / "kiosk.yaml", settings);
    return start_program({"sync", "--once", "--settings", (folder / "kiosk.yaml").string(),
                          "--data", (folder / kiosk).string()});
  }
  void sync(const std::string& kiosk, const std::string& settings) const {
    const Spoken spoken = try_sync(kiosk, settings);
    INFO(spoken.err);
    REQUIRE(spoken.code == cli::kFine);
  }
  Spoken collect(const std::string& table, std::vector<std::string> more) const {
    std::vector<std::string> words = {"leads",
                                      "export",
                                      "--key",
                                      (folder / "demo.gbkey").string(),
                                      "--passphrase-file",
                                      kSource + "/assets/demo/demo-passphrase.txt",
                                      "--out",
                                      (folder / table).string()};
    words.insert(words.end(), more.begin(), more.end());
    return start_program(words);
  }
  base::Path folder;
};

std::string first_lead(const std::string& folder) {
  for (const auto& file : fs::directory_iterator(folder)) {
    const auto name = outbox::parse_file_name(file.path().filename().string());
    if (name) return name->lead_id.text();
  }
  FAIL("no lead in " + folder);
  return {};
}

Words from(const outbox::Destination& there) {
  return {"--from",
          there.address,
          "--from-password-file",
          there.password_file.string(),
          "--from-ca",
          there.authorities.string()};
}

std::string delivering_to(const outbox::Destination& there) {
  return "destination: " + there.address +
         "\ndestination_password_file: " + there.password_file.string() +
         "\ndestination_ca: " + there.authorities.string() + "\n";
}

// A lead for two recipients has gone from a kiosk by a stick to the desk. Made once: a visit takes
// its time.
const World& collected() {
  static const World made = [] {
    World world("collect-made");
    fs::create_directory(world.stick());
    write(fs::path(world.stick()) / "holiday.jpg", "no lead");
    world.visit("data");
    world.sync("data", "destination: stick\n");
    const Spoken first = world.collect("monday.csv", {"--from", world.stick()});
    INFO(first.err);
    REQUIRE(first.code == cli::kFine);
    REQUIRE_THAT(first.out, contains("2 new leads written"));
    return world;
  }();
  return made;
}

}  // namespace

TEST_CASE("one sync carries all but what the destination fails with") {
  const World world("collect-stubborn");
  const fs::path stick = world.folder / "stick";
  fs::create_directory(stick);
  world.visit("data");
  const auto leads = ledger::sql(world.folder / "data" / "ledger.db",
                                 "SELECT lower(hex(lead_id)) || ' ' || recipient_id FROM envelope");
  REQUIRE(leads.size() == 2);
  // The name of the first is taken by something that cannot be read as a parcel.
  const std::string id = leads.front().substr(0, 32);
  const std::string uuid = id.substr(0, 8) + "-" + id.substr(8, 4) + "-" + id.substr(12, 4) + "-" +
                           id.substr(16, 4) + "-" + id.substr(20);
  write(stick / (uuid + "." + leads.front().substr(33) + ".gbl"), std::string(100'000, 'x'));
  const Spoken spoken = world.try_sync("data", "destination: stick\n");
  CHECK(spoken.code == cli::kWorldFault);
  CHECK_THAT(spoken.out, contains("1 delivered, 1 waiting"));
}

TEST_CASE("leads reach the desk from a folder once") {
  const World world("collect-folder", collected());
  const std::string stick = world.stick();
  CHECK(fs::exists(world.folder / "monday.csv"));
  const Spoken second = world.collect("tuesday.csv", {"--from", stick});
  CHECK(second.code == cli::kFine);
  CHECK_THAT(second.out, contains("nothing new"));
  CHECK_FALSE(fs::exists(world.folder / "tuesday.csv"));
  const Spoken over = world.collect("monday.csv", {"--from", stick});
  CHECK(over.code == cli::kWorldFault);
  CHECK_THAT(over.err, contains("is there already"));
  CHECK_THAT(world.collect("all.csv", {"--from", stick, "--all"}).out, contains("2 new leads"));
  CHECK(outbox::slurp(world.folder / "all.csv") == outbox::slurp(world.folder / "monday.csv"));
}

TEST_CASE("what is damaged is said, and comes when it is whole again") {
  const World world("collect-damaged", collected());
  const std::string stick = world.stick();
  world.visit("second");
  world.sync("second", "destination: stick\n");
  fs::path fresh;
  for (const auto& file : fs::directory_iterator(stick)) {
    const bool newer = file.path().extension() == ".gbl" &&
                       (fresh.empty() || fs::last_write_time(file) > fs::last_write_time(fresh));
    if (newer) fresh = file.path();
  }
  const std::string whole = outbox::slurp(fresh);
  write(fresh, whole.substr(0, whole.size() - 1));
  const Spoken damaged = world.collect("wednesday.csv", {"--from", stick});
  CHECK(damaged.code == cli::kWorldFault);
  CHECK_THAT(damaged.err, contains("damaged on the way"));
  CHECK_THAT(damaged.out, contains("1 new lead "));
  write(fresh, whole);
  CHECK_THAT(world.collect("thursday.csv", {"--from", stick}).out, contains("1 new lead "));
}

TEST_CASE("a withdrawal tells the desk which lead to forget, once") {
  const World world("collect-withdrawn", collected());
  const std::string stick = world.stick();
  const fs::path file = world.folder / "data" / "ledger.db";
  const auto id = *base::Uuid::parse(first_lead(stick));
  const std::string book =
      base::from_hex(ledger::sql(file, "SELECT hex(name) FROM book").front()).value();
  const Spoken withdrawn = start_program({"leads", "withdraw", leads::receipt_code(id, book, 0),
                                          "--data", (world.folder / "data").string()});
  INFO(withdrawn.err);
  REQUIRE(withdrawn.code == cli::kFine);
  world.sync("data", "destination: stick\n");
  const Spoken told = world.collect("friday.csv", {"--from", stick});
  CHECK(told.code == cli::kFine);
  CHECK_THAT(told.out, contains("WITHDRAWN: forget lead " + id.text()));
  CHECK(world.collect("saturday.csv", {"--from", stick}).out.find("WITHDRAWN") ==
        std::string::npos);
  // A desk that comes later never sees it.
  fs::remove(world.folder / "demo.gbkey.exported");
  const Spoken later = world.collect("later.csv", {"--from", stick});
  CHECK(later.code == cli::kFine);
  CHECK_THAT(later.out, contains("2 leads are withdrawn"));
  CHECK_THAT(later.out, contains("nothing new"));
}

TEST_CASE("two exports at once do not both take a lead") {
  const World world("collect-two-desks", collected());
  const std::string stick = world.stick();
  const auto other = base::FileLock::take(world.folder / "demo.gbkey.exported", "");
  REQUIRE(other.ok());
  const Spoken late = world.collect("late.csv", {"--from", stick});
  CHECK(late.code == cli::kWorldFault);
  CHECK_THAT(late.err, contains("in use by another Gummiband"));
  CHECK_FALSE(fs::exists(world.folder / "late.csv"));
}

TEST_CASE("an envelope under another's name is not taken for it") {
  const World world("collect-other-name", collected());
  const std::string stick = world.stick();
  const auto files = fs::directory_iterator(stick);
  for (const auto& file : files) {
    if (file.path().extension() != ".gbl") continue;
    fs::copy(file.path(), fs::path(stick) / "01978f2e-5c00-7abc-8def-0123456789ab.stadt.gbl");
    break;
  }
  const Spoken odd = world.collect("odd.csv", {"--from", stick});
  CHECK(odd.code == cli::kWorldFault);
  CHECK_THAT(odd.err, contains("of another lead than its name says"));
}

TEST_CASE("a desk that knows its kiosks takes leads of no other") {
  const World world("collect-strangers", collected());
  const std::string stick = world.stick();
  const std::string key = base::to_hex(
      leads::KioskKey::read_or_make(world.folder / "data" / "kiosk.key").value().public_bytes());
  const Spoken doctor = start_program({"doctor", "--data", (world.folder / "data").string()});
  CHECK_THAT(doctor.out, contains(key));
  const std::string file = (world.folder / "kiosks").string();
  write(file, "# ours\n" + std::string(64, 'a') + " Siegen\n");
  const std::vector<std::string> words = {"--from", stick, "--all", "--kiosks", file};
  const Spoken unknown = world.collect("unknown.csv", words);
  CHECK(unknown.code == cli::kWorldFault);
  CHECK_THAT(unknown.err, contains("does not know: " + key));
  CHECK_THAT(unknown.out, contains("nothing new"));
  write(file, "# ours\n" + key + " Olpe\n");
  CHECK_THAT(world.collect("known.csv", words).out, contains("2 new leads"));
  write(file, "# ours\n\nOlpe\n");
  CHECK_THAT(world.collect("wrong.csv", words).err, contains("kiosks:3: "));
}

TEST_CASE("a memory that is damaged is said, and stays") {
  const World world("collect-memory", collected());
  const std::string stick = world.stick();
  write(world.folder / "demo.gbkey.exported", "gummiband-exported 1\nnonsense\n");
  const Spoken lost = world.collect("lost.csv", {"--from", stick});
  CHECK(lost.code == cli::kWorldFault);
  CHECK_THAT(lost.err, contains("exported once more"));
}

TEST_CASE(
    "leads go through a WebDAV folder and on into a hub, sealed, and reach the desk from both") {
  const World world("collect-servers");
  outbox::Server dav("webdav");
  outbox::Server hub("postgres");
  world.visit("data");
  const outbox::Destination there = dav.destination();
  world.sync("data", "destination: " + there.address +
                         "\ndestination_password_file: " + there.password_file.string() +
                         "\ndestination_ca: " + there.authorities.string() + "\n");
  const std::vector<std::string> from_dav = {"--from",
                                             there.address,
                                             "--from-password-file",
                                             there.password_file.string(),
                                             "--from-ca",
                                             there.authorities.string()};
  const Spoken exported = world.collect("dav.csv", from_dav);
  INFO(exported.err);
  CHECK(exported.code == cli::kFine);
  CHECK_THAT(exported.out, contains("2 new leads"));

  const outbox::Destination owner = hub.destination();
  const std::string roles = (world.folder / "roles").string();
  fs::create_directory(roles);
  std::vector<std::string> init = {"hub",
                                   "init",
                                   "--at",
                                   owner.address,
                                   "--password-file",
                                   owner.password_file.string(),
                                   "--ca",
                                   owner.authorities.string(),
                                   "--kiosk",
                                   "olpe",
                                   "--desk",
                                   "desk:heimvorteil,employer-pool",
                                   "--passwords",
                                   roles};
  for (int i = 0; i < 2; ++i) {  // twice is as good as once
    const Spoken made = start_program(init);
    INFO(made.err);
    REQUIRE(made.code == cli::kFine);
  }
  // Whoever is at work keeps its password, and has one task.
  const auto refused = [&](size_t at, const std::string& word) {
    std::vector<std::string> words = init;
    words[at] = word;
    const Spoken said = start_program(words);
    CHECK_THAT(said.err, contains("\"olpe\" is "));
    return said.code;
  };
  CHECK(refused(init.size() - 1, world.folder.string()) == cli::kWorldFault);
  CHECK(refused(init.size() - 3, "olpe:heimvorteil") == cli::kWordsFault);
  CHECK_FALSE(fs::exists(world.folder / "olpe.password"));
  struct stat status {};
  REQUIRE(::stat((roles + "/olpe.password").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);

  const std::string host = "localhost:" + std::to_string(hub.port()) + "/leads";
  std::vector<std::string> move = {"hub", "move"};
  move.insert(move.end(), from_dav.begin(), from_dav.end());
  for (const char* word : {"--to", "", "--to-password-file", "", "--to-ca", ""}) {
    move.emplace_back(word);
  }
  move[move.size() - 5] = "postgresql://olpe@" + host;
  move[move.size() - 3] = roles + "/olpe.password";
  move[move.size() - 1] = owner.authorities.string();
  for (int i = 0; i < 2; ++i) {
    const Spoken moved = start_program(move);
    INFO(moved.err);
    CHECK(moved.code == cli::kFine);
    CHECK_THAT(moved.out, contains("2 parcels are at postgresql"));
  }
  const std::vector<std::string> from_hub = {
      "--from",    "postgresql://desk@" + host, "--from-password-file", roles + "/desk.password",
      "--from-ca", owner.authorities.string()};
  CHECK_THAT(world.collect("again.csv", from_hub).out, contains("nothing new"));
  std::vector<std::string> all = from_hub;
  all.emplace_back("--all");
  CHECK(world.collect("hub.csv", all).code == cli::kFine);
  CHECK(outbox::slurp(world.folder / "hub.csv") == outbox::slurp(world.folder / "dav.csv"));

  // A kiosk's role is no desk, and a desk no kiosk.
  std::vector<std::string> as_kiosk = from_hub;
  as_kiosk[1] = "postgresql://olpe@" + host;
  as_kiosk[3] = roles + "/olpe.password";
  const Spoken no_desk = world.collect("none.csv", as_kiosk);
  CHECK(no_desk.code == cli::kWorldFault);
  CHECK_THAT(no_desk.err, contains("hub init --desk"));
}

// Each export fetched them anew, and a folder of many recipients is mostly others'.
TEST_CASE("what is sealed to another key is fetched once, and counted each time") {
  const World world("collect-foreign");
  const outbox::Server dav("webdav");
  world.visit("data");
  world.sync("data", delivering_to(dav.destination()));
  leads::Lead lead = test::sample_lead();
  const auto foreign = leads::seal(lead, "kreis", leads::KeyPair::make().public_key(),
                                   leads::KioskKey::read_or_make(world.folder / "k").value());
  REQUIRE(foreign.ok());
  const std::string file =
      outbox::file_name({outbox::Kind::kEnvelope, foreign->lead_id, foreign->recipient_id});
  outbox::spill(dav.folder() / "leads" / file, foreign->bytes);
  const auto fetched = [&] {
    const std::string log = outbox::slurp(dav.folder() / "access.log");
    const std::string line = "GET /leads/" + file;
    size_t times = 0;
    for (size_t at = log.find(line); at != std::string::npos; at = log.find(line, at + 1)) ++times;
    return times;
  };
  const Words there = from(dav.destination());
  CHECK_THAT(world.collect("first.csv", there).out, contains("2 new leads"));
  CHECK(fetched() == 1);
  const Spoken second = world.collect("second.csv", there);
  CHECK(second.code == cli::kFine);
  CHECK_THAT(second.out, contains("1 more envelope is sealed to other keys"));
  CHECK(fetched() == 1);
  CHECK_THAT(world.collect("all.csv", there + Words{"--all"}).out,
             contains("sealed to other keys"));
  CHECK(fetched() == 2);
}

TEST_CASE("a server that gives only so much at a time is read in the end, and nothing is damaged") {
  const World world("collect-tired");
  const outbox::Server server("../tests/outbox/answers.py");
  outbox::Destination there = server.destination();
  there.address += "tired-1-1000/";
  world.visit("data");
  // Both arrive; that the second one did is not believed yet, for it cannot be read back.
  CHECK(world.try_sync("data", delivering_to(there)).code == cli::kWorldFault);
  const Spoken first = world.collect("first.csv", from(there));
  CHECK(first.code == cli::kWorldFault);
  CHECK_THAT(first.out, contains("1 new lead written"));
  CHECK_THAT(first.err, contains("Not all was fetched: localhost:"));
  CHECK_THAT(first.err, contains("Try again in 1000 s"));
  const Spoken second = world.collect("second.csv", from(there));
  CHECK(second.code == cli::kFine);
  CHECK_THAT(second.out, contains("1 new lead written"));
}

TEST_CASE("words for a hub that make no sense are said") {
  const World world("collect-words");
  CHECK_THAT(world.collect("x.csv", {"--from", "http://cloud.example.org/"}).err,
             contains("is no destination"));
  CHECK_THAT(world.collect("x.csv", {"--from", (world.folder / "nowhere").string()}).err,
             contains("Cannot read the folder"));
}
