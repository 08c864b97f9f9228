// Days and times of day in words: the names from ICU, the order of the words from here, because
// what people write on a poster ("17 Uhr", "5 pm") is no format of ICU's.
#pragma once

#include <locale>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/result.h"

namespace gummiband::content {

// A locale that knows the month and weekday names of the language (of its base language for a
// variant). Needs no locale installed on the machine. A fault if ICU is missing.
base::Result<std::locale> date_locale(std::string_view language);

// `locale` comes from date_locale(). See Words for the forms.
std::string long_day(const std::locale& locale, std::string_view language, base::Day day);
std::string short_day(const std::locale& locale, std::string_view language, base::Day day);
std::string time_of_day(std::string_view language, const base::LocalTime& time);

}  // namespace gummiband::content
