// Leads onto a stick, so that whoever pulls it after the last word has them: written under a name
// ending in ".part", flushed to the device, read back from it and compared, renamed, flushed again.
//
// A fault, a full stick and one that is pulled in the middle leave everything else on it, and the
// ledger, as they were; the unfinished part is removed by the next export. Nothing is written in
// clear anywhere but on the stick. On a worker: it takes as long as the stick does.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "app/opened_leads.h"
#include "base/date.h"
#include "base/file.h"
#include "base/result.h"
#include "leads/keys.h"
#include "ledger/ledger.h"
#include "outbox/parcel.h"
#include "screens/staff.h"
#include "slips/slip.h"

namespace gummiband::app {

// kWriting or kChecking, and how much of it is done, 0..1.
using StickProgress = std::function<void(screens::staff::StickStage, double)>;

struct StickResult {
  std::string file;       // the name on the stick, of a folder or a table
  int64_t rows = 0;       // envelopes or leads
  int64_t others = 0;     // envelopes that the key does not open, or that are damaged
  int64_t withdrawn = 0;  // leads that are to be deleted from what left earlier
};

// A folder "gummiband-2027-06-19-2114" with one file for each envelope and for each withdrawal
// (signed_withdrawals()), and SHA256SUMS, which `sha256sum -c` checks. Nothing to take is a fault.
base::Result<StickResult> write_sealed(const ledger::Ledger& ledger, Which which,
                                       const std::vector<outbox::Parcel>& withdrawals,
                                       const base::Path& stick, const base::LocalTime& now,
                                       const StickProgress& progress);

// A table "gummiband-2027-06-19-2114.xlsx" (or .csv) of what the key opens. Where leads of this key
// are withdrawn, a table "gummiband-withdrawn-2027-06-19-2114.xlsx" of their ids goes before it.
base::Result<StickResult> write_opened(const ledger::Ledger& ledger, Which which,
                                       const leads::KeyPair& pair, screens::staff::Table table,
                                       const base::Path& stick, const base::LocalTime& now,
                                       const StickProgress& progress);

// A table "gummiband-report-2027-06-19-2114.xlsx" of the day's numbers.
base::Result<StickResult> write_report(const std::vector<slips::SlipRow>& rows,
                                       const base::Path& stick, const base::LocalTime& now,
                                       const StickProgress& progress);

}  // namespace gummiband::app
