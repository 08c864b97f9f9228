// Real couriers and real servers with a network between them that breaks by seed. Whatever breaks:
// each lead lies at the destination exactly once, none is lost, none is called delivered before.
//
// GUMMIBAND_SYNC_SESSIONS=n runs so many sessions for each kind of destination.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <random>

#include "catch.h"
#include "ledger/booth.h"
#include "outbox/fault_proxy.h"
#include "outbox/hub_schema.h"
#include "outbox/outbox.h"
#include "outbox/seeded_random.h"
#include "outbox/servers.h"
#include "outbox/shelf.h"

using namespace gummiband;
using ledger::envelope;
using outbox::Destination;
using outbox::FaultProxy;
using outbox::Name;
using outbox::NetworkFault;

namespace fs = std::filesystem;

namespace {

constexpr uint32_t kEverydaySessions = 1'000;
constexpr size_t kMostFaults = 5;
constexpr uint32_t kMostLeads = 4;
// What a connection carries in a session, TLS and all; faults strike within it.
constexpr size_t kMostBytes = 9'000;
// A folder's stall ends at the limit for stalls, a hub's at the one for a whole request: libpq has
// no other for a server that says nothing.
constexpr outbox::Patience kShortStalls{2'000, 1, 60'000};
constexpr outbox::Patience kShortRequests{2'000, 1, 400};

const outbox::Patience& patience_for(const Destination& destination) {
  return destination.address.starts_with("https:") ? kShortStalls : kShortRequests;
}

uint32_t sessions() {
  const char* given = std::getenv("GUMMIBAND_SYNC_SESSIONS");
  return given == nullptr ? kEverydaySessions
                          : static_cast<uint32_t>(std::strtoul(given, nullptr, 10));
}

Destination through(Destination destination, int from, const FaultProxy& proxy) {
  const std::string port = ":" + std::to_string(from);
  destination.address.replace(destination.address.find(port), port.size(),
                              ":" + std::to_string(proxy.port()));
  return destination;
}

// Who else may answer in a destination's place: an ill server, a captive portal, a redirect;
// somebody in the middle who delivers twice, or brings the receipt of another lead; and three that
// cannot prove to be it.
class Strangers {
 public:
  Strangers(const outbox::Server& destination, uint32_t seed)
      : ill_(kAnswers, "chance:" + std::to_string(seed) + ":" + destination.folder().string()),
        middle_("../tests/outbox/middle.py",
                std::to_string(seed) + ":" + destination.folder().string()) {}
  std::vector<int> ports() const {
    return {ill_.port(),    ill_.port(),   ill_.port(),     middle_.port(), middle_.port(),
            middle_.port(), other_.port(), expired_.port(), self_.port()};
  }
  // What the one in the middle has done: "twice" and "another", a line for each.
  std::string faults() const { return outbox::slurp(middle_.folder() / "faults"); }

 private:
  static constexpr const char* kAnswers = "../tests/outbox/answers.py";
  outbox::Server ill_;
  outbox::Server middle_;
  outbox::Server other_{kAnswers, "other"};
  outbox::Server expired_{kAnswers, "expired"};
  outbox::Server self_{kAnswers, "self"};
};

NetworkFault a_fault(std::minstd_rand& random, const std::vector<int>& strangers) {
  using Kind = NetworkFault::Kind;
  if (random() % 4 == 0) return {Kind::kElsewhere, 0, strangers[random() % strangers.size()]};
  // These take real time; they come seldom.
  constexpr Kind kSlow[] = {Kind::kStall, Kind::kHalfOpen, Kind::kTrickle};
  constexpr Kind kKinds[] = {
      Kind::kRefuse,    Kind::kCutRequest, Kind::kCutRequest, Kind::kCutRequest, Kind::kCutAnswer,
      Kind::kCutAnswer, Kind::kCutAnswer,  Kind::kCutAnswer,  Kind::kNone,       Kind::kNone};
  Kind kind = kKinds[random() % std::size(kKinds)];
  if (random() % 96 == 0) kind = kSlow[random() % std::size(kSlow)];
  return {kind, random() % kMostBytes, 0};
}

Name name_of(const leads::Envelope& envelope) {
  return {outbox::Kind::kEnvelope, envelope.lead_id, envelope.recipient_id};
}

// One kiosk, from the first lead to the last receipt.
class Session {
 public:
  Session(uint32_t first, uint32_t leads, const Destination& destination)
      : first_(first),
        leads_(leads),
        random_(first),
        courier_(outbox::make_courier(destination, patience_for(destination)).value()),
        book_(ledger::open(folder_ / "ledger.db", clock_)),
        machine_(*courier_, [this](const outbox::BookWork& work) { return work(*book_); }, nullptr,
                 clock_, random_, {}) {
    for (uint32_t lead = first_; lead < first_ + leads; ++lead) {
      REQUIRE(ledger::store(*book_, std::vector{envelope(lead, "stadt", 1200)}).ok());
    }
  }

  // Turns the machine until nothing waits. `lies` says whether an envelope is at the destination
  // as it was sent.
  template <typename Lies>
  void run(Lies lies) {
    for (int turns = 0; book_->counts().value().delivered < leads_; ++turns) {
      if (turns > 2'000) FAIL("it never ends: " + machine_.report().trouble);
      clock_.boot += machine_.wait_ms();
      machine_.tick(outbox::always);
      release();
    }
    CHECK(book_->counts().value().delivered == leads_);
    CHECK(book_->reconcile().ok());
    for (uint32_t lead = first_; lead < first_ + leads_; ++lead) {
      if (!lies(envelope(lead, "stadt", 1200))) FAIL("called delivered, and is not there");
    }
  }

 private:
  // As staff do with what was set aside.
  void release() {
    const auto aside = book_->envelopes_of("stadt", ledger::State::kQuarantined, 0, 100);
    for (const ledger::StoredEnvelope& one : aside.value()) {
      REQUIRE(book_->release(one.sequence).ok());
    }
  }

  uint32_t first_;
  int64_t leads_;
  ledger::Folder folder_;
  ledger::FakeClock clock_;
  outbox::SeededRandom random_;
  std::unique_ptr<outbox::Courier> courier_;
  std::unique_ptr<ledger::Ledger> book_;
  outbox::Outbox machine_;
};

template <typename Lies>
uint32_t run_sessions(const outbox::Server& server, const Destination& destination,
                      FaultProxy& proxy, Lies lies) {
  const uint32_t seed = ledger::seed();
  const Strangers strangers(server, seed);
  uint32_t next_lead = 0;
  for (uint32_t i = 0; i < sessions(); ++i) {
    std::minstd_rand random(seed + i);
    CAPTURE(seed, i);
    std::deque<NetworkFault> faults;
    for (size_t n = random() % (kMostFaults + 1); n > 0; --n)
      faults.push_back(a_fault(random, strangers.ports()));
    const auto leads = static_cast<uint32_t>(1 + random() % kMostLeads);
    proxy.plan(std::move(faults));
    Session(next_lead, leads, destination).run(lies);
    next_lead += leads;
  }
  const auto done = [faults = strangers.faults()](std::string_view what) {
    size_t times = 0;
    for (size_t at = faults.find(what); at != std::string::npos; at = faults.find(what, at + 1)) {
      ++times;
    }
    return times;
  };
  std::cerr << "sync: " << sessions() << " sessions, " << next_lead << " leads, " << done("twice")
            << " delivered twice, " << done("another") << " receipts of another lead\n";
  if (sessions() >= kEverydaySessions) {
    CHECK(done("twice") > 0);
    CHECK(done("another") > 0);
  }
  return next_lead;
}

struct Hub {
  Hub() {
    REQUIRE(outbox::init_hub(server.destination(),
                             {{"kiosk", "kiosk", {}}, {"desk", "desk", {"stadt"}}})
                .ok());
  }
  outbox::Server server{"postgres"};
};

// A batch of two; every day another one of `step` bytes, and all of them in the long tier.
template <typename Lies>
void cut_after_each_byte(const Destination& destination, FaultProxy& proxy, size_t step,
                         Lies lies) {
  // How much a batch of two carries when nothing breaks.
  Session(0, 2, destination).run(lies);
  const size_t sent = proxy.sent();
  const size_t answered = proxy.answered();
  REQUIRE(sent > 2'400);
  REQUIRE(answered > 2'400);
  if (sessions() > kEverydaySessions) step = 1;
  const size_t first = 1 + ledger::seed() % step;
  uint32_t lead = 10;
  for (const auto& [kind, most] : {std::pair(NetworkFault::Kind::kCutRequest, sent),
                                   std::pair(NetworkFault::Kind::kCutAnswer, answered)}) {
    for (size_t bytes = first; bytes <= most; bytes += step) {
      CAPTURE(kind, bytes);
      proxy.plan({{kind, bytes, 0}});
      Session(lead, 2, destination).run(lies);
      lead += 2;
    }
  }
  std::cerr << "sync: cut after " << (lead - 10) / 2 << " of " << sent + answered << " bytes\n";
}

}  // namespace

TEST_CASE("through a network that breaks by seed each lead reaches a WebDAV folder exactly once") {
  const outbox::Server server("webdav");
  FaultProxy proxy(server.port());
  const Destination destination = through(server.destination(), server.port(), proxy);
  const fs::path leads = server.folder() / "leads";
  const uint32_t sent =
      run_sessions(server, destination, proxy, [&](const leads::Envelope& envelope) {
        return outbox::slurp(leads / outbox::file_name(name_of(envelope))) == envelope.bytes;
      });
  const auto names = outbox::make_folder_shelf(leads)->list();
  REQUIRE(names.ok());
  CHECK(names->size() == sent);
}

TEST_CASE("through a network that breaks by seed each lead reaches a hub exactly once") {
  const Hub hub;
  FaultProxy proxy(hub.server.port());
  const Destination destination = through(hub.server.as("kiosk"), hub.server.port(), proxy);
  const auto desk = outbox::make_shelf(hub.server.as("desk"));
  REQUIRE(desk.ok());
  const uint32_t sent =
      run_sessions(hub.server, destination, proxy, [&](const leads::Envelope& envelope) {
        const auto there = desk.value()->fetch(std::vector{name_of(envelope)});
        return there && there.value()[0].bytes == envelope.bytes;
      });
  CHECK(desk.value()->list().value().size() == sent);
}

// Ten minutes is what a whole request may take here: only the limit for stalls ends it before.
TEST_CASE("a line that says nothing for ten minutes is given up at the limit for stalls") {
  const outbox::Server server("webdav");
  FaultProxy proxy(server.port());
  const Destination destination = through(server.destination(), server.port(), proxy);
  constexpr outbox::Patience kTenMinutes{2'000, 1, 600'000};
  const auto kind = GENERATE(NetworkFault::Kind::kStall, NetworkFault::Kind::kHalfOpen,
                             NetworkFault::Kind::kTrickle);
  // In the middle of the handshake's answer, and of the first file's.
  const size_t bytes = GENERATE(600, 2'600);
  CAPTURE(kind, bytes);
  proxy.plan({{kind, bytes, 0}});
  const auto courier = outbox::make_courier(destination, kTenMinutes).value();
  const outbox::Delivery delivery =
      courier->deliver(std::vector{outbox::parcel(1), outbox::parcel(2)}, outbox::always);
  REQUIRE(delivery.trouble);
  CHECK(delivery.trouble->kind == outbox::TroubleKind::kNetwork);
  CHECK_THAT(delivery.trouble->sentence, contains("too slow"));
}

TEST_CASE("cut after any byte, of request or answer, a batch is still delivered once to a folder") {
  const outbox::Server server("webdav");
  FaultProxy proxy(server.port());
  cut_after_each_byte(through(server.destination(), server.port(), proxy), proxy, 23,
                      [&](const leads::Envelope& envelope) {
                        const std::string file = outbox::file_name(name_of(envelope));
                        return outbox::slurp(server.folder() / "leads" / file) == envelope.bytes;
                      });
}

TEST_CASE("cut after any byte, of request or answer, a batch is still delivered once to a hub") {
  const Hub hub;
  FaultProxy proxy(hub.server.port());
  const auto desk = outbox::make_shelf(hub.server.as("desk"));
  REQUIRE(desk.ok());
  cut_after_each_byte(through(hub.server.as("kiosk"), hub.server.port(), proxy), proxy, 53,
                      [&](const leads::Envelope& envelope) {
                        const auto there = desk.value()->fetch(std::vector{name_of(envelope)});
                        return there && there.value()[0].bytes == envelope.bytes;
                      });
}
