// The kiosk's own words: UI strings from gettext catalogues, one per language.
//
// Keys are symbolic ("form.send"); every language has its own catalogue, also English. A missing
// word is a build-time fault (a test compares all catalogues), at run time the key itself is shown.
// Values may hold named placeholders in braces. Immutable after loading; any thread.
#pragma once

#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/file.h"
#include "base/result.h"

namespace gummiband::content {

class Words {
 public:
  // `folder` holds LANGUAGE/LC_MESSAGES/gummiband.mo.
  static base::Result<Words> load(const base::Path& folder,
                                  const std::vector<std::string>& languages);
  Words(Words&&) noexcept;
  Words& operator=(Words&&) noexcept;
  ~Words();

  // The text for `key` in `language`, falling back like Localized::in.
  std::string text(std::string_view language, std::string_view key) const;
  // The same with {name} replaced by its value.
  std::string text(std::string_view language, std::string_view key,
                   std::initializer_list<std::pair<std::string_view, std::string>> values) const;
  // Whether the catalogue itself has it, without any fallback.
  bool has(std::string_view language, std::string_view key) const;

  // "Samstag, 20. Juni", "Saturday, 20 June", "zaterdag 20 juni"
  std::string long_day(std::string_view language, base::Day day) const;
  // "31. August"
  std::string short_day(std::string_view language, base::Day day) const;
  // "17 Uhr", "5 pm", "17.00 uur"
  std::string time_of_day(std::string_view language, const base::LocalTime& time) const;

 private:
  struct Catalogues;
  explicit Words(std::unique_ptr<Catalogues> catalogues);
  std::unique_ptr<Catalogues> catalogues_;
};

}  // namespace gummiband::content
