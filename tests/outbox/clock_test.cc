// Clocks that are wrong, jump and change by law, while leads are captured, wait and go; with what
// the kiosk tells about itself beside them.
#include <filesystem>
#include <random>

#include "catch.h"
#include "ledger/booth.h"
#include "outbox/fake_courier.h"
#include "outbox/fleet.h"
#include "outbox/seeded_random.h"
#include "outbox/sync.h"

using namespace gummiband;
using ledger::envelope;
using outbox::always;
using outbox::BulletinKind;
using outbox::Kind;
using outbox::Parcel;

namespace fs = std::filesystem;

namespace {

constexpr int64_t kMinuteMs = 60'000;
constexpr int64_t kHourMs = 60 * kMinuteMs;
constexpr int64_t kDayMs = 24 * kHourMs;
constexpr int64_t kYearMs = 365 * kDayMs;
constexpr int64_t kNowMs = 1'780'000'000'000;

// A kiosk with a destination for its leads in memory, and a folder for what it tells.
struct Kiosk {
  Kiosk() {
    fs::create_directory(folder / "board");
    auto reporter = std::make_unique<outbox::Reporter>(
        *board, with_book(), key, clock, random, [](const ledger::Ledger&) {
          return outbox::Condition{"1", "pack", "1", {}, 1'000'000'000, {}};
        });
    sync = std::make_unique<outbox::Sync>(leads, std::move(reporter));
  }
  outbox::Book with_book() {
    return [this](const outbox::BookWork& work) { return work(*book); };
  }
  void capture(uint32_t lead) {
    const std::vector<leads::Envelope> one = {envelope(lead)};
    REQUIRE(ledger::store(*book, one).ok());
    visit::Tallies tallies;
    visit::count(tallies, std::max<int64_t>(0, clock.wall), "lead", "returnee");
    REQUIRE(book->add(tallies).ok());
    sync->nudge();
  }
  // Turns it as its worker would, for so long by CLOCK_BOOTTIME; the wall clock goes along.
  void run(int64_t for_ms) {
    const int64_t end_ms = clock.boot + for_ms;
    int turns = 0;
    while (true) {
      while (sync->wait_ms() == 0) {
        if (++turns > 100'000) FAIL("it turns without end");
        sync->tick(always);
      }
      if (clock.boot + sync->wait_ms() > end_ms) break;
      pass(sync->wait_ms());
    }
    pass(end_ms - clock.boot);
  }
  void pass(int64_t ms) {
    clock.boot += ms;
    clock.wall += ms;
  }
  std::optional<outbox::Health> health() const {
    const auto fleet = outbox::read_fleet(*board, std::nullopt);
    REQUIRE(fleet.ok());
    CHECK(fleet->disbelieved.empty());
    return fleet->kiosks.empty() ? std::nullopt : fleet->kiosks.front().health;
  }
  // Of all that hangs there.
  int64_t contacts() const {
    const auto read = outbox::read_sheets(*board, std::nullopt);
    REQUIRE(read.ok());
    CHECK(read->disbelieved.empty());
    int64_t sum = 0;
    for (const outbox::TallySheet& sheet : read->sheets) {
      for (const auto& [which, n] : sheet.counts) sum += which.what == "lead" ? n : 0;
    }
    return sum;
  }
  void cut_network() {
    courier.trouble =
        outbox::Trouble{outbox::TroubleKind::kNetwork, "Nobody answers.", std::nullopt, 0};
  }

  ledger::Folder folder;
  ledger::FakeClock clock;
  outbox::SeededRandom random{7};
  outbox::FakeCourier courier;
  leads::KioskKey key = leads::KioskKey::read_or_make(folder / "kiosk.key").value();
  std::unique_ptr<ledger::Ledger> book = ledger::open(folder / "ledger.db", clock);
  outbox::Outbox leads{courier, with_book(), &key, clock, random, {}};
  std::unique_ptr<outbox::Board> board = outbox::make_folder_board(folder / "board");
  std::unique_ptr<outbox::Sync> sync;
};

// What the clock shows from some moment on, and whether anybody vouches for it.
struct Wrong {
  const char* name;
  int64_t wall_ms;
};
const Wrong kWrongs[] = {{"1970", 0},
                         {"before 1970", -3 * kDayMs},
                         {"one second before 32 bits of seconds are full", 2'147'483'646'000},
                         {"2038", 2'147'483'648'000 + kDayMs},
                         {"a year back", kNowMs - kYearMs},
                         {"the year 9998", 253'402'300'799'000 - kYearMs},
                         {"when summer time begins", 1'774'746'000'000 - 30 * kMinuteMs},
                         {"when it ends", 1'792'890'000'000 - 30 * kMinuteMs}};

}  // namespace

TEST_CASE("wherever the clock stands, leads go within a minute of the network, in their order") {
  const size_t which = GENERATE(range(size_t{0}, std::size(kWrongs)));
  const Wrong& wrong = kWrongs[which];
  CAPTURE(wrong.name);
  Kiosk kiosk;
  kiosk.capture(1);
  kiosk.cut_network();
  kiosk.run(5 * kHourMs);
  kiosk.clock.wall = wrong.wall_ms;
  kiosk.clock.trusted = false;
  kiosk.capture(2);
  kiosk.run(2 * kHourMs);
  kiosk.clock.wall = kNowMs + kDayMs;
  kiosk.clock.trusted = true;
  kiosk.capture(3);
  kiosk.run(kHourMs);
  CHECK(kiosk.book->counts()->delivered == 0);
  CHECK_FALSE(kiosk.health());  // nor is anything told meanwhile

  kiosk.courier.trouble.reset();
  kiosk.run(kMinuteMs);
  CHECK(kiosk.book->counts()->delivered == 3);
  REQUIRE(kiosk.courier.tried.size() == 3);
  for (uint32_t lead = 1; lead <= 3; ++lead) {
    CHECK(kiosk.courier.tried[lead - 1].lead_id == envelope(lead).lead_id);
  }
  // Untrusted times are marked, where they are kept and where they are told.
  const auto stored = kiosk.book->envelopes(0, 10).value();
  REQUIRE(stored.size() == 3);
  CHECK(stored[0].clock_trusted);
  CHECK_FALSE(stored[1].clock_trusted);
  CHECK(stored[2].clock_trusted);
  REQUIRE(kiosk.health());
  CHECK(kiosk.health()->waiting == 0);
  CHECK(kiosk.contacts() == 3);
}

TEST_CASE("a kiosk whose clock was never set delivers, says so, and is not believed its times") {
  Kiosk kiosk;
  kiosk.clock.wall = 3 * kMinuteMs;
  kiosk.clock.trusted = false;
  kiosk.capture(1);
  kiosk.run(kMinuteMs);
  CHECK(kiosk.book->counts()->delivered == 1);
  const auto fleet = outbox::read_fleet(*kiosk.board, std::nullopt);
  REQUIRE(fleet.ok());
  REQUIRE(fleet->kiosks.size() == 1);
  CHECK_FALSE(fleet->kiosks[0].health->clock_trusted);
  CHECK_FALSE(fleet->kiosks[0].heard_wall_ms);
  CHECK(outbox::complaints(fleet->kiosks[0], kNowMs, kDayMs) ==
        std::vector<std::string>{"nobody knows when it was last heard of",
                                 "its clock is not set by the network"});
}

TEST_CASE("a clock that jumps within a sync, again and again, loses and doubles nothing") {
  const uint32_t seed = ledger::seed();
  Kiosk kiosk;
  kiosk.courier.most = 3;
  std::minstd_rand engine(seed);
  // With every parcel that goes out.
  kiosk.courier.answer = [&](const Parcel& parcel) {
    kiosk.clock.wall = kWrongs[engine() % std::size(kWrongs)].wall_ms;
    kiosk.clock.trusted = engine() % 2 == 0;
    return engine() % 4 == 0 ? outbox::FakeCourier::again("Not now.") : kiosk.courier.take(parcel);
  };
  constexpr uint32_t kLeads = 60;
  for (uint32_t lead = 1; lead <= kLeads; ++lead) {
    kiosk.capture(lead);
    if (engine() % 3 == 0) kiosk.run(20'000);
    if (engine() % 10 == 0) kiosk.cut_network();
    if (engine() % 5 == 0) kiosk.courier.trouble.reset();
  }
  kiosk.courier.trouble.reset();
  kiosk.run(kDayMs);
  CHECK(kiosk.book->counts()->delivered == kLeads);
  CHECK(kiosk.courier.there.size() == kLeads);
  CHECK(kiosk.courier.repeats == 0);
  CHECK(kiosk.contacts() == kLeads);
  const int64_t number = kiosk.health()->number;
  kiosk.clock.wall -= 10 * kYearMs;
  kiosk.run(outbox::kReportEveryMs);
  CHECK(kiosk.health()->number > number);
}

TEST_CASE("what a kiosk tells waits for its leads, and goes when only they are put off") {
  Kiosk kiosk;
  kiosk.run(1);
  REQUIRE(kiosk.health());
  const int64_t first = kiosk.health()->number;
  CHECK(kiosk.sync->report().last_contact_wall_ms == kiosk.clock.wall - 1);

  kiosk.cut_network();
  kiosk.capture(1);
  kiosk.run(kHourMs);
  CHECK(kiosk.health()->number == first);
  CHECK(kiosk.sync->report().trouble == "Nobody answers.");

  kiosk.courier.trouble.reset();
  kiosk.courier.answer = [](const Parcel&) { return outbox::FakeCourier::again("Not now."); };
  kiosk.run(kHourMs);
  CHECK(kiosk.health()->number > first);
  CHECK(kiosk.health()->waiting == 1);
  CHECK(kiosk.health()->oldest_wall_ms == kiosk.book->envelopes(0, 1)->front().captured_wall_ms);

  // Staff take the lead away by hand: nothing waits, and the old trouble is forgotten.
  kiosk.cut_network();
  kiosk.courier.answer = nullptr;
  kiosk.sync->hurry();
  kiosk.run(kMinuteMs);
  CHECK_FALSE(kiosk.sync->report().trouble.empty());
  REQUIRE(kiosk.book->deliver(ledger::receipt_for(envelope(1))).ok());
  kiosk.run(2 * outbox::kReportEveryMs);
  CHECK(kiosk.sync->report().trouble.empty());
  CHECK(kiosk.health()->waiting == 0);
}
