#include "content/words.h"

#include <boost/locale.hpp>
#include <boost/locale/gnu_gettext.hpp>

#include <algorithm>
#include <exception>
#include <locale>

#include "base/text.h"
#include "content/catalogue_file.h"
#include "content/date_words.h"
#include "content/report.h"
#include "content/text_rules.h"

namespace gummiband::content {
namespace {

using MessageFormat = boost::locale::message_format<char>;

constexpr size_t kMostCatalogueBytes = 1024 * 1024;
constexpr const char* kFallback = "de";

// The facet of one catalogue. Boost.Locale's own search knows only language_COUNTRY@variant, so the
// facet is made by hand: its "language" is the folder's name, and "de-leicht" is one like any
// other.
std::locale with_catalogue(const std::locale& dates, const base::Path& folder,
                           const std::string& language, const std::string& content) {
  boost::locale::gnu_gettext::messages_info info;
  info.language = language;
  info.encoding = "UTF-8";
  info.domains.emplace_back(kWordsDomain);
  info.paths.push_back(folder.string());
  info.callback = [&content](const std::string&, const std::string&) {
    return std::vector<char>(content.begin(), content.end());
  };
  return std::locale(dates, boost::locale::gnu_gettext::create_messages_facet<char>(info));
}

}  // namespace

struct Words::Catalogues {
  std::map<std::string, std::locale, std::less<>> locales;
  std::vector<std::string> languages;  // in the order asked for

  // Where a word is looked for, one after the other.
  std::vector<const std::locale*> chain(std::string_view language) const {
    std::vector<const std::locale*> all;
    const auto add = [&](std::string_view name) {
      const auto found = locales.find(name);
      if (found != locales.end()) all.push_back(&found->second);
    };
    add(language);
    add(base_language(language));
    add(kFallback);
    if (!languages.empty()) add(languages.front());
    return all;
  }

  const std::locale& dates(std::string_view language) const { return *chain(language).front(); }
};

Words::Words(std::unique_ptr<Catalogues> catalogues) : catalogues_(std::move(catalogues)) {}
Words::Words(Words&&) noexcept = default;
Words& Words::operator=(Words&&) noexcept = default;
Words::~Words() = default;

base::Result<Words> Words::load(const base::Path& folder,
                                const std::vector<std::string>& languages) {
  if (languages.empty()) return base::Fault{"No language was asked for. Check the pack."};
  auto catalogues = std::make_unique<Catalogues>();
  catalogues->languages = languages;
  for (const std::string& language : languages) {
    const base::Path file = catalogue_path(folder, language);
    const std::string remedy = " Build the target \"words\".";
    if (!is_language(language))
      return base::Fault{in_quotes(language) + " is not a language code."};
    const auto content = base::read_file(file, kMostCatalogueBytes);
    if (!content) return base::Fault{content.fault().sentence + remedy};
    if (!is_whole_catalogue(*content)) {
      return base::Fault{"The catalogue " + file.string() + " is broken." + remedy};
    }
    const auto dates = date_locale(language);
    if (!dates) return dates.fault();
    try {
      catalogues->locales.emplace(language, with_catalogue(*dates, folder, language, *content));
    } catch (const std::exception& fault) {
      return base::Fault{"The catalogue " + file.string() +
                         " is broken: " + base::as_part_of_sentence(fault.what()) + "." + remedy};
    }
  }
  return Words(std::move(catalogues));
}

std::string Words::text(std::string_view language, std::string_view key) const {
  const std::string name(key);
  if (name.empty()) return {};  // gettext keeps the catalogue's header under the empty key
  for (const std::locale* locale : catalogues_->chain(language)) {
    const char* found = std::use_facet<MessageFormat>(*locale).get(0, nullptr, name.c_str());
    if (found != nullptr) return found;
  }
  return name;
}

std::string Words::text(
    std::string_view language, std::string_view key,
    std::initializer_list<std::pair<std::string_view, std::string>> values) const {
  // One pass over the pattern: what is put in is never searched for braces itself.
  const std::string pattern = text(language, key);
  std::string whole;
  for (size_t at = 0; at < pattern.size();) {
    const size_t open = std::min(pattern.find('{', at), pattern.size());
    whole.append(pattern, at, open - at);
    at = open;
    if (at == pattern.size()) break;
    const size_t close = pattern.find('}', at);
    const std::string_view name =
        std::string_view(pattern).substr(at + 1, std::min(close, pattern.size()) - at - 1);
    const auto value = std::ranges::find_if(
        values, [&](const auto& candidate) { return candidate.first == name; });
    if (close == std::string::npos || value == values.end()) {
      whole.push_back('{');
      ++at;
    } else {
      whole += value->second;
      at = close + 1;
    }
  }
  return whole;
}

bool Words::has(std::string_view language, std::string_view key) const {
  const auto found = catalogues_->locales.find(language);
  if (found == catalogues_->locales.end() || key.empty()) return false;
  return std::use_facet<MessageFormat>(found->second).get(0, nullptr, std::string(key).c_str()) !=
         nullptr;
}

std::string Words::long_day(std::string_view language, base::Day day) const {
  return content::long_day(catalogues_->dates(language), language, day);
}

std::string Words::short_day(std::string_view language, base::Day day) const {
  return content::short_day(catalogues_->dates(language), language, day);
}

std::string Words::time_of_day(std::string_view language, const base::LocalTime& time) const {
  return content::time_of_day(language, time);
}

}  // namespace gummiband::content
