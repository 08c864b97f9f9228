#include "content/item_texts.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "content/front_matter.h"
#include "content/limits.h"
#include "content/mapping_reader.h"
#include "content/markdown.h"
#include "content/sentences.h"
#include "content/text_rules.h"
#include "content/weekday.h"

namespace gummiband::content {
namespace {

struct TextField {
  std::string_view key;
  Localized Item::*target;
  size_t most;
  std::string_view required_for;  // first letters of kinds: h o e c t
  std::string_view allowed_for;
};

constexpr std::array<TextField, 8> kTextFields = {{
    {"title", &Item::title, kMostTitleLength, "hoect", "hoect"},
    {"summary", &Item::summary, kMostSummaryLength, "hoe", "hoect"},
    {"place", &Item::place, kMostPlaceLength, "hoe", "hoect"},
    {"employer", &Item::employer, kMostEmployerLength, "o", "o"},
    {"field", &Item::field, kMostFieldLength, "o", "o"},
    {"hours", &Item::hours, kMostHoursLength, "", "o"},
    {"organisation", &Item::organisation, kMostOrganisationLength, "c", "c"},
    {"subject", &Item::subject, kMostTitleLength, "", "c"},
}};

char letter_of(ItemKind kind) {
  constexpr std::string_view kLetters = "hoect";
  return kLetters[static_cast<size_t>(kind)];
}

bool is_for(std::string_view kinds, ItemKind kind) {
  return kinds.find(letter_of(kind)) != std::string_view::npos;
}

std::vector<base::Day> own_days(const Item& item) {
  std::vector<base::Day> days;
  if (item.starts) days.push_back(item.starts->day);
  if (item.ends) days.push_back(item.ends->day);
  return days;
}

// `text` begins in `first_line` of the file.
void check_weekdays(std::string_view text, const Item& item, const base::Path& file, int first_line,
                    Report& report) {
  for (const WeekdayClash& clash : find_weekday_clashes(text, own_days(item))) {
    report.error({file, first_line + line_of(text, clash.offset) - 1},
                 "\"" + clash.written +
                     "\" does not agree with its date: " + base::day_text(clash.day) + " is a " +
                     std::string(weekday_name(clash.day)) + ".",
                 "Find out which of the two is right.");
  }
}

// "Neubürgerfreitag" on a Saturday: may be meant, may be a slip.
void check_series_name(const std::string& title, const Item& item, const Place& place,
                       Report& report) {
  const auto named = weekday_in_title(title);
  if (!named || !item.starts) return;
  const std::chrono::sys_days first{item.starts->day};
  const std::chrono::sys_days last{item.ends ? item.ends->day : item.starts->day};
  for (auto day = first; day <= last && day < first + std::chrono::days{7};
       day += std::chrono::days{1}) {
    if (base::weekday_number(base::Day{day}) == *named) return;
  }
  report.warning(place,
                 in_quotes(title) + " names a weekday, but " + base::day_text(item.starts->day) +
                     " is a " + std::string(weekday_name(item.starts->day)) + ".",
                 "Check the date.");
}

void read_short_texts(const YamlNode& yaml, const Language& language, const base::Path& file,
                      Item& item, Report& report) {
  MappingReader reader(yaml, file, report);
  const bool variant = !base_language(language).empty();
  for (const TextField& field : kTextFields) {
    if (!is_for(field.allowed_for, item.kind)) continue;
    const bool required = is_for(field.required_for, item.kind) && !variant;
    const std::string text =
        reader.text(field.key, required ? Need::kRequired : Need::kOptional, field.most);
    if (reader.take(field.key, Need::kOptional) == nullptr) continue;
    // Also where it was refused and is empty now: it is not missing.
    (item.*field.target).texts[language] = text;
    if (text.empty()) continue;
    const Place place = reader.place(field.key);
    check_weekdays(text, item, file, place.line, report);
    check_easy(text, language, place, report);
    if (field.key == "title") check_series_name(text, item, place, report);
  }
  reader.finish();
}

void read_body(const FrontMatter& parts, const Language& language, const base::Path& file,
               Item& item, Report& report) {
  const size_t length = base::count_code_points(base::trim(parts.body));
  if (length > kMostBodyLength) {
    report.error({file, parts.body_line},
                 "The long text has " + std::to_string(length) + " characters; " +
                     std::to_string(kMostBodyLength) + " are allowed.",
                 "Shorten it.");
    return;
  }
  std::vector<Block> blocks = read_markdown(parts.body, file, parts.body_line, report);
  if (blocks.size() > kMostBlocks) {
    report.error({file, parts.body_line},
                 "The long text has " + std::to_string(blocks.size()) + " paragraphs; " +
                     std::to_string(kMostBlocks) + " are allowed.",
                 "Join or remove some.");
    return;
  }
  check_weekdays(parts.body, item, file, parts.body_line, report);
  check_easy(parts.body, language, {file, parts.body_line}, report);
  item.body[language] = std::move(blocks);
}

// What one language says optionally, all must say.
void check_complete(const base::Path& item_folder, const std::vector<Language>& languages,
                    const Item& item, Report& report) {
  for (const TextField& field : kTextFields) {
    const auto& texts = (item.*field.target).texts;
    if (texts.empty() || is_for(field.required_for, item.kind)) continue;
    for (const Language& language : languages) {
      if (texts.contains(language) || !base_language(language).empty()) continue;
      report.error({item_folder / (language + ".md"), 0},
                   "The key " + in_quotes(field.key) + " is missing here, but is there in " +
                       in_quotes(texts.begin()->first) + ".",
                   "Add it, or remove it in every language.");
    }
  }
}

void check_file_names(const PackFolder& folder, const base::Path& item_folder,
                      const std::vector<Language>& languages, Report& report) {
  for (const std::string& name : folder.names(item_folder)) {
    const base::Path path(name);
    if (path.extension() != ".md") continue;
    if (std::ranges::find(languages, path.stem().string()) != languages.end()) continue;
    report.error({folder.path() / item_folder / name, 0},
                 in_quotes(path.stem().string()) + " is not a language of this pack.",
                 suggestion(path.stem().string(), languages));
  }
}

}  // namespace

void read_item_texts(const PackFolder& folder, const std::vector<Language>& languages, Item& item,
                     Report& report) {
  const base::Path item_folder = base::Path("items") / item.id;
  const std::vector<std::string> names = folder.names(item_folder);
  bool complete = true;
  for (const Language& language : languages) {
    const std::string name = language + ".md";
    const base::Path relative = item_folder / name;
    const base::Path shown = folder.path() / relative;
    if (std::ranges::find(names, name) == names.end()) {
      if (!base_language(language).empty()) continue;
      complete = false;
      report.error({shown, 0}, "The texts in " + in_quotes(language) + " are missing.",
                   "Write this file.");
      continue;
    }
    const auto text = folder.read_text(relative, report);
    const auto parts = text ? split_front_matter(*text, shown, report) : std::nullopt;
    if (!parts) {
      complete = false;
      continue;
    }
    read_short_texts(parts->yaml, language, shown, item, report);
    read_body(*parts, language, shown, item, report);
  }
  check_file_names(folder, item_folder, languages, report);
  if (complete) check_complete(folder.path() / item_folder, languages, item, report);
  for (const Language& language : languages) {
    const auto base_body = item.body.find(std::string(base_language(language)));
    if (base_body == item.body.end()) continue;
    if (!item.body.contains(language)) item.body[language] = base_body->second;
  }
}

}  // namespace gummiband::content
