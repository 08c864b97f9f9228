// Real couriers and real servers with a network between them that breaks by seed. Whatever breaks:
// each lead lies at the destination exactly once, none is lost, none is called delivered before.
//
// GUMMIBAND_SYNC_SESSIONS=n runs so many sessions for each kind of destination.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <random>

#include "base/random.h"
#include "catch.h"
#include "ledger/booth.h"
#include "outbox/fault_proxy.h"
#include "outbox/hub_schema.h"
#include "outbox/outbox.h"
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
// Fake limits: a second here is a minute at a booth.
constexpr outbox::Patience kShort{2'000, 1, 400};

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

NetworkFault a_fault(std::minstd_rand& random) {
  using Kind = NetworkFault::Kind;
  // These take real time; they come seldom.
  constexpr Kind kSlow[] = {Kind::kStall, Kind::kHalfOpen, Kind::kTrickle};
  constexpr Kind kKinds[] = {
      Kind::kRefuse,    Kind::kCutRequest, Kind::kCutRequest, Kind::kCutRequest, Kind::kCutAnswer,
      Kind::kCutAnswer, Kind::kCutAnswer,  Kind::kCutAnswer,  Kind::kNone,       Kind::kNone};
  Kind kind = kKinds[random() % std::size(kKinds)];
  if (random() % 24 == 0) kind = kSlow[random() % std::size(kSlow)];
  return {kind, random() % kMostBytes};
}

// One kiosk, from the first lead to the last receipt.
class Session {
 public:
  Session(uint32_t first, uint32_t leads, const Destination& destination)
      : first_(first),
        leads_(leads),
        courier_(outbox::make_courier(destination, kShort).value()),
        book_(ledger::open(folder_ / "ledger.db", clock_)),
        machine_(*courier_, [this](const outbox::BookWork& work) { return work(*book_); }, nullptr,
                 clock_, random_, {}) {
    for (uint32_t lead = first_; lead < first_ + leads_; ++lead) {
      REQUIRE(ledger::store(*book_, std::vector{envelope(lead, "stadt", 1200)}).ok());
    }
  }

  // Turns the machine until nothing waits. `lies` says whether an envelope is at the destination
  // as it was sent.
  template <typename Lies>
  void run(Lies lies) {
    for (int turns = 0; book_->counts().value().waiting > 0; ++turns) {
      if (turns > 2'000) FAIL("it never ends: " + machine_.report().trouble);
      clock_.boot += machine_.wait_ms();
      machine_.tick([] { return true; });
    }
    CHECK(book_->counts().value().delivered == leads_);
    CHECK(book_->reconcile().ok());
    for (uint32_t lead = first_; lead < first_ + leads_; ++lead) {
      if (!lies(envelope(lead, "stadt", 1200))) FAIL("called delivered, and is not there");
    }
  }

 private:
  uint32_t first_;
  uint32_t leads_;
  ledger::Folder folder_;
  ledger::FakeClock clock_;
  base::SystemRandom random_;
  std::unique_ptr<outbox::Courier> courier_;
  std::unique_ptr<ledger::Ledger> book_;
  outbox::Outbox machine_;
};

template <typename Lies>
uint32_t run_sessions(const Destination& destination, FaultProxy& proxy, Lies lies) {
  const uint32_t seed = ledger::seed();
  uint32_t next_lead = 0;
  for (uint32_t i = 0; i < sessions(); ++i) {
    std::minstd_rand random(seed + i);
    CAPTURE(seed, i);
    std::deque<NetworkFault> faults;
    for (size_t n = random() % (kMostFaults + 1); n > 0; --n) faults.push_back(a_fault(random));
    const auto leads = static_cast<uint32_t>(1 + random() % kMostLeads);
    proxy.plan(std::move(faults));
    Session(next_lead, leads, destination).run(lies);
    next_lead += leads;
  }
  std::cerr << "sync: " << sessions() << " sessions, " << next_lead << " leads\n";
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

}  // namespace

TEST_CASE("through a network that breaks by seed each lead reaches a WebDAV folder exactly once") {
  const outbox::Server server("webdav");
  FaultProxy proxy(server.port());
  const Destination destination = through(server.destination(), server.port(), proxy);
  const fs::path leads = server.folder() / "leads";
  const uint32_t sent = run_sessions(destination, proxy, [&](const leads::Envelope& envelope) {
    const Name name{outbox::Kind::kEnvelope, envelope.lead_id, envelope.recipient_id};
    return outbox::slurp(leads / outbox::file_name(name)) == envelope.bytes;
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
  const uint32_t sent = run_sessions(destination, proxy, [&](const leads::Envelope& envelope) {
    const Name name{outbox::Kind::kEnvelope, envelope.lead_id, envelope.recipient_id};
    const auto there = desk.value()->fetch(std::vector{name});
    return there && there.value()[0].bytes == envelope.bytes;
  });
  CHECK(desk.value()->list().value().size() == sent);
}

TEST_CASE("cut after any byte, of request or answer, a batch is still delivered once") {
  const outbox::Server server("webdav");
  FaultProxy proxy(server.port());
  const Destination destination = through(server.destination(), server.port(), proxy);
  // How much a batch of two carries when nothing breaks.
  Session(0, 2, destination).run([](const leads::Envelope&) { return true; });
  const size_t sent = proxy.sent();
  const size_t answered = proxy.answered();
  REQUIRE(sent > 2'400);
  REQUIRE(answered > 2'400);
  // Every day another seventh of all bytes; each of them in the long tier.
  const size_t step = std::getenv("GUMMIBAND_SYNC_SESSIONS") == nullptr ? 7 : 1;
  const size_t first = 1 + ledger::seed() % step;
  uint32_t lead = 10;
  for (const auto& [kind, most] : {std::pair(NetworkFault::Kind::kCutRequest, sent),
                                   std::pair(NetworkFault::Kind::kCutAnswer, answered)}) {
    for (size_t bytes = first; bytes <= most; bytes += step) {
      CAPTURE(bytes);
      proxy.plan({{kind, bytes}});
      Session(lead, 2, destination).run([&](const leads::Envelope& envelope) {
        const Name name{outbox::Kind::kEnvelope, envelope.lead_id, envelope.recipient_id};
        return outbox::slurp(server.folder() / "leads" / outbox::file_name(name)) == envelope.bytes;
      });
      lead += 2;
    }
  }
}
