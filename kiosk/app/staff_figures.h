// Today's numbers for the staff, gathered from the ledger, the pack's keys, the clock and the disk.
// Reads only; takes as long as the ledger takes to be checked, so it belongs on a worker.
#pragma once

#include "base/clock.h"
#include "base/file.h"
#include "content/pack.h"
#include "screens/staff.h"
#include "visit/tally.h"

namespace gummiband::app {

// What was counted on the local day of `at`. Themes of hearts come from the pack; an item that is
// in no pack any more counts as a heart of no theme.
void count_day(screens::staff::Figures& figures, const visit::Tallies& tallies,
               const content::Pack& pack);

// A ledger that cannot be read or does not add up is said in `ledger_fault`; the rest is there.
screens::staff::Figures gather_figures(const base::Path& data, const content::Pack& pack,
                                       const base::Clock& clock);

}  // namespace gummiband::app
