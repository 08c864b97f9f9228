#include "ledger/envelope_row.h"

namespace gummiband::ledger {

base::Result<void> insert_envelope(const Connection& connection, const Link& link,
                                   std::string_view bytes, std::string_view chain,
                                   std::string_view doing) {
  Statement statement(connection,
                      "INSERT INTO envelope (sequence, lead_id, recipient_id, key_id, bytes, "
                      "sha256, captured_wall_ms, captured_boot_ms, boot_id, clock_trusted, code, "
                      "chain) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
                      doing);
  return statement.bind(1, link.sequence)
      .bind_blob(2, raw(link.lead_id))
      .bind(3, link.recipient_id)
      .bind(4, link.key_id)
      .bind_blob(5, bytes)
      .bind_blob(6, link.sha256)
      .bind(7, link.capture.wall_ms)
      .bind(8, link.capture.boot_ms)
      .bind(9, link.capture.boot_id)
      .bind(10, int64_t{link.capture.clock_trusted ? 1 : 0})
      .bind_blob(11, link.code)
      .bind_blob(12, chain)
      .finish();
}

}  // namespace gummiband::ledger
