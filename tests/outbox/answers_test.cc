// What Apache does not answer: other servers, and who only pretends to be one.
#include <filesystem>

#include "base/random.h"
#include "base/text.h"
#include "catch.h"
#include "ledger/booth.h"
#include "outbox/advice.h"
#include "outbox/destination.h"
#include "outbox/outbox.h"
#include "outbox/reporter.h"
#include "outbox/seeded_random.h"
#include "outbox/servers.h"

using namespace gummiband;
using outbox::advises;
using outbox::Delivery;
using outbox::parcel;
using outbox::Parcel;
using outbox::TroubleKind;
using outbox::Verdict;

namespace {

const std::string kAnswers = "../tests/outbox/answers.py";

Delivery deliver(const outbox::Server& server, const std::string& way,
                 const std::vector<Parcel>& parcels) {
  outbox::Destination destination = server.destination();
  destination.address += way + "/";
  const auto courier = outbox::make_courier(destination);
  INFO((courier ? "" : courier.fault().sentence));
  REQUIRE(courier.ok());
  Delivery delivery = courier.value()->deliver(parcels, [] { return true; });
  // Whatever is wrong, it says what to do.
  if (delivery.trouble) {
    CAPTURE(delivery.trouble->sentence);
    CHECK(advises(delivery.trouble->sentence));
  }
  for (const outbox::Outcome& outcome : delivery.outcomes) {
    CAPTURE(outcome.sentence);
    CHECK(advises(outcome.sentence) == (outcome.verdict != Verdict::kReceipt));
  }
  return delivery;
}

}  // namespace

TEST_CASE("every answer of a DAV server has its meaning") {
  const outbox::Server server(kAnswers);
  uint32_t lead = 0;
  const auto one = [&](const std::string& way) {
    INFO(way);
    return deliver(server, way, {parcel(++lead)});
  };
  SECTION("a receipt") {
    for (const char* way : {"201", "204"}) {
      const Parcel sent = parcel(++lead);
      for (int i = 0; i < 2; ++i) {  // the second time it answers 412
        const Delivery delivery = deliver(server, way, {sent});
        REQUIRE(delivery.outcomes.size() == 1);
        CHECK(delivery.outcomes[0].verdict == Verdict::kReceipt);
        CHECK(delivery.outcomes[0].sha256 == sent.sha256);
      }
    }
  }
  SECTION("a refusal of this parcel, and the next has its turn") {
    for (const char* way : {"400", "413", "415", "422"}) {
      CAPTURE(way);
      const Delivery delivery = deliver(server, way, {parcel(1), parcel(2)});
      CHECK_FALSE(delivery.trouble);
      REQUIRE(delivery.outcomes.size() == 2);
      CHECK(delivery.outcomes[0].verdict == Verdict::kRejected);
      CHECK_THAT(delivery.outcomes[0].sentence, contains(way));
    }
  }
  SECTION("locked: later, the others go on") {
    const std::vector<Parcel> two = {parcel(1), parcel(2)};
    const Delivery first = deliver(server, "locked-once", two);
    REQUIRE(first.outcomes.size() == 2);
    CHECK(first.outcomes[0].verdict == Verdict::kAgain);
    CHECK(first.outcomes[1].verdict == Verdict::kAgain);
    CHECK(deliver(server, "locked-once", two).outcomes[1].verdict == Verdict::kReceipt);
  }
  SECTION("the server is in trouble") {
    for (const char* way : {"408", "429", "502", "503", "504", "507", "418"}) {
      CAPTURE(way);
      const Delivery delivery = one(way);
      CHECK(delivery.outcomes.empty());
      REQUIRE(delivery.trouble);
      CHECK(delivery.trouble->kind == TroubleKind::kServer);
      CHECK_THAT(delivery.trouble->sentence, contains(way));
      CHECK_FALSE(delivery.trouble->retry_after_ms);
    }
    CHECK(one("429-120").trouble->retry_after_ms == 120'000);
    CHECK(one("503-7").trouble->retry_after_ms == 7'000);
  }
  SECTION("failures within are the server's where it does nothing else, or three in a row") {
    for (uint32_t count = 1; count <= 4; ++count) {
      CAPTURE(count);
      std::vector<Parcel> sent;
      for (uint32_t number = 1; number <= count; ++number) sent.push_back(parcel(number));
      const Delivery ill = deliver(server, "500", sent);
      REQUIRE(ill.trouble);
      CHECK(ill.trouble->kind == TroubleKind::kServer);
      CHECK(ill.trouble->suspects == std::min<size_t>(count, 3));
      CHECK(ill.outcomes.empty());
    }
  }
  SECTION("a person must look") {
    for (const char* way : {"401", "403", "404", "405", "409", "501"}) {
      CAPTURE(way);
      const Delivery delivery = one(way);
      REQUIRE(delivery.trouble);
      CHECK(delivery.trouble->kind == TroubleKind::kSettings);
    }
  }
}

TEST_CASE("a server that is ill with three files in a row takes all the others") {
  const outbox::Server server(kAnswers);
  outbox::Destination destination = server.destination();
  destination.address += "ill-with-three/";
  const auto courier = outbox::make_courier(destination).value();
  const ledger::Folder folder;
  ledger::FakeClock clock;
  outbox::SeededRandom random(1);
  const auto book = ledger::open(folder / "ledger.db", clock);
  constexpr int64_t kLeads = 40;
  for (uint32_t lead = 1; lead <= kLeads; ++lead) {
    REQUIRE(ledger::store(*book, std::vector{ledger::envelope(lead)}).ok());
  }
  outbox::Outbox machine(*courier, [&](const outbox::BookWork& work) { return work(*book); },
                         nullptr, clock, random, {});
  constexpr int64_t kHourMs = 3'600'000;
  for (const int64_t end_ms = clock.boot + kHourMs; clock.boot < end_ms;) {
    clock.boot += machine.wait_ms();
    machine.tick(outbox::always);
  }
  CHECK(book->counts().value().delivered == kLeads - 3);
  CHECK(book->counts().value().waiting == 3);
}

TEST_CASE("what waits while a server fails with all of it goes soon after it is well again") {
  const outbox::Server server(kAnswers);
  outbox::Destination destination = server.destination();
  destination.address += "500/";
  const auto ill = outbox::make_courier(destination).value();
  ledger::FakeClock clock;
  outbox::SeededRandom random(1);
  const ledger::Folder folder;
  const auto book = ledger::open(folder / "ledger.db", clock);
  for (uint32_t lead = 1; lead <= 2; ++lead) {
    REQUIRE(ledger::store(*book, std::vector{ledger::envelope(lead)}).ok());
  }
  outbox::Outbox machine(*ill, [&](const outbox::BookWork& work) { return work(*book); }, nullptr,
                         clock, random, {});
  constexpr int64_t kDayMs = 24 * 3'600'000;
  int64_t longest_ms = 0;
  for (const int64_t end_ms = clock.boot + kDayMs; clock.boot < end_ms;) {
    machine.tick(outbox::always);
    CHECK_FALSE(machine.report().trouble.empty());
    longest_ms = std::max(longest_ms, machine.wait_ms());
    clock.boot += machine.wait_ms();
  }
  CHECK(longest_ms <= outbox::kMostServerWaitMs);
  CHECK(book->counts().value().waiting == 2);
}

TEST_CASE("nobody who only pretends to have stored a parcel is believed") {
  const outbox::Server server(kAnswers);
  for (const char* way :
       {"portal", "sent-away", "sent-elsewhere", "forgets", "mixes-up", "cuts", "200"}) {
    CAPTURE(way);
    const Delivery delivery = deliver(server, way, {parcel(1)});
    CHECK(delivery.outcomes.empty());
    REQUIRE(delivery.trouble);
    CHECK(delivery.trouble->kind == TroubleKind::kNetwork);
  }
  // No redirect was followed, not even one to the same server.
  const std::string requests = outbox::slurp(server.folder() / "requests");
  CHECK(requests.find("/sent-elsewhere/") != std::string::npos);
  CHECK(requests.find("/201/") == std::string::npos);
}

TEST_CASE("what a destination says of us or of itself casts no doubt on the parcel") {
  const outbox::Server server(kAnswers);
  for (const char* way : {"401", "429-120", "503", "sent-away"}) {
    CAPTURE(way);
    const Delivery delivery = deliver(server, way, {parcel(1)});
    REQUIRE(delivery.trouble);
    CHECK(delivery.trouble->suspects == 0);
  }
  const Delivery forbidden = deliver(server, "403", {parcel(1)});
  REQUIRE(forbidden.trouble);
  CHECK(forbidden.trouble->suspects == 1);
}

TEST_CASE("a server with the certificate of another, an old one or its own word gets no byte") {
  const auto certificate = GENERATE("other", "expired", "self");
  CAPTURE(certificate);
  const outbox::Server server(kAnswers, certificate);
  const Delivery delivery = deliver(server, "201", {parcel(1)});
  CHECK(delivery.outcomes.empty());
  REQUIRE(delivery.trouble);
  CHECK(delivery.trouble->kind == TroubleKind::kCertificate);
  CHECK(outbox::slurp(server.folder() / "requests").empty());
}

TEST_CASE("a server whose tags fit nothing is told how the kiosk is all the same") {
  const outbox::Server server(kAnswers);
  outbox::Destination destination = server.destination();
  destination.address += "weak/";
  const auto board = outbox::make_board(destination);
  REQUIRE(board.ok());
  const ledger::Folder folder;
  ledger::FakeClock clock;
  base::SystemRandom random;
  const leads::KioskKey key = leads::KioskKey::read_or_make(folder / "kiosk.key").value();
  const auto book = ledger::open(folder / "ledger.db", clock);
  outbox::Reporter reporter(
      **board, [&](const outbox::BookWork& work) { return work(*book); }, key, clock, random,
      [](const ledger::Ledger&) { return outbox::Condition{}; });
  for (int64_t report = 1; report <= 3; ++report) {
    clock.boot += outbox::kReportEveryMs;
    int tries = 0;
    do {
      REQUIRE(++tries < 6);
      clock.boot += reporter.wait_ms();
      reporter.tick([] { return true; });
    } while (!reporter.trouble().empty());
    CHECK(reporter.pinned() == report);
  }
  const outbox::BulletinName name{key.public_bytes(), outbox::BulletinKind::kHealth, {}, 0};
  const outbox::Seen seen = (*board)->look(name, [] { return true; });
  REQUIRE(outbox::parse_health(seen.bytes, key.public_bytes()).ok());
}
