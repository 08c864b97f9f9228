// What a kiosk tells about itself at a hub: who may write it, and who reads it.
#include "outbox/telling_kiosk.h"

using namespace gummiband;
using outbox::all;
using outbox::always;
using outbox::board;
using outbox::BulletinName;
using outbox::Kiosk;
using outbox::kVisits;
using outbox::Place;

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
