#include "ledger/version_1.h"

#include <string>

#include "base/text.h"
#include "catch.h"
#include "ledger/booth.h"
#include "ledger/checksum.h"

namespace gummiband::ledger {
namespace {

constexpr std::string_view kSchema = R"sql(
CREATE TABLE envelope (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  lead_id BLOB NOT NULL CHECK (length(lead_id) = 16),
  recipient_id TEXT NOT NULL,
  key_id TEXT NOT NULL,
  bytes BLOB,
  checksum INTEGER NOT NULL,
  captured_wall_ms INTEGER NOT NULL,
  captured_boot_ms INTEGER NOT NULL,
  boot_id TEXT NOT NULL,
  clock_trusted INTEGER NOT NULL CHECK (clock_trusted IN (0, 1)),
  state TEXT NOT NULL DEFAULT 'waiting'
    CHECK (state IN ('waiting', 'delivered', 'quarantined', 'withdrawn')),
  CHECK (bytes IS NOT NULL OR state IN ('delivered', 'withdrawn')),
  UNIQUE (recipient_id, lead_id)
) STRICT;
CREATE INDEX envelope_by_state ON envelope (state, sequence);
CREATE TRIGGER envelope_stays BEFORE DELETE ON envelope
  BEGIN SELECT RAISE(ABORT, 'an envelope is never deleted, only its bytes are forgotten'); END;
CREATE TABLE receipt (
  sequence INTEGER PRIMARY KEY REFERENCES envelope (sequence),
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  courier TEXT NOT NULL,
  received_wall_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE tally (
  hour INTEGER NOT NULL,
  what TEXT NOT NULL,
  subject TEXT NOT NULL,
  n INTEGER NOT NULL CHECK (n >= 0),
  PRIMARY KEY (hour, what, subject)
) STRICT, WITHOUT ROWID;
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

std::string hex(std::string_view bytes) {
  return base::to_hex({reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()});
}

std::string row(const leads::Envelope& one, const FakeClock& clock) {
  const std::string id(one.lead_id.bytes.begin(), one.lead_id.bytes.end());
  const uint32_t check =
      checksum({id, one.recipient_id, one.key_id, one.bytes, std::to_string(clock.wall),
                std::to_string(clock.boot), clock.id, clock.trusted ? "1" : "0"});
  return "INSERT INTO envelope (lead_id, recipient_id, key_id, bytes, checksum, captured_wall_ms, "
         "captured_boot_ms, boot_id, clock_trusted) VALUES (x'" +
         hex(id) + "', '" + one.recipient_id + "', '" + one.key_id + "', x'" + hex(one.bytes) +
         "', " + std::to_string(check) + ", " + std::to_string(clock.wall) + ", " +
         std::to_string(clock.boot) + ", '" + clock.id + "', 1);";
}

}  // namespace

void make_version_1(const base::Path& file, uint32_t leads) {
  const FakeClock clock;
  std::string all = "PRAGMA journal_mode = WAL; BEGIN;" + std::string(kSchema) +
                    "PRAGMA application_id = 1198878050; PRAGMA user_version = 1;";
  for (uint32_t lead = 1; lead <= leads; ++lead) {
    for (const char* recipient : {"stadt", "kreis"}) all += row(envelope(lead, recipient), clock);
  }
  all +=
      "INSERT INTO tally VALUES (7, 'heart', 'biggesee', 3);"
      "INSERT INTO setting VALUES ('paper', '300'); COMMIT;";
  REQUIRE(sql(file, all) == std::vector<std::string>{"wal"});
}

}  // namespace gummiband::ledger
