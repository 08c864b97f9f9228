#include "content/date_words.h"

#include <boost/locale.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <sstream>

#include "base/text.h"

namespace gummiband::content {
namespace {

std::string_view language_alone(std::string_view language) {
  return language.substr(0, language.find('-'));
}

// How a day is put together, in strftime's letters; ICU fills in the names.
struct DayForms {
  std::string_view language;
  const char* long_form;
  const char* short_form;
};

constexpr DayForms kDayForms[] = {
    {"de", "%A, %e. %B", "%e. %B"},
    {"en", "%A, %e %B", "%e %B"},
    {"nl", "%A %e %B", "%e %B"},
};
// Day before month with nothing between is right in most other languages of Europe.
constexpr DayForms kOtherForms = {"", "%A, %e %B", "%e %B"};

const DayForms& forms_of(std::string_view language) {
  const auto* found = std::ranges::find(kDayForms, language_alone(language), &DayForms::language);
  return found == std::end(kDayForms) ? kOtherForms : *found;
}

std::string format_day(const std::locale& locale, const char* form, base::Day day) {
  const auto seconds = std::chrono::sys_seconds(std::chrono::sys_days{day}).time_since_epoch();
  std::ostringstream stream;
  stream.imbue(locale);
  stream << boost::locale::as::gmt << boost::locale::as::ftime(form)
         << static_cast<double>(seconds.count());
  return stream.str();
}

std::string two_digits(int value) {
  std::string digits = std::to_string(value);
  if (digits.size() < 2) digits.insert(0, "0");
  return digits;
}

}  // namespace

base::Result<std::locale> date_locale(std::string_view language) {
  const std::string alone(language_alone(language));
  try {
    auto backends = boost::locale::localization_backend_manager::global();
    backends.select("icu");
    boost::locale::generator generator(backends);
    // The British order and names, not the American ones.
    return generator(alone == "en" ? "en_GB.UTF-8" : alone + ".UTF-8");
  } catch (const std::exception& fault) {
    return base::Fault{"Dates in the language " + alone +
                       " cannot be written: " + base::as_part_of_sentence(fault.what()) +
                       ". Check that libicu is installed."};
  }
}

std::string long_day(const std::locale& locale, std::string_view language, base::Day day) {
  return format_day(locale, forms_of(language).long_form, day);
}

std::string short_day(const std::locale& locale, std::string_view language, base::Day day) {
  return format_day(locale, forms_of(language).short_form, day);
}

std::string time_of_day(std::string_view language, const base::LocalTime& time) {
  const std::string_view alone = language_alone(language);
  const std::string minute = two_digits(time.minute);
  if (alone == "de") {
    const std::string hour = std::to_string(time.hour);
    return time.minute == 0 ? hour + " Uhr" : hour + ":" + minute + " Uhr";
  }
  if (alone == "en") {
    const std::string half = time.hour < 12 ? " am" : " pm";
    const std::string hour = std::to_string(time.hour % 12 == 0 ? 12 : time.hour % 12);
    return time.minute == 0 ? hour + half : hour + ":" + minute + half;
  }
  if (alone == "nl") return std::to_string(time.hour) + "." + minute + " uur";
  return std::to_string(time.hour) + ":" + minute;
}

}  // namespace gummiband::content
