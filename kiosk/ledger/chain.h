// The hash chain over envelopes: each row carries a hash over itself and over the row before, so
// that a row which was changed, exchanged, left out or put in shows at the next opening.
//
// Against disks, not against people: whoever can write the file can also write a new chain. Against
// people an envelope is signed. Pure. Private to this folder.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "leads/envelope.h"

namespace gummiband::ledger {

// When and where an envelope was captured.
struct Capture {
  int64_t wall_ms = 0;
  int64_t boot_ms = 0;
  std::string boot_id;
  bool clock_trusted = false;
};

// What a row keeps for ever, its bytes as their hash: so the chain holds when they are forgotten.
struct Link {
  int64_t sequence = 0;
  base::Uuid lead_id;
  std::string recipient_id;
  std::string key_id;
  std::string sha256;  // 32 bytes, as all sums here
  Capture capture;
  std::string code;  // the index of the receipt code
};

// Where the chain of the ledger with this name begins.
std::string chain_start(std::string_view book);
// The chain up to and with `link`.
std::string chain_next(std::string_view before, const Link& link);

std::string raw(const base::Uuid& id);

}  // namespace gummiband::ledger
