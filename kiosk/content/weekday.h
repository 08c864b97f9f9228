// Dates in texts whose weekday is another one: "Freitag, 15. Dezember 2018" was a Saturday.
//
// Knows German, English and Dutch names, whole and abbreviated, and the forms listed in
// content/README.md. What it does not recognise as a date with a weekday it leaves alone: a wrong
// alarm would teach editors to ignore the right ones. Pure; any thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace gummiband::content {

struct WeekdayClash {
  size_t offset = 0;    // of the weekday in the text
  std::string written;  // as it stands there
  base::Day day;        // the date beside it
  bool operator==(const WeekdayClash&) const = default;
};

// `own_days`: the days of the event; a date without a year that falls on one of them is that one.
std::vector<WeekdayClash> find_weekday_clashes(std::string_view text,
                                               std::span<const base::Day> own_days);

// 1 = Monday .. 7 = Sunday for "Saturday", "samstag", "Sa", "zaterdag".
std::optional<unsigned> weekday_named(std::string_view word);

// The one weekday that a title names, also within a word: 5 for "Neubürgerfreitag". Nothing if it
// names none or several.
std::optional<unsigned> weekday_in_title(std::string_view title);

// "Saturday"
std::string_view weekday_name(base::Day day);

}  // namespace gummiband::content
