// The outbox as a machine: a ledger on disk, a destination in memory, a clock that is told the
// time.
#include "outbox/outbox.h"

#include <algorithm>

#include "catch.h"
#include "leads/withdrawal.h"
#include "ledger/booth.h"
#include "outbox/fake_courier.h"
#include "outbox/seeded_random.h"

using namespace gummiband;
using ledger::envelope;
using outbox::FakeCourier;
using outbox::Kind;
using outbox::Outcome;
using outbox::Parcel;
using outbox::Trouble;
using outbox::TroubleKind;

namespace {

constexpr int64_t kMinuteMs = 60'000;
constexpr int64_t kHourMs = 60 * kMinuteMs;
constexpr int64_t kDayMs = 24 * kHourMs;

struct Booth {
  explicit Booth(int keep_days = 90) : options{keep_days} { restart(); }

  void restart() {
    machine.reset();
    book.reset();
    book = ledger::open(folder / "ledger.db", clock);
    machine = std::make_unique<outbox::Outbox>(
        courier, [this](const outbox::BookWork& work) { return work(*book); },
        key ? &*key : nullptr, clock, random, options);
  }
  std::string capture(uint32_t lead, const std::string& recipient = "stadt") {
    const std::vector<leads::Envelope> one = {envelope(lead, recipient)};
    const auto code = ledger::store(*book, one);
    REQUIRE(code.ok());
    return *code;
  }
  // Turns it as its worker would, for so long.
  void run(int64_t for_ms) {
    const int64_t end_ms = clock.boot + for_ms;
    int turns = 0;
    while (true) {
      while (machine->wait_ms() == 0) {
        if (++turns > 100'000) FAIL("it turns without end");
        machine->tick([] { return true; });
      }
      const int64_t wait_ms = machine->wait_ms();
      if (clock.boot + wait_ms > end_ms) break;
      pass(wait_ms);
    }
    pass(end_ms - clock.boot);
  }
  void pass(int64_t ms) {
    clock.boot += ms;
    clock.wall += ms;
  }
  ledger::Counts counts() const { return book->counts().value(); }

  ledger::Folder folder;
  ledger::FakeClock clock;
  outbox::SeededRandom random{7};
  FakeCourier courier;
  outbox::OutboxOptions options;
  std::optional<leads::KioskKey> key{leads::KioskKey::read_or_make(folder / "kiosk.key").value()};
  std::unique_ptr<ledger::Ledger> book;
  std::unique_ptr<outbox::Outbox> machine;
};

Trouble no_network() {
  return {TroubleKind::kNetwork, "Nobody answers.", std::nullopt, 0};
}

}  // namespace

TEST_CASE("what waits is delivered by itself, once, in order, for every recipient") {
  Booth booth;
  for (uint32_t lead = 1; lead <= 35; ++lead)
    booth.capture(lead, lead % 2 == 0 ? "stadt" : "kreis");
  booth.run(1);
  CHECK(booth.counts().delivered == 35);
  CHECK(booth.courier.there.size() == 35);
  CHECK(booth.courier.repeats == 0);
  CHECK(booth.courier.there.at({Kind::kEnvelope, envelope(8).lead_id, "stadt"}) ==
        envelope(8).bytes);
  CHECK(booth.machine->report().trouble.empty());
  CHECK(booth.machine->report().last_contact_wall_ms.has_value());
  const int calls = booth.courier.calls;
  booth.run(kHourMs);
  CHECK(booth.courier.calls == calls);  // nothing waits, nobody is asked
  booth.capture(36);
  booth.machine->nudge();
  booth.run(1);
  CHECK(booth.counts().delivered == 36);
}

TEST_CASE(
    "a network that is gone for hours is found again within a minute, wherever clocks stand") {
  Booth booth;
  booth.capture(1);
  booth.courier.trouble = no_network();
  booth.run(6 * kHourMs);
  CHECK(booth.counts().waiting == 1);
  CHECK(booth.machine->report().trouble == "Nobody answers.");
  CHECK_FALSE(booth.machine->report().needs_a_person);
  CHECK(booth.courier.calls > 6 * 60);
  booth.clock.wall = GENERATE(0, 2'147'483'648'000, 1'748'000'000'000);
  booth.clock.trusted = false;
  booth.courier.trouble.reset();
  booth.run(kMinuteMs);
  CHECK(booth.counts().delivered == 1);
}

TEST_CASE("a destination in trouble is asked less and less, and never before it wants to be") {
  Booth booth;
  booth.capture(1);
  booth.courier.trouble = Trouble{TroubleKind::kServer, "It is full.", std::nullopt, 0};
  booth.run(kDayMs);
  CHECK(booth.courier.calls > 24);
  CHECK(booth.courier.calls < 120);
  booth.courier.trouble->retry_after_ms = 2 * kHourMs;
  booth.run(outbox::kMostServerWaitMs);
  const int calls = booth.courier.calls;
  booth.run(2 * kHourMs - outbox::kMostServerWaitMs);
  CHECK(booth.courier.calls == calls);
  booth.courier.trouble.reset();
  booth.run(outbox::kMostServerWaitMs + kMinuteMs);
  CHECK(booth.counts().delivered == 1);
}

TEST_CASE("a destination that nothing is for any more is left in peace, and the machine too") {
  // A lead had met a dead network, and left on a stick before it was there again. The wait of the
  // destination was over then, and nothing ended it: the machine began round after round at once.
  Booth booth;
  booth.capture(1);
  booth.courier.trouble = no_network();
  booth.run(kHourMs);
  REQUIRE(booth.book->deliver(ledger::receipt_for(envelope(1))).ok());
  const int calls = booth.courier.calls;
  booth.run(kMinuteMs);
  int turns = 0;
  for (const int64_t end_ms = booth.clock.boot + kHourMs; booth.clock.boot < end_ms; ++turns) {
    REQUIRE(turns < 200);
    booth.machine->tick([] { return true; });
    booth.pass(booth.machine->wait_ms());
  }
  CHECK(booth.courier.calls == calls);
  CHECK(turns >= 59);
  booth.courier.trouble.reset();
  booth.capture(2);
  booth.machine->nudge();
  booth.run(1);
  CHECK(booth.counts().delivered == 2);
}

TEST_CASE("a wrong password is not tried often enough to lock the kiosk out") {
  Booth booth;
  booth.capture(1);
  booth.courier.trouble = Trouble{TroubleKind::kSettings, "Wrong password.", std::nullopt, 0};
  booth.run(kHourMs);
  CHECK(booth.courier.calls < 20);
  CHECK(booth.machine->report().needs_a_person);
  booth.courier.trouble.reset();
  booth.machine->hurry();
  booth.run(1);
  CHECK(booth.counts().delivered == 1);
}

TEST_CASE("one poisonous record among a thousand holds up none of the others and is set aside") {
  Booth booth;
  for (uint32_t lead = 1; lead <= 1000; ++lead) booth.capture(lead);
  const auto bad = envelope(500).lead_id;
  booth.courier.answer = [&](const Parcel& parcel) {
    return parcel.name.lead_id == bad ? FakeCourier::rejected("It is too large.")
                                      : booth.courier.take(parcel);
  };
  booth.run(1);
  CHECK(booth.counts().delivered == 999);
  CHECK(booth.counts().waiting == 1);
  booth.run(kDayMs);
  CHECK(booth.counts().quarantined == 1);
  const auto aside = booth.book->envelopes_of(bad).value();
  CHECK(aside[0].reason == "It is too large.");
  CHECK(aside[0].envelope.bytes == envelope(500).bytes);  // nothing is dropped
  CHECK(std::ranges::count(booth.courier.tried, bad, &outbox::Name::lead_id) ==
        outbox::kRejectionsUntilQuarantine);
  CHECK(booth.book->reconcile().ok());
}

TEST_CASE("a record that is put off is tried again for ever, ever more seldom") {
  Booth booth;
  booth.capture(1);
  booth.courier.answer = [](const Parcel&) { return FakeCourier::again("It is locked."); };
  booth.run(2 * kDayMs);
  CHECK(booth.counts().waiting == 1);
  CHECK(booth.courier.tried.size() > 14);
  CHECK(booth.courier.tried.size() < 40);
  booth.courier.answer = nullptr;
  booth.run(outbox::kMostRecordWaitMs);
  CHECK(booth.counts().delivered == 1);
}

TEST_CASE("a receipt of another lead or of other bytes delivers nothing") {
  Booth booth;
  booth.capture(1);
  const bool other_lead = GENERATE(true, false);
  booth.courier.answer = [&](const Parcel& parcel) {
    Outcome outcome = booth.courier.take(parcel);
    if (other_lead) {
      outcome.name.lead_id = envelope(2).lead_id;
    } else {
      outcome.sha256 = leads::sha256_hex("<html>Welcome to our hotel</html>");
    }
    return outcome;
  };
  booth.run(kDayMs);
  CHECK(booth.counts().waiting == 1);
  CHECK(booth.counts().delivered == 0);
  booth.courier.answer = nullptr;
  booth.run(outbox::kMostRecordWaitMs);
  CHECK(booth.counts().delivered == 1);
  CHECK(booth.courier.there.size() == 1);
}

TEST_CASE("a record that the destination always fails with holds up none of the others") {
  Booth booth;
  // With each parcel by itself as a WebDAV folder has them, or all in one statement as a hub has.
  booth.courier.as_one = GENERATE(false, true);
  booth.courier.failure.kind = GENERATE(TroubleKind::kNetwork, TroubleKind::kCertificate,
                                        TroubleKind::kServer, TroubleKind::kSettings);
  booth.courier.failure.sentence = "It broke off.";
  if (GENERATE(false, true)) booth.courier.failure.retry_after_ms = 20'000;
  CAPTURE(booth.courier.as_one, booth.courier.failure.kind);
  const auto bad = envelope(3).lead_id;
  booth.courier.fails_with = bad;
  for (uint32_t lead = 1; lead <= 40; ++lead) booth.capture(lead);
  booth.run(kHourMs);
  CHECK(booth.counts().delivered == 39);
  for (uint32_t lead = 41; lead <= 46; ++lead) {
    booth.capture(lead);
    booth.machine->nudge();
    booth.run(kMinuteMs);
    CHECK(booth.counts().delivered == lead - 1);
    booth.run(kHourMs);
  }
  CHECK(booth.counts().waiting == 1);
  CHECK(std::ranges::count(booth.courier.tried, bad, &outbox::Name::lead_id) > 5);
  booth.courier.fails_with.reset();
  booth.machine->hurry();
  booth.run(1);
  CHECK(booth.counts().delivered == 46);
}

TEST_CASE(
    "two records that the destination always fails with hold up none, nor each other's wait") {
  Booth booth;
  booth.courier.failure = Trouble{TroubleKind::kServer, "It is full.", std::nullopt, 1};
  for (uint32_t lead = 1; lead <= 6; ++lead) booth.capture(lead);
  // The first two fail for a day, one of them then no more.
  booth.courier.answer = [&](const Parcel& parcel) {
    return parcel.name.lead_id == envelope(2).lead_id && booth.clock.boot < kDayMs
               ? FakeCourier::again("Locked.")
               : booth.courier.take(parcel);
  };
  booth.courier.fails_with = envelope(1).lead_id;
  booth.run(kDayMs);
  CHECK(booth.counts().delivered == 4);
  booth.run(outbox::kMostRecordWaitMs);
  CHECK(booth.counts().delivered == 5);
  CHECK(booth.counts().waiting == 1);
}

TEST_CASE("a record to blame is tried ever more seldom, and tells nothing about the destination") {
  Booth booth;
  booth.courier.failure = Trouble{TroubleKind::kSettings, "It is forbidden.", std::nullopt, 1};
  booth.courier.fails_with = envelope(1).lead_id;
  booth.capture(1);
  booth.capture(2);
  booth.run(kMinuteMs);
  CHECK(booth.counts().delivered == 1);
  CHECK(booth.machine->report().trouble.empty());
  booth.run(2 * kDayMs);
  CHECK(booth.courier.tried.size() > 14);
  CHECK(booth.courier.tried.size() < 40);
  booth.restart();
  booth.run(kDayMs);
  CHECK(booth.courier.tried.size() < 60);
  CHECK(booth.machine->report().trouble.empty());
}

TEST_CASE("a destination that is full for days takes all within its own wait when it is mended") {
  Booth booth;
  for (uint32_t lead = 1; lead <= 30; ++lead) booth.capture(lead);
  booth.courier.answer = [&](const Parcel& parcel) { return booth.courier.take(parcel); };
  booth.courier.trouble = Trouble{TroubleKind::kServer, "It is full.", std::nullopt, 1};
  booth.run(2 * kDayMs);
  CHECK(booth.machine->report().trouble == "It is full.");
  booth.courier.trouble.reset();
  booth.run(outbox::kMostServerWaitMs + kMinuteMs);
  CHECK(booth.counts().delivered == 30);
}

TEST_CASE("a destination that refuses everything has no lead set aside for it") {
  Booth booth;
  for (uint32_t lead = 1; lead <= 20; ++lead) booth.capture(lead);
  booth.courier.answer = [](const Parcel&) { return FakeCourier::rejected("It is too large."); };
  booth.run(kDayMs);
  CHECK(booth.counts().quarantined == 0);
  CHECK(booth.machine->report().needs_a_person);
  CHECK(booth.machine->report().trouble == "Nothing is taken: It is too large.");
  booth.courier.answer = nullptr;
  booth.run(outbox::kMostSettingsWaitMs + kMinuteMs);
  CHECK(booth.counts().delivered == 20);
}

TEST_CASE("receipts are kept whatever the destination is called") {
  Booth booth;
  std::string umlauts;
  for (int i = 0; i < 100; ++i) umlauts += "ü";
  booth.courier.called = GENERATE_COPY("folder /media/" + umlauts, "folder /media/a" + umlauts,
                                       std::string("folder /\xFF\xFE"));
  booth.capture(1);
  booth.capture(2);
  booth.courier.answer = [&](const Parcel& parcel) {
    return parcel.name.lead_id == envelope(1).lead_id ? FakeCourier::rejected("No.")
                                                      : booth.courier.take(parcel);
  };
  booth.run(kDayMs);
  CHECK(booth.counts().delivered == 1);
  CHECK(booth.counts().quarantined == 1);
}

TEST_CASE("one lead an hour that is refused: some are set aside, and then none") {
  Booth booth;
  booth.courier.answer = [](const Parcel&) { return FakeCourier::rejected("It is too large."); };
  for (uint32_t lead = 1; lead <= 20; ++lead) {
    booth.capture(lead);
    booth.machine->nudge();
    booth.run(kHourMs);
  }
  CHECK(booth.counts().quarantined == outbox::kRefusalsOfAll - 1);
  CHECK(booth.machine->report().needs_a_person);
}

TEST_CASE("a withdrawal of what was delivered is told to the recipient, signed, and only once") {
  Booth booth;
  const std::string code = booth.capture(1);
  booth.run(1);
  REQUIRE(booth.book->withdraw(code).ok());
  booth.courier.trouble = no_network();
  booth.machine->nudge();
  booth.run(kHourMs);
  CHECK(booth.machine->report().waiting.withdrawals == 1);
  booth.courier.trouble.reset();
  booth.run(kHourMs);
  const outbox::Name name{Kind::kWithdrawal, envelope(1).lead_id, "stadt"};
  REQUIRE(booth.courier.there.contains(name));
  const auto told = leads::parse_withdrawal(booth.courier.there.at(name));
  REQUIRE(told.ok());
  CHECK(told->lead_id == envelope(1).lead_id);
  CHECK(told->kiosk == booth.key->public_bytes());
  CHECK(booth.machine->report().waiting.withdrawals == 0);
  CHECK(std::ranges::count(booth.courier.tried, name) == 1);
}

// Where the destination is in trouble a round ends early, and only what it had seen was counted.
TEST_CASE("all withdrawals that wait are counted, and the oldest lead is known, in trouble too") {
  Booth booth;
  constexpr uint32_t kMany = 30;
  std::vector<std::string> codes;
  for (uint32_t lead = 1; lead <= kMany; ++lead) codes.push_back(booth.capture(lead));
  booth.run(1);
  CHECK(booth.machine->report().waiting == ledger::Waiting{});
  for (const std::string& code : codes) REQUIRE(booth.book->withdraw(code).ok());
  booth.courier.trouble = no_network();
  const int64_t captured_ms = booth.clock.wall;
  booth.capture(kMany + 1, "kreis");
  booth.pass(kHourMs);
  booth.clock.trusted = false;
  booth.capture(kMany + 2, "stadt");
  booth.machine->nudge();
  booth.run(kMinuteMs);
  CHECK(booth.machine->report().waiting == ledger::Waiting{kMany, captured_ms, true});
}

TEST_CASE("a withdrawal waits for the kiosk's key, and is never given up when it is rejected") {
  Booth booth;
  const std::string code = booth.capture(1);
  booth.run(1);
  REQUIRE(booth.book->withdraw(code).ok());
  booth.key.reset();
  booth.restart();
  booth.run(kHourMs);
  CHECK(booth.courier.there.size() == 1);
  CHECK(booth.machine->report().waiting.withdrawals == 1);
  booth.key.emplace(leads::KioskKey::read_or_make(booth.folder / "kiosk.key").value());
  booth.restart();
  booth.courier.answer = [](const Parcel&) { return FakeCourier::rejected("No."); };
  booth.run(kDayMs);
  booth.courier.answer = nullptr;
  booth.run(outbox::kMostRecordWaitMs);
  CHECK(booth.courier.there.size() == 2);
}

TEST_CASE("a lead withdrawn while it is rejected ends quietly") {
  Booth booth;
  const std::string code = booth.capture(1);
  booth.courier.answer = [&](const Parcel& parcel) {
    if (parcel.name.kind == Kind::kWithdrawal) return booth.courier.take(parcel);
    return FakeCourier::rejected("No.");
  };
  booth.run(1);
  REQUIRE(booth.book->withdraw(code).ok());
  booth.run(kDayMs);
  CHECK(booth.counts().withdrawn == 1);
  CHECK(booth.courier.there.size() == 1);  // it may have left the kiosk, so the recipient is told
  CHECK(booth.machine->resting());
  CHECK(booth.machine->wait_ms() > 0);
}

TEST_CASE("a restart goes on with the waits of the same boot, and without them in another one") {
  Booth booth;
  booth.capture(1);
  booth.courier.answer = [](const Parcel&) { return FakeCourier::rejected("It is too large."); };
  booth.run(kHourMs / 60);
  booth.restart();
  booth.run(kDayMs);
  CHECK(booth.counts().quarantined == 1);
  CHECK(booth.courier.tried.size() == 3);  // rejections were still counted

  booth.capture(2);
  booth.courier.answer = nullptr;
  booth.courier.trouble = Trouble{TroubleKind::kServer, "It is full.", kHourMs, 0};
  booth.machine->nudge();
  booth.run(1);
  booth.restart();
  booth.run(kMinuteMs);
  CHECK(booth.machine->report().trouble == "It is full.");
  SECTION("unless somebody says now") {
    booth.courier.trouble.reset();
    booth.restart();
    booth.machine->hurry();
    booth.run(1);
    CHECK(booth.counts().delivered == 1);
    return;
  }
  booth.courier.trouble.reset();
  booth.clock.id = "boot-two";
  booth.clock.boot = 100;
  booth.restart();
  booth.run(1);
  CHECK(booth.counts().delivered == 1);
}

TEST_CASE("delivered envelopes are forgotten after the days of the settings, by a trusted clock") {
  Booth booth(10);
  booth.capture(1);
  booth.run(1);
  booth.clock.trusted = false;
  booth.clock.wall += 300 * kDayMs;
  booth.run(2 * kHourMs);
  CHECK_FALSE(booth.book->envelopes_of(envelope(1).lead_id).value()[0].envelope.bytes.empty());
  booth.clock.wall -= 300 * kDayMs;
  booth.clock.trusted = true;
  booth.pass(8 * kDayMs);
  booth.run(2 * kHourMs);
  CHECK_FALSE(booth.book->envelopes_of(envelope(1).lead_id).value()[0].envelope.bytes.empty());
  booth.courier.trouble = no_network();
  booth.capture(2);
  booth.pass(2 * kDayMs);
  booth.run(2 * kHourMs);
  CHECK(booth.book->envelopes_of(envelope(1).lead_id).value()[0].envelope.bytes.empty());
  CHECK_FALSE(booth.book->envelopes_of(envelope(2).lead_id).value()[0].envelope.bytes.empty());
}

TEST_CASE("what reached the destination before the power went is not there twice") {
  Booth booth;
  booth.capture(1);
  // The receipt is lost with the power: taken there, not noted here.
  booth.courier.answer = [&](const Parcel& parcel) {
    booth.courier.take(parcel);
    return FakeCourier::again("The power went.");
  };
  booth.run(1);
  booth.clock.id = "boot-two";
  booth.courier.answer = nullptr;
  booth.restart();
  booth.run(1);
  CHECK(booth.counts().delivered == 1);
  CHECK(booth.courier.there.size() == 1);
  CHECK(booth.courier.repeats == 1);
}
