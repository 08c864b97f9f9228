#include "ledger/codes.h"

#include "leads/receipt_code.h"
#include "ledger/chain.h"

namespace gummiband::ledger {
namespace {

// With a million leads in one ledger, one in fourteen codes is taken: this many in a row never are.
constexpr uint32_t kMostAttempts = 1000;

}  // namespace

base::Result<Code> code_of(const Connection& connection, std::string_view book,
                           const base::Uuid& lead_id) {
  Statement statement(connection, "SELECT lead_id FROM envelope WHERE code = ?1 LIMIT 1",
                      "find a receipt code");
  for (uint32_t attempt = 0; attempt < kMostAttempts; ++attempt) {
    Code code;
    code.text = leads::receipt_code(lead_id, book, attempt);
    code.index = leads::receipt_code_index(code.text, book);
    statement.again();
    statement.bind_blob(1, code.index);
    if (!statement.row()) {
      if (auto finished = statement.finished(); !finished) return finished.fault();
      return code;
    }
    if (statement.bytes(0) == raw(lead_id)) return code;
  }
  return base::Fault{connection.file().string() +
                     ": no receipt code is left. Export the leads, move the ledger away and start "
                     "again; the next start makes a new one."};
}

}  // namespace gummiband::ledger
