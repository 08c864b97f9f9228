// What was counted at one kiosk on one day, hour by hour: the whole of it each time, signed.
//
// Cumulative: two states of the same sheet are merged by the larger count of each key, so that a
// repeat, an older state that comes late, and a ledger that was put back from a copy change nothing
// for the worse. A key is an hour and one of a few words ("visit", "heart", "code", "slip",
// "lead"); what was looked at, in which language and by which persona stays at the kiosk, so that
// nothing here can be joined to a lead. The form stands in kiosk/outbox/README.md. Values; any
// thread.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "leads/keys.h"
#include "outbox/bulletin.h"
#include "outbox/profile.h"
#include "visit/tally.h"

namespace gummiband::outbox {

struct SheetKey {
  int hour = 0;         // 0..23, UTC
  std::string what;     // "visit" ... or kAtTally
  std::string profile;  // of kAtTally: the profile's id; else empty
  auto operator<=>(const SheetKey&) const = default;
};

struct TallySheet {
  BulletinName name;                        // kTallies
  std::map<std::string, Profile> profiles;  // by id
  std::map<SheetKey, int64_t> counts;
  bool operator==(const TallySheet&) const = default;
};

inline constexpr size_t kMostProfilesADay = 32;

// Of a ledger's tallies of that day what travels. Profiles are left for the caller to fill in:
// counts are kept only of the first kMostProfilesADay.
TallySheet sheet_of(const visit::Tallies& tallies, const BulletinName& name);
// Of each key the larger count, and the profiles of both.
TallySheet merged(const TallySheet& one, const TallySheet& other);

// A fault if it does not fit into a bulletin.
base::Result<std::string> sign_sheet(const TallySheet& sheet, const leads::KioskKey& key);
// Form and signature checked, and that it is what its name says.
base::Result<TallySheet> parse_sheet(std::string_view bytes, const BulletinName& name);

}  // namespace gummiband::outbox
