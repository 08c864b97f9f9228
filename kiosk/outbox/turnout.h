// What came of events: visits, hearts, codes, slips and contacts, added up from tally sheets.
//
// By where a kiosk stood: each hour belongs to the profile that most of its visits began under, an
// hour without one to that before it. No person in it, and nothing that leads back to one. Pure;
// any thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "outbox/profile.h"
#include "outbox/tally_sheet.h"

namespace gummiband::outbox {

struct Turnout {
  int64_t visits = 0;
  int64_t hearts = 0;
  int64_t codes = 0;
  int64_t slips = 0;
  int64_t contacts = 0;
  bool operator==(const Turnout&) const = default;
};
Turnout& operator+=(Turnout& sum, const Turnout& more);
// Contacts for each visit; nothing without visits.
std::optional<double> contact_rate(const Turnout& turnout);

// The days a report is about; local days, both included.
struct Span {
  std::optional<base::Day> since;
  std::optional<base::Day> until;
};

// At one profile.
struct Stay {
  Profile profile;
  // The days it was at work. Nothing where the kiosk's clock was wrong by years: then `turnout` is
  // what was counted without a date, and belongs to no span of days.
  std::optional<base::Day> first;
  std::optional<base::Day> last;
  Turnout turnout;
  bool operator==(const Stay&) const = default;
};

// In the order of profiles, what has no date behind what has. Hours before the program was written
// and after `now` have none; they are left out where the span has an end or a beginning.
std::vector<Stay> stays_of(std::span<const TallySheet> sheets, const Span& span,
                           int64_t now_wall_ms);

// The same, added up by one of the profile's words.
std::map<std::string, Turnout> turnout_by(std::span<const Stay> stays, std::string Profile::*word);
Turnout turnout_in_all(std::span<const Stay> stays);

}  // namespace gummiband::outbox
