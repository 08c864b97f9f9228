#include "ledger/version_2.h"

#include <vector>

#include "catch.h"
#include "ledger/booth.h"

namespace gummiband::ledger {
namespace {

constexpr int64_t kIn2038Ms = 2'147'483'648'000;

// All that is another way since; the table word for word.
constexpr const char* kBackToVersion2 = R"sql(
BEGIN;
ALTER TABLE receipt RENAME TO receipt_3;
CREATE TABLE receipt (
  sequence INTEGER PRIMARY KEY REFERENCES envelope (sequence),
  courier TEXT NOT NULL,
  received_wall_ms INTEGER NOT NULL
) STRICT;
INSERT INTO receipt SELECT sequence, courier, received_wall_ms FROM receipt_3;
DROP TABLE receipt_3;
PRAGMA user_version = 2;
COMMIT;
)sql";

void fill(Ledger& ledger, FakeClock& clock, uint32_t leads) {
  for (uint32_t lead = 1; lead <= leads; ++lead) {
    REQUIRE(store(ledger, std::vector{envelope(lead, "stadt"), envelope(lead, "kreis")}).ok());
  }
  REQUIRE(ledger.add({{{7, "heart", "biggesee"}, 3}}).ok());
  REQUIRE(ledger.set("paper", "300").ok());
  if (leads == 0) return;
  clock.wall = kIn2038Ms;
  clock.trusted = false;
  REQUIRE(ledger.sending(std::vector<int64_t>{1}).ok());
  REQUIRE(ledger.deliver(receipt_for(envelope(1, "stadt"))).ok());
}

}  // namespace

void make_version_2(const base::Path& file, uint32_t leads) {
  FakeClock clock;
  fill(*open(file, clock), clock, leads);
  REQUIRE(sql(file, kBackToVersion2).empty());
}

}  // namespace gummiband::ledger
