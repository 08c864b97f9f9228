// What comes of what a kiosk tells about itself where server or network fail.
#include <chrono>
#include <filesystem>
#include <random>
#include <thread>

#include "outbox/fault_proxy.h"
#include "outbox/telling_kiosk.h"

using namespace gummiband;
using outbox::all;
using outbox::always;
using outbox::board;
using outbox::Board;
using outbox::BulletinKind;
using outbox::BulletinName;
using outbox::Destination;
using outbox::Kiosk;
using outbox::kVisits;
using outbox::Place;
using outbox::Posted;
using outbox::Reporter;

namespace fs = std::filesystem;

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
