// What a kiosk tells about itself, to a folder, a real WebDAV folder and a real PostgreSQL.
#include "outbox/telling_kiosk.h"

using namespace gummiband;
using outbox::all;
using outbox::always;
using outbox::board;
using outbox::kHourMs;
using outbox::Kiosk;
using outbox::kVisits;
using outbox::Place;
using outbox::TallySheet;

namespace fs = std::filesystem;

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
