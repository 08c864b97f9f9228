#include "ledger/chain.h"

#include <initializer_list>

#include "leads/interest.h"

namespace gummiband::ledger {
namespace {

// Each field after its length (eight bytes, lowest first), so that a byte cannot change fields
// unnoticed.
std::string framed(std::initializer_list<std::string_view> fields) {
  std::string all;
  for (const std::string_view field : fields) {
    const uint64_t length = field.size();
    for (int i = 0; i < 8; ++i) all += static_cast<char>(length >> (8 * i));
    all += field;
  }
  return all;
}

}  // namespace

std::string raw(const base::Uuid& id) {
  return {id.bytes.begin(), id.bytes.end()};
}

std::string chain_start(std::string_view book) {
  return leads::sha256(framed({"gummiband ledger 2", book}));
}

std::string chain_next(std::string_view before, const Link& link) {
  return leads::sha256(framed(
      {before, std::to_string(link.sequence), raw(link.lead_id), link.recipient_id, link.key_id,
       link.sha256, std::to_string(link.capture.wall_ms), std::to_string(link.capture.boot_ms),
       link.capture.boot_id, link.capture.clock_trusted ? "1" : "0", link.code}));
}

}  // namespace gummiband::ledger
