// What a kiosk tells about itself, to a folder, a real WebDAV folder and a real PostgreSQL.
#include "outbox/reporter.h"

#include <filesystem>
#include <random>
#include <thread>

#include "base/text.h"
#include "catch.h"
#include "ledger/booth.h"
#include "outbox/fault_proxy.h"
#include "outbox/hub_schema.h"
#include "outbox/seeded_random.h"
#include "outbox/servers.h"

using namespace gummiband;
using outbox::always;
using outbox::Board;
using outbox::BulletinKind;
using outbox::BulletinName;
using outbox::Destination;
using outbox::Posted;
using outbox::Reporter;
using outbox::TallySheet;

namespace fs = std::filesystem;

namespace {

constexpr int64_t kMinuteMs = 60'000;
constexpr int64_t kHourMs = 60 * kMinuteMs;

// One of the three kinds, real; and what is in it, laid open.
class Place {
 public:
  explicit Place(const std::string& kind) : kind_(kind) {
    if (kind == "folder") {
      fs::create_directory(folder_ / "stick");
      kiosk.address = (folder_ / "stick").string();
      desk = kiosk;
      return;
    }
    server_ = std::make_unique<outbox::Server>(kind);
    kiosk = desk = server_->destination();
    if (kind == "webdav") return;
    REQUIRE(outbox::init_hub(server_->destination(), {{"kiosk-olpe", "olpe", {}},
                                                      {"kiosk-siegen", "siegen", {}},
                                                      {"desk", "desk", {"stadt"}}})
                .ok());
    kiosk = server_->as("kiosk-olpe");
    desk = server_->as("desk");
  }

  const std::string& kind() const { return kind_; }
  outbox::Server& server() { return *server_; }

  Destination kiosk;
  Destination desk;

 private:
  std::string kind_;
  ledger::Folder folder_;
  std::unique_ptr<outbox::Server> server_;
};

std::unique_ptr<Board> board(const Destination& destination,
                             const outbox::Patience& patience = {}) {
  auto made = outbox::make_board(destination, patience);
  INFO((made ? "" : made.fault().sentence));
  REQUIRE(made.ok());
  return std::move(made).value();
}

// Everything that hangs there.
std::vector<Posted> all(const Destination& desk) {
  const auto there = board(desk);
  const auto names = there->list();
  INFO((names ? "" : names.fault().sentence));
  REQUIRE(names.ok());
  if (names->empty()) return {};
  const auto posted = there->fetch(*names);
  REQUIRE(posted.ok());
  for (const Posted& one : *posted) {
    INFO(one.fault);
    CHECK(one.fault.empty());
  }
  return *posted;
}

struct Kiosk {
  explicit Kiosk(const Destination& destination, const outbox::Patience& patience = {})
      : board_(board(destination, patience)) {
    restart();
  }

  void restart() {
    reporter.reset();
    book.reset();
    book = ledger::open(folder / "ledger.db", clock);
    reporter = std::make_unique<Reporter>(
        *board_,
        [this](const outbox::BookWork& work) {
          return unreadable ? base::Result<void>(base::Fault{"The book is damaged."}) : work(*book);
        },
        key, clock, random, [this](const ledger::Ledger&) { return condition; });
  }
  void count(const std::string& what, int64_t n, int64_t hours_ago = 0) {
    visit::Tallies tallies;
    tallies[{(clock.wall - hours_ago * kHourMs) / kHourMs, what, "de"}] = n;
    tallies[{(clock.wall - hours_ago * kHourMs) / kHourMs, "at",
             outbox::profile_id(condition.profile)}] = 1;
    REQUIRE(book->add(tallies).ok());
    REQUIRE(book->set(outbox::profile_setting(outbox::profile_id(condition.profile)),
                      outbox::profile_text(condition.profile))
                .ok());
  }
  void tell() {
    reporter->hurry();
    do {
      reporter->tick(always);
    } while (reporter->wait_ms() == 0);
    INFO(reporter->trouble());
    REQUIRE(reporter->trouble().empty());
  }
  // Apache's tags are strong once a file is a second old; elsewhere once is enough.
  void tell_in_the_end() {
    for (int i = 0; i < 60; ++i) {
      reporter->hurry();
      do {
        reporter->tick(always);
      } while (reporter->wait_ms() == 0);
      if (reporter->trouble().empty()) return;
      ::usleep(100'000);
    }
    FAIL(reporter->trouble());
  }
  void pass(int64_t ms) {
    clock.wall += ms;
    clock.boot += ms;
  }
  // As the desk reads it.
  TallySheet sheet(const Destination& desk) const {
    for (const Posted& one : all(desk)) {
      if (one.name.kind != BulletinKind::kTallies) continue;
      const auto read = outbox::parse_sheet(one.bytes, one.name);
      INFO((read ? "" : read.fault().sentence));
      REQUIRE(read.ok());
      return *read;
    }
    FAIL("there is no sheet");
    return {};
  }
  outbox::Health health(const Destination& desk) const {
    for (const Posted& one : all(desk)) {
      if (one.name.kind != BulletinKind::kHealth) continue;
      const auto read = outbox::parse_health(one.bytes, key.public_bytes());
      REQUIRE(read.ok());
      return *read;
    }
    FAIL("there is no health");
    return {};
  }

  ledger::Folder folder;
  ledger::FakeClock clock;
  outbox::SeededRandom random{7};
  leads::KioskKey key = leads::KioskKey::read_or_make(folder / "kiosk.key").value();
  outbox::Condition condition{"0.1.0",       "pack", "7", {"Olpe", "Fest", "Stadt Olpe", "LEADER"},
                              1'000'000'000, 50};
  bool unreadable = false;  // the book, from now on
  std::unique_ptr<ledger::Ledger> book;
  std::unique_ptr<Board> board_;
  std::unique_ptr<Reporter> reporter;
};

const outbox::SheetKey kVisits{static_cast<int>(1'780'000'000'000 / kHourMs % 24), "visit", ""};

}  // namespace

TEST_CASE(
    "tallies and health arrive at all three kinds of destination, and repeats change nothing") {
  const char* kind = GENERATE("folder", "webdav", "postgres");
  CAPTURE(kind);
  Place place(kind);
  Kiosk kiosk(place.kiosk);
  kiosk.count("visit", 3);
  const std::vector<leads::Envelope> one = {ledger::envelope(1)};
  REQUIRE(ledger::store(*kiosk.book, one).ok());
  kiosk.tell();
  CHECK(kiosk.reporter->pinned() == 2);
  REQUIRE(all(place.desk).size() == 2);
  CHECK(kiosk.sheet(place.desk).counts.at(kVisits) == 3);
  CHECK(kiosk.sheet(place.desk).profiles.begin()->second.event == "Fest");
  const outbox::Health first = kiosk.health(place.desk);
  CHECK(first.waiting == 1);
  CHECK(first.oldest_wall_ms == kiosk.clock.wall);
  CHECK(first.condition.pack_version == "7");
  CHECK(first.condition.paper_percent == 50);

  {
    INFO("a kiosk that has lost its notes tells it all again: the same hangs there");
    REQUIRE(kiosk.book->set(outbox::kReportedSetting, "").ok());
    const auto before = kiosk.sheet(place.desk);
    kiosk.restart();
    kiosk.tell_in_the_end();
    CHECK(kiosk.sheet(place.desk) == before);
    CHECK(kiosk.health(place.desk).number > first.number);
    CHECK(all(place.desk).size() == 2);
  }
  {
    INFO("more is counted, and replaces what hangs there");
    kiosk.count("visit", 2);
    kiosk.tell_in_the_end();
    CHECK(kiosk.sheet(place.desk).counts.at(kVisits) == 5);
    CHECK(all(place.desk).size() == 2);
  }
  {
    INFO("a ledger put back from a copy counts less, and takes nothing away");
    kiosk.reporter.reset();
    kiosk.book.reset();
    for (const char* ending : {"", "-wal", "-shm", ".head", ".lock"}) {
      fs::remove(ledger::with_ending(kiosk.folder / "ledger.db", ending));
    }
    kiosk.restart();
    const std::string series = kiosk.sheet(place.desk).name.series;
    REQUIRE(kiosk.book->set(outbox::kSeriesSetting, series).ok());
    kiosk.count("visit", 1);
    kiosk.count("heart", 4);
    kiosk.tell_in_the_end();
    const TallySheet sheet = kiosk.sheet(place.desk);
    CHECK(sheet.counts.at(kVisits) == 5);
    CHECK(sheet.counts.at({kVisits.hour, "heart", ""}) == 4);
  }
}

TEST_CASE("an older state that comes late, or twice, or was half written, replaces nothing") {
  const char* kind = GENERATE("webdav", "postgres");
  CAPTURE(kind);
  Place place(kind);
  Kiosk kiosk(place.kiosk);
  const auto there = board(place.kiosk);
  kiosk.count("visit", 3);
  kiosk.tell();
  const BulletinName name = kiosk.sheet(place.desk).name;
  const outbox::Seen early = there->look(name, always);
  REQUIRE_FALSE(early.trouble);
  REQUIRE(early.there);
  ::usleep(1'100'000);  // until Apache's tags are strong
  const outbox::Seen seen = there->look(name, always);
  CHECK(seen.bytes == early.bytes);
  kiosk.count("visit", 2);
  kiosk.tell_in_the_end();
  REQUIRE(kiosk.sheet(place.desk).counts.at(kVisits) == 5);
  {
    INFO("a request of the first time that was stuck in the network");
    const outbox::Pinned late = there->pin(name, early.bytes, {}, always);
    CHECK_FALSE(late.trouble);
    CHECK(late.pinning == outbox::Pinning::kOther);
    CHECK(kiosk.sheet(place.desk).counts.at(kVisits) == 5);
  }
  {
    INFO("one that has seen what hung there before");
    const outbox::Pinned late = there->pin(name, early.bytes, seen, always);
    CHECK_FALSE(late.trouble);
    CHECK(late.pinning == outbox::Pinning::kOther);
    CHECK(kiosk.sheet(place.desk).counts.at(kVisits) == 5);
  }
  if (place.kind() != "webdav") return;
  INFO("an upload that broke off leaves half a file, which the next one mends");
  const fs::path file = place.server().folder() / "leads" / outbox::file_name(name);
  const std::string whole = outbox::slurp(file);
  for (const size_t bytes : {size_t{0}, size_t{1}, whole.size() / 2, whole.size() - 1}) {
    CAPTURE(bytes);
    fs::resize_file(file, bytes);
    fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::seconds(5));
    REQUIRE(kiosk.book->set(outbox::kReportedSetting, "").ok());
    kiosk.restart();
    kiosk.tell_in_the_end();
    CHECK(outbox::slurp(file) == whole);
    fs::resize_file(file, whole.size());
  }
}

TEST_CASE("a server that goes away in the middle is told the rest when it is there again") {
  const char* kind = GENERATE("webdav", "postgres");
  CAPTURE(kind);
  Place place(kind);
  Kiosk kiosk(place.kiosk);
  for (int64_t days = 0; days < 30; ++days) kiosk.count("visit", 1 + days, days * 24);
  int asked = 0;
  kiosk.reporter->tick([&] {
    if (++asked == 40) place.server().stop();
    return true;
  });
  CHECK_FALSE(kiosk.reporter->trouble().empty());
  CHECK(kiosk.reporter->wait_ms() > 0);
  CHECK(kiosk.reporter->wait_ms() <= outbox::kMostNetworkWaitMs);
  place.server().start();
  kiosk.restart();  // and the kiosk's power went as well
  kiosk.tell_in_the_end();
  int64_t visits = 0;
  for (const Posted& one : all(place.desk)) {
    if (one.name.kind != BulletinKind::kTallies) continue;
    visits += outbox::parse_sheet(one.bytes, one.name).value().counts.at(kVisits);
  }
  CHECK(visits == 30 * 31 / 2);
  CHECK(all(place.desk).size() == 31);
}

TEST_CASE("through a network that breaks by seed counts only grow, and are right in the end") {
  const char* kind = GENERATE("webdav", "postgres");
  CAPTURE(kind);
  using Fault = outbox::NetworkFault::Kind;
  constexpr Fault kFaults[] = {Fault::kRefuse, Fault::kCutRequest, Fault::kCutAnswer,
                               Fault::kCutAnswer, Fault::kNone};
  constexpr size_t kMostBytes = 9'000;
  constexpr int kRounds = 60;
  const uint32_t seed = ledger::seed();
  std::minstd_rand engine(seed);
  Place place(kind);
  outbox::FaultProxy proxy(place.server().port());
  Destination broken = place.kiosk;
  const std::string port = ":" + std::to_string(place.server().port());
  broken.address.replace(broken.address.find(port), port.size(),
                         ":" + std::to_string(proxy.port()));
  // A second here is a minute at a booth.
  Kiosk kiosk(broken, {2'000, 1, 1'000});
  int64_t counted = 0;
  int64_t there = 0;
  const auto turn = [&] {
    kiosk.pass(kiosk.reporter->wait_ms());
    kiosk.reporter->tick(always);
    // Apache's tags are strong once a file is a second old.
    if (std::string(kind) == "webdav") {
      for (const auto& file : fs::directory_iterator(place.server().folder() / "leads")) {
        const auto now = fs::file_time_type::clock::now();
        if (file.is_regular_file()) fs::last_write_time(file, now - std::chrono::seconds(5));
      }
    }
    int64_t sum = 0;
    bool whole = true;
    for (const Posted& one : all(place.desk)) {
      if (one.name.kind != BulletinKind::kTallies) continue;
      const auto sheet = outbox::parse_sheet(one.bytes, one.name);
      whole = whole && sheet.ok();
      if (!sheet) continue;  // half a file: it is read as damaged, not as less
      for (const auto& [which, n] : sheet->counts) sum += which.what == "visit" ? n : 0;
    }
    if (!whole) return;
    CHECK(sum >= there);
    CHECK(sum <= counted);
    there = sum;
  };
  for (int round = 0; round < kRounds; ++round) {
    CAPTURE(seed, round);
    const auto more = static_cast<int64_t>(engine() % 3);
    if (more > 0) kiosk.count("visit", more);
    counted += more;
    kiosk.reporter->hurry();
    proxy.plan({{kFaults[engine() % std::size(kFaults)], engine() % kMostBytes},
                {kFaults[engine() % std::size(kFaults)], engine() % kMostBytes}});
    if (engine() % 8 == 0) kiosk.restart();
    turn();
  }
  proxy.plan({});
  for (int i = 0; i < 10 && there < counted; ++i) {
    kiosk.reporter->hurry();
    turn();
  }
  CHECK(there == counted);
}

namespace {

// A real one that is not there for some looks, and what it was asked to replace.
class SickBoard : public Board {
 public:
  explicit SickBoard(std::unique_ptr<Board> well) : well_(std::move(well)) {}
  std::string name() const override { return well_->name(); }
  outbox::Seen look(const BulletinName& name, const outbox::GoOn& go_on) override {
    if (sick_looks == 0) return well_->look(name, go_on);
    --sick_looks;
    outbox::Seen seen;
    seen.trouble = outbox::Trouble{outbox::TroubleKind::kServer, "Busy.", std::nullopt, 0};
    return seen;
  }
  outbox::Pinned pin(const BulletinName& name, const std::string& bytes, const outbox::Seen& seen,
                     const outbox::GoOn& go_on) override {
    if (seen.there && seen.tag.empty()) ++blind_pins;
    return well_->pin(name, bytes, seen, go_on);
  }
  base::Result<std::vector<BulletinName>> list() override { return well_->list(); }
  base::Result<std::vector<Posted>> fetch(std::span<const BulletinName> names) override {
    return well_->fetch(names);
  }

  int sick_looks = 0;
  int blind_pins = 0;

 private:
  std::unique_ptr<Board> well_;
};

}  // namespace

TEST_CASE("a server that was only busy for a while has nothing replaced that was not looked at") {
  const Place place("webdav");
  SickBoard sick(board(place.kiosk));
  const ledger::Folder folder;
  ledger::FakeClock clock;
  outbox::SeededRandom random(1);
  const leads::KioskKey key = leads::KioskKey::read_or_make(folder / "kiosk.key").value();
  const auto book = ledger::open(folder / "ledger.db", clock);
  Reporter reporter(
      sick, [&](const outbox::BookWork& work) { return work(*book); }, key, clock, random,
      [](const ledger::Ledger&) { return outbox::Condition{}; });
  const auto report = [&] {
    clock.boot += outbox::kReportEveryMs;
    clock.wall += outbox::kReportEveryMs;
    for (int tries = 0; tries < 12; ++tries) {
      clock.boot += reporter.wait_ms();
      reporter.tick(always);
      if (reporter.trouble().empty()) return;
    }
    FAIL(reporter.trouble());
  };
  report();
  // Until a file is a second old Apache's tag of it fits nothing.
  std::this_thread::sleep_for(std::chrono::milliseconds(2'100));
  sick.sick_looks = 5;
  report();
  CHECK(sick.sick_looks == 0);
  CHECK(reporter.pinned() == 2);
  CHECK(sick.blind_pins == 0);
}

TEST_CASE("health is told at times when nothing waits, and at most once a minute when much does") {
  const Place place("folder");
  Kiosk kiosk(place.kiosk);
  kiosk.tell();
  const int64_t first = kiosk.health(place.desk).number;
  CHECK(kiosk.reporter->wait_ms() >= outbox::kReportEveryMs / 2);
  CHECK(kiosk.reporter->wait_ms() <= outbox::kReportEveryMs);
  kiosk.reporter->tick(always);
  CHECK(kiosk.health(place.desk).number == first);
  kiosk.reporter->nudge();
  CHECK(kiosk.reporter->wait_ms() == outbox::kLeastReportMs);

  kiosk.pass(outbox::kReportEveryMs);
  kiosk.clock.wall -= 400 * 24 * kHourMs;  // a clock that jumps back holds nothing up
  kiosk.clock.trusted = false;
  kiosk.reporter->tick(always);
  const outbox::Health health = kiosk.health(place.desk);
  CHECK(health.number > first);
  CHECK_FALSE(health.clock_trusted);
  CHECK(health.written_wall_ms == kiosk.clock.wall);

  fs::remove_all(place.kiosk.address);
  kiosk.reporter->hurry();
  kiosk.reporter->tick(always);
  CHECK_THAT(kiosk.reporter->trouble(), contains("is not there"));
  CHECK(kiosk.reporter->wait_ms() > 0);
}

TEST_CASE("a book that cannot be read after a destination in trouble is not asked without pause") {
  const Place place("folder");
  Kiosk olpe(place.kiosk);
  olpe.count("visit", 1);
  fs::remove_all(place.kiosk.address);
  olpe.reporter->tick(always);
  REQUIRE_FALSE(olpe.reporter->trouble().empty());
  olpe.pass(olpe.reporter->wait_ms());
  REQUIRE(olpe.reporter->wait_ms() == 0);
  olpe.unreadable = true;
  olpe.reporter->tick(always);
  CHECK(olpe.reporter->trouble() == "The book is damaged.");
  CHECK(olpe.reporter->wait_ms() > 0);
}

TEST_CASE("what somebody else has put under a kiosk's name is replaced, and never taken over") {
  const Place place("folder");
  Kiosk kiosk(place.kiosk);
  kiosk.count("visit", 3);
  kiosk.tell();
  TallySheet forged = kiosk.sheet(place.desk);
  forged.counts[kVisits] = 1'000'000;
  const Kiosk thief(place.kiosk);
  const fs::path file = fs::path(place.kiosk.address) / outbox::file_name(forged.name);
  outbox::spill(file, outbox::sign_sheet(forged, thief.key).value());
  kiosk.count("visit", 1);
  kiosk.tell();
  CHECK(kiosk.sheet(place.desk).counts.at(kVisits) == 4);
}

TEST_CASE("another destination is told everything, and a day with a wild clock harms nothing") {
  const Place place("folder");
  const Place other("folder");
  Kiosk kiosk(place.kiosk);
  kiosk.count("visit", 3);
  visit::Tallies wild;
  wild[{5, "visit", "de"}] = 1;            // 1970
  wild[{596'523 + 9, "visit", "de"}] = 1;  // 2038
  wild[{-30, "visit", "de"}] = 1;
  wild[{int64_t{1} << 40, "visit", "de"}] = 1;
  REQUIRE(kiosk.book->add(wild).ok());
  kiosk.tell();
  CHECK(all(place.desk).size() == 4);
  kiosk.board_ = board(other.kiosk);
  kiosk.restart();
  kiosk.tell();
  CHECK(all(other.desk).size() == 4);
}

TEST_CASE("a hub lets a kiosk write its own bulletins only, and the desk read them all") {
  Place place("postgres");
  Kiosk olpe(place.kiosk);
  Kiosk siegen(place.server().as("kiosk-siegen"));
  olpe.count("visit", 3);
  olpe.tell();
  siegen.tell();
  CHECK(all(place.desk).size() == 3);

  const BulletinName name = olpe.sheet(place.desk).name;
  const auto thief = board(place.server().as("kiosk-siegen"));
  CHECK_FALSE(thief->look(name, always).there);  // nor sees what another tells
  const outbox::Seen seen = board(place.kiosk)->look(name, always);
  CHECK(thief->pin(name, "forged\n", seen, always).pinning == outbox::Pinning::kOther);
  CHECK(olpe.sheet(place.desk).counts.at(kVisits) == 3);
  // Under its own role it may write what it likes; the desk is told who it was.
  CHECK(thief->pin(name, "forged\n", {}, always).pinning == outbox::Pinning::kPinned);
  const auto posted = board(place.desk)->fetch(std::vector{name});
  REQUIRE(posted.ok());
  REQUIRE(posted->size() == 2);
  CHECK(posted->at(0).by == "kiosk-olpe");
  CHECK(posted->at(1).by == "kiosk-siegen");
  CHECK(board(place.kiosk)->look(name, always).bytes == seen.bytes);

  // A kiosk reads no board, and a desk pins nothing.
  CHECK_FALSE(board(place.kiosk)->list().ok());
  CHECK(board(place.desk)->pin(name, "forged\n", {}, always).trouble);
}

TEST_CASE("a hub of an older version is brought up to date for the roles that are there") {
  Place place("postgres");
  const auto owner = outbox::hub_parts(place.server().destination(), {});
  REQUIRE(owner.ok());
  REQUIRE_FALSE(owner->server->connect());
  for (const char* statement :
       {"DROP VIEW gummiband.board", "DROP FUNCTION gummiband.pin(text, text, text)",
        "DROP FUNCTION gummiband.pinned(text)", "DROP TABLE gummiband.bulletin"}) {
    CHECK(owner->server->run(statement, {}, always).state.empty());
  }
  Kiosk kiosk(place.kiosk);
  kiosk.reporter->tick(always);
  CHECK_THAT(kiosk.reporter->trouble(), contains("gummiband hub init"));
  CHECK_FALSE(board(place.desk)->list().ok());
  REQUIRE(outbox::init_hub(place.server().destination(), {}).ok());
  kiosk.tell();
  CHECK(all(place.desk).size() == 1);
}
