// FILE.head: the end of the chain, written beside the ledger after each commit.
//
// An honest disk has the ledger at least as far as its head says. If the ledger is behind, the disk
// said "stored" and had not; if the chain is another one there, it mixed up old and new. Which is
// found out at the next opening, before anybody else is thanked on such a disk. A head that is
// missing, unreadable or of another ledger says nothing. Private to this folder.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/file.h"
#include "base/result.h"

namespace gummiband::ledger {

struct Head {
  std::string book;  // the random name of the ledger
  int64_t sequence = 0;
  std::string chain;
  bool operator==(const Head&) const = default;
};

base::Path head_path(const base::Path& ledger);
// Durable when it returns. It fits into a sector, so that a power cut leaves the old or the new
// one.
base::Result<void> write_head(const base::Path& ledger, const Head& head);
// Nothing if there is none that says anything. A disk that does not read is a fault.
base::Result<std::optional<Head>> read_head(const base::Path& ledger);

}  // namespace gummiband::ledger
