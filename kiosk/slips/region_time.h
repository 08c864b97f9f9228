// The region's local time (Europe/Berlin) -> UTC, by the rule of Directive 2000/84/EC: summer time
// from the last Sunday of March to the last Sunday of October, changing at 01:00 UTC.
//
// Not the machine's zone: a date in a code must be right even if somebody set the kiosk to another
// zone. For dates from 1996 on. Pure; any thread.
#pragma once

#include <cstdint>

#include "base/date.h"

namespace gummiband::slips {

// Milliseconds since 1970-01-01T00:00Z. An hour that the change skips counts as if it had not been
// skipped yet (02:30 -> 03:30 summer time); one that comes twice is the first, in summer time.
int64_t utc_ms(const base::LocalTime& local);

}  // namespace gummiband::slips
