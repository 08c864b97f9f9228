// A second sealed copy of what the ledger holds, on another medium, for the day its disk dies.
//
// A folder with a file for each envelope whose bytes the ledger still has, under the names that
// parcels have anywhere, so that a desk exports from it like from a stick. Each file is written
// durably, read back from the medium and compared. What the ledger has forgotten (withdrawn,
// erased, purged) is removed from it; files that this ledger does not know are never touched:
// they may be all that is left of another one. It is no destination: nothing counts as delivered.
// A lead is thanked for when the ledger has it, whatever becomes of its copy. Nothing is kept but
// what was compared since the start. One thread at a time; each turn takes as long as the medium.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/result.h"
#include "outbox/courier.h"
#include "outbox/outbox.h"
#include "outbox/parcel.h"

namespace gummiband::outbox {

struct CopyReport {
  int64_t copied = 0;   // envelopes that lie there and were compared
  std::string trouble;  // why some do not; empty: they all do
  bool operator==(const CopyReport&) const = default;
};

class SecondCopy {
 public:
  // `folder` must exist when it is written to: where a stick is not plugged in, nothing is made.
  SecondCopy(base::Path folder, Book book) : folder_(std::move(folder)), book_(std::move(book)) {}

  // Once through everything. On trouble what lies there stays, and the next turn compares anew.
  void renew(const GoOn& go_on);
  const CopyReport& report() const { return report_; }

 private:
  using Names = std::set<Name>;
  base::Result<void> renew_all(const GoOn& go_on);
  base::Result<void> remove_unfinished(const GoOn& go_on);
  base::Result<void> copy_missing(const Names& there, Names& held, const GoOn& go_on);
  base::Result<void> put(const Parcel& parcel, const Names& there, const GoOn& go_on);
  base::Result<void> remove_forgotten(const Names& there, const Names& held, const GoOn& go_on);

  const base::Path folder_;
  const Book book_;
  Names compared_;
  Names strangers_;  // of which this ledger knows nothing
  CopyReport report_;
};

}  // namespace gummiband::outbox
