// Against a real PostgreSQL with TLS, started by scripts/postgres.

#include <array>
#include <atomic>
#include <barrier>
#include <chrono>
#include <deque>
#include <thread>

#include "catch.h"
#include "outbox/advice.h"
#include "outbox/fault_proxy.h"
#include "outbox/hub_courier.h"
#include "outbox/hub_schema.h"
#include "outbox/servers.h"

using namespace gummiband;
using outbox::always;
using outbox::Delivery;
using outbox::Destination;
using outbox::parcel;
using outbox::Parcel;
using outbox::TroubleKind;
using outbox::Verdict;

namespace {

struct Hub {
  Hub() {
    const auto made = outbox::init_hub(
        server.destination(),
        {{"kiosk-olpe", "olpe", {}}, {"kiosk-siegen", "siegen", {}}, {"desk", "desk", {"stadt"}}});
    INFO((made ? "" : made.fault().sentence));
    REQUIRE(made.ok());
  }

  std::string sql(const std::string& role, const std::string& statement) const {
    return outbox::sql_as(server, role, statement);
  }
  std::string rows() const { return sql("owner", "SELECT count(*) FROM gummiband.parcel"); }

  outbox::Server server{"postgres"};
};

std::unique_ptr<outbox::Courier> courier(const Destination& destination) {
  auto made = outbox::make_courier(destination);
  INFO((made ? "" : made.fault().sentence));
  REQUIRE(made.ok());
  return std::move(made).value();
}

std::vector<Parcel> parcels(uint32_t first, uint32_t count) {
  std::vector<Parcel> all;
  for (uint32_t lead = first; lead < first + count; ++lead) all.push_back(parcel(lead));
  return all;
}

void require_receipts(const Delivery& delivery, const std::vector<Parcel>& sent) {
  INFO((delivery.trouble ? delivery.trouble->sentence : ""));
  REQUIRE_FALSE(delivery.trouble);
  REQUIRE(delivery.outcomes.size() == sent.size());
  for (size_t i = 0; i < sent.size(); ++i) {
    INFO(delivery.outcomes[i].sentence);
    REQUIRE(delivery.outcomes[i].verdict == Verdict::kReceipt);
    REQUIRE(delivery.outcomes[i].name == sent[i].name);
    REQUIRE(delivery.outcomes[i].sha256 == sent[i].sha256);
  }
}

}  // namespace

TEST_CASE("a hub takes a batch in one statement, once, and gives receipts for what lies there") {
  const Hub hub;
  const auto olpe = courier(hub.server.as("kiosk-olpe"));
  const std::vector<Parcel> batch = parcels(1, 100);
  require_receipts(olpe->deliver(batch, always), batch);
  CHECK(hub.rows() == "100\n");
  require_receipts(olpe->deliver(batch, always), batch);
  CHECK(hub.rows() == "100\n");
  // Making the hub again changes nothing.
  REQUIRE(outbox::init_hub(hub.server.destination(), {{"kiosk-olpe", "", {}}}).ok());
  require_receipts(olpe->deliver(batch, always), batch);
  CHECK(hub.rows() == "100\n");
}

TEST_CASE("the poisonous parcel of a batch is found, and the others are there") {
  const Hub hub;
  const auto olpe = courier(hub.server.as("kiosk-olpe"));
  std::vector<Parcel> poisoned = parcels(200, 100);
  poisoned[37] = parcel(237, "stadt", 70'000);  // larger than a row may be
  const Delivery delivery = olpe->deliver(poisoned, always);
  REQUIRE(delivery.outcomes.size() == 100);
  for (size_t i = 0; i < 100; ++i) {
    CHECK(delivery.outcomes[i].verdict == (i == 37 ? Verdict::kRejected : Verdict::kReceipt));
  }
  CHECK(outbox::advises(delivery.outcomes[37].sentence));
  CHECK(hub.rows() == "99\n");
}

TEST_CASE("other bytes under the same name are rejected, and nothing of them is told") {
  const Hub hub;
  const std::vector<Parcel> batch = parcels(1, 1);
  require_receipts(courier(hub.server.as("kiosk-olpe"))->deliver(batch, always), batch);
  Parcel other = batch[0];
  other.bytes = "other bytes";
  other.sha256 = leads::sha256_hex(other.bytes);
  const auto siegen = courier(hub.server.as("kiosk-siegen"));
  const Delivery delivery = siegen->deliver(std::vector{other, parcel(300)}, always);
  REQUIRE(delivery.outcomes.size() == 2);
  CHECK(delivery.outcomes[0].verdict == Verdict::kRejected);
  CHECK(delivery.outcomes[0].sha256.empty());
  CHECK(outbox::advises(delivery.outcomes[0].sentence));
  CHECK(delivery.outcomes[1].verdict == Verdict::kReceipt);
}

TEST_CASE("a kiosk can call the one function and nothing else") {
  const Hub hub;
  for (const char* statement :
       {"SELECT * FROM gummiband.parcel", "DELETE FROM gummiband.parcel",
        "INSERT INTO gummiband.parcel VALUES ('a', 'b', 'c', 'd')",
        "UPDATE gummiband.parcel SET kiosk = 'x'", "SELECT * FROM gummiband.mine",
        "TRUNCATE gummiband.parcel", "SELECT * FROM gummiband.desk",
        "SELECT * FROM gummiband.bulletin", "SELECT * FROM gummiband.board",
        "UPDATE gummiband.bulletin SET kiosk = 'x'", "DELETE FROM gummiband.bulletin",
        "INSERT INTO gummiband.bulletin VALUES ('a', 'b', 'c')",
        "DROP FUNCTION gummiband.deliver(text[], text[], text[])"}) {
    CAPTURE(statement);
    const std::string said = hub.sql("kiosk-olpe", statement);
    CHECK((said.find("permission denied") != std::string::npos ||
           said.find("must be owner") != std::string::npos));
  }
  CHECK(hub.rows() == "0\n");
}

TEST_CASE("a desk reads what is for its recipients, and delivers nothing") {
  const Hub hub;
  const std::vector<Parcel> batch = parcels(1, 1);
  const std::vector<Parcel> more = parcels(2, 1);
  const auto olpe = courier(hub.server.as("kiosk-olpe"));
  require_receipts(olpe->deliver(batch, always), batch);
  require_receipts(courier(hub.server.as("kiosk-siegen"))->deliver(more, always), more);
  const std::vector<Parcel> others = {parcel(400, "kreis")};
  require_receipts(olpe->deliver(others, always), others);
  CHECK(hub.sql("desk", "SELECT DISTINCT recipient FROM gummiband.mine") == "stadt\n");
  CHECK(hub.sql("desk", "SELECT DISTINCT kiosk FROM gummiband.mine ORDER BY 1") ==
        "kiosk-olpe\nkiosk-siegen\n");
  const Delivery delivery = courier(hub.server.as("desk"))->deliver(batch, always);
  REQUIRE(delivery.trouble);
  CHECK(delivery.trouble->kind == TroubleKind::kSettings);
}

TEST_CASE("a session that the server ends is a lost connection, and the next one delivers") {
  const Hub hub;
  const auto olpe = courier(hub.server.as("kiosk-olpe"));
  const std::vector<Parcel> first = parcels(1, 1);
  require_receipts(olpe->deliver(first, always), first);
  const std::vector<Parcel> more = parcels(500, 3);
  // The owner of a role may end its sessions.
  hub.sql("kiosk-olpe",
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = "
          "'kiosk-olpe' AND pid <> pg_backend_pid()");
  const Delivery broken = olpe->deliver(more, always);
  REQUIRE(broken.trouble);
  CHECK(broken.trouble->kind == TroubleKind::kNetwork);
  CHECK(broken.outcomes.empty());
  require_receipts(olpe->deliver(more, always), more);
}

TEST_CASE("a desk cannot look at the parcels of others, not even with a function of its own") {
  const Hub hub;
  const auto olpe = courier(hub.server.as("kiosk-olpe"));
  const std::vector<Parcel> batch = {parcel(1, "stadt"), parcel(2, "kreis")};
  require_receipts(olpe->deliver(batch, always), batch);
  // It costs nothing, so that the planner would ask it before anything else.
  const std::string seen = hub.sql(
      "desk",
      "CREATE FUNCTION pg_temp.peek(id text, recipient text) RETURNS boolean LANGUAGE plpgsql "
      "COST 0.0001 AS 'BEGIN RAISE NOTICE ''saw %'', recipient; RETURN true; END'; "
      "SELECT count(*) FROM gummiband.mine WHERE pg_temp.peek(id, recipient)");
  INFO(seen);
  CHECK(seen.find("saw stadt") != std::string::npos);
  CHECK(seen.find("saw kreis") == std::string::npos);
  CHECK(seen.find("\n1\n") != std::string::npos);
}

TEST_CASE("five couriers with the same parcels at once leave one row each") {
  const Hub hub;
  const std::array kiosks = {hub.server.as("kiosk-olpe"), hub.server.as("kiosk-siegen")};
  for (uint32_t round = 0; round < 20; ++round) {
    std::vector<Parcel> batch = parcels(round * 50, 50);
    std::vector<Delivery> all(5);
    std::vector<std::thread> threads;
    for (size_t i = 0; i < all.size(); ++i) {
      const Destination& destination = kiosks[i % 2];
      threads.emplace_back([&, i] {
        std::vector<Parcel> mine = batch;
        if (i >= 2) std::ranges::reverse(mine);
        all[i] = outbox::make_courier(destination).value()->deliver(mine, always);
        if (i >= 2) std::ranges::reverse(all[i].outcomes);
      });
    }
    for (std::thread& thread : threads) thread.join();
    for (const Delivery& delivery : all) require_receipts(delivery, batch);
  }
  CHECK(hub.rows() == "1000\n");
}

TEST_CASE("one lead from five couriers at the same moment is one row, a thousand times") {
  const Hub hub;
  constexpr uint32_t kLeads = 1'000;
  constexpr ptrdiff_t kCouriers = 5;
  std::barrier together(kCouriers);
  std::atomic<uint32_t> receipts = 0;
  std::vector<std::thread> threads;
  const std::array kiosks = {hub.server.as("kiosk-olpe"), hub.server.as("kiosk-siegen")};
  for (ptrdiff_t i = 0; i < kCouriers; ++i) {
    threads.emplace_back([&, destination = kiosks[i % 2]] {
      const auto mine = outbox::make_courier(destination).value();
      for (uint32_t lead = 0; lead < kLeads; ++lead) {
        const std::vector<Parcel> one = {parcel(lead)};
        together.arrive_and_wait();
        const Delivery delivery = mine->deliver(one, always);
        const bool received = delivery.outcomes.size() == 1 &&
                              delivery.outcomes[0].verdict == Verdict::kReceipt &&
                              delivery.outcomes[0].sha256 == one[0].sha256;
        receipts += received ? 1 : 0;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(receipts == kCouriers * kLeads);
  CHECK(hub.rows() == std::to_string(kLeads) + "\n");
}

TEST_CASE("a hub with the certificate of another, an old one or its own word gets nothing") {
  const std::string certificate = GENERATE("other", "expired", "self");
  CAPTURE(certificate);
  const outbox::Server server("postgres", certificate);
  const Delivery delivery = courier(server.as("kiosk-olpe"))->deliver(parcels(1, 1), always);
  CHECK(delivery.outcomes.empty());
  REQUIRE(delivery.trouble);
  CAPTURE(delivery.trouble->sentence);
  CHECK(delivery.trouble->kind == TroubleKind::kCertificate);
  CHECK(outbox::advises(delivery.trouble->sentence));
}

TEST_CASE("a hub that cannot be believed, does not know us or is away gets nothing") {
  Hub hub;
  const std::vector<Parcel> one = parcels(1, 1);
  const auto trouble_of = [&](const Destination& destination) {
    const Delivery delivery = courier(destination)->deliver(one, always);
    REQUIRE(delivery.trouble);
    CHECK(delivery.outcomes.empty());
    return *delivery.trouble;
  };
  Destination stranger = hub.server.as("kiosk-olpe");
  stranger.authorities.clear();
  CHECK(trouble_of(stranger).kind == TroubleKind::kCertificate);

  Destination wrong = hub.server.as("kiosk-olpe");
  wrong.password_file = hub.server.as("kiosk-siegen").password_file;
  const outbox::Trouble refused = trouble_of(wrong);
  CHECK(refused.kind == TroubleKind::kSettings);
  CHECK_THAT(
      refused.sentence,
      contains("let us in (password authentication failed for user \"kiosk-olpe\"). Check "));

  // The first host is nobody; the second one takes it.
  Destination several = hub.server.as("kiosk-olpe");
  several.address = "postgresql://kiosk-olpe@localhost:" + std::to_string(outbox::free_port()) +
                    ",localhost:" + std::to_string(hub.server.port()) + "/leads";
  require_receipts(courier(several)->deliver(one, always), one);

  // It takes the connection and never says a word: after its time the second one has its turn.
  outbox::FaultProxy silent(hub.server.port());
  using Kind = outbox::NetworkFault::Kind;
  silent.plan(std::deque<outbox::NetworkFault>(4, {Kind::kStall, 0}));
  several.address = "postgresql://kiosk-olpe@localhost:" + std::to_string(silent.port()) +
                    ",localhost:" + std::to_string(hub.server.port()) + "/leads";
  constexpr outbox::Patience kThreeSecondsEach{3'000, 20, 60'000};
  const auto patient = outbox::make_courier(several, kThreeSecondsEach).value();
  const auto begin = std::chrono::steady_clock::now();
  require_receipts(patient->deliver(one, always), one);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));

  hub.sql("owner", "DROP SCHEMA gummiband CASCADE");
  const outbox::Trouble no_hub = trouble_of(hub.server.as("kiosk-olpe"));
  CHECK(no_hub.kind == TroubleKind::kSettings);
  CHECK_THAT(no_hub.sentence, contains("hub init"));

  const auto kept = courier(hub.server.as("kiosk-olpe"));
  hub.server.stop();
  const Delivery away = kept->deliver(one, always);
  REQUIRE(away.trouble);
  CHECK(away.trouble->kind == TroubleKind::kNetwork);
  // Under two addresses of this machine, but it is one cause.
  const outbox::Trouble gone = trouble_of(hub.server.as("kiosk-olpe"));
  CHECK_THAT(gone.sentence, contains("no way to the server (Connection refused). Check "));
}

TEST_CASE("what a hub asks to be tried again is tried again at once, but not for ever") {
  const Hub hub;
  const std::string state = GENERATE("40001", "40P01");
  CAPTURE(state);
  // Fails as a hub of many machines does, the first times that it is asked; a sequence goes on
  // where a transaction is rolled back.
  hub.sql("owner",
          "ALTER FUNCTION gummiband.deliver(text[], text[], text[]) RENAME TO deliver_at_last;"
          "CREATE SEQUENCE gummiband.asked;"
          "CREATE FUNCTION gummiband.deliver(recipients text[], ids text[], bodies text[])"
          " RETURNS TABLE (recipient text, id text, body text)"
          " LANGUAGE plpgsql SECURITY DEFINER AS \\$\\$ BEGIN"
          " IF nextval('gummiband.asked') <= 4 THEN RAISE EXCEPTION 'try again' USING ERRCODE = '" +
              state +
              "'; END IF;"
              " RETURN QUERY SELECT * FROM gummiband.deliver_at_last(recipients, ids, bodies);"
              " END \\$\\$");
  const std::vector<Parcel> batch = parcels(1, 20);
  require_receipts(courier(hub.server.as("kiosk-olpe"))->deliver(batch, always), batch);
  CHECK(hub.sql("owner", "SELECT last_value FROM gummiband.asked") == "5\n");
  CHECK(hub.rows() == "20\n");

  hub.sql("owner", "ALTER SEQUENCE gummiband.asked MINVALUE -1000 RESTART WITH -1000");
  const Delivery tired = courier(hub.server.as("kiosk-olpe"))->deliver(batch, always);
  CHECK(tired.outcomes.empty());
  REQUIRE(tired.trouble);
  CHECK(tired.trouble->kind == TroubleKind::kServer);
  CHECK(tired.trouble->suspects == batch.size());
  CHECK(hub.sql("owner", "SELECT last_value FROM gummiband.asked") == "-996\n");
}

TEST_CASE("the address of a hub holds no password and asks for nothing weaker") {
  const auto hub = outbox::parse_hub_address("postgresql://kiosk@a.example,b.example:5433/leads");
  REQUIRE(hub.ok());
  CHECK(hub->user == "kiosk");
  CHECK_THAT(hub->shown, contains("a.example,b.example"));
  for (const char* address :
       {"postgresql://", "postgresql://kiosk@/leads", "postgresql://a.example/leads",
        "postgresql://kiosk:secret@a.example/leads", "postgresql://kiosk@a.example",
        "postgresql://kiosk@a.example/leads?sslmode=require",
        "postgresql://kiosk@a.example/leads?nonsense=1"}) {
    CAPTURE(address);
    CHECK_FALSE(outbox::parse_hub_address(address).ok());
  }
}

TEST_CASE("a password in an address is in no sentence about it") {
  for (const char* address :
       {"https://a:secret@cloud.example.org/leads/", "http://a:secret@cloud.example.org/",
        "https://a:secret@/leads/", "postgresql://a:secret@hub.example/leads",
        "postgresql://a:secret@hub.example", "postgresql://a:%zsecret@hub.example/leads",
        "postgresql://a@hub.example/leads?password=secret&port"}) {
    CAPTURE(address);
    const auto refused = outbox::make_courier({address, {}, {}, {}, {}});
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.fault().sentence.find("secret") == std::string::npos);
  }
}

TEST_CASE("texts in an array stay what they are") {
  CHECK(outbox::sql_array({}) == "{}");
  CHECK(outbox::sql_array({"a", "b\"c\\d,{}"}) == "{\"a\",\"b\\\"c\\\\d,{}\"}");
}

TEST_CASE("names of roles are plain") {
  CHECK(outbox::is_role_name("kiosk-olpe_1"));
  for (const char* name : {"", "Kiosk", "1kiosk", "a\"b", "a b", "a;b", "ä"}) {
    CHECK_FALSE(outbox::is_role_name(name));
  }
}
