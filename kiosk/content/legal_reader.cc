#include "content/legal_reader.h"

#include <algorithm>

#include "base/text.h"
#include "content/limits.h"
#include "content/mapping_reader.h"
#include "content/markdown.h"
#include "content/sentences.h"
#include "content/text_rules.h"

namespace gummiband::content {
namespace {

constexpr const char* kLegalFolder = "legal";

// Checks a text from wherever it comes. Legal texts stay Markdown: markdown_blocks() splits them.
std::string checked(std::string_view name, const Language& language, std::string_view source,
                    const Place& place, Report& report) {
  const std::string text(base::trim(source));
  const size_t length = base::count_code_points(text);
  if (length > kMostLegalLength) {
    report.error(place,
                 "The text has " + std::to_string(length) + " characters; " +
                     std::to_string(kMostLegalLength) + " are allowed.",
                 "Shorten it.");
    return {};
  }
  read_markdown(source, place.file, place.line, report);
  check_easy(source, language, place, report);
  if (name == "privacy_short") {
    size_t words = 0;
    bool in_word = false;
    for (const char byte : text) {
      const bool space = byte == ' ' || byte == '\n' || byte == '\t';
      if (!space && !in_word) ++words;
      in_word = !space;
    }
    if (words > kMostPrivacyShortWords) {
      report.warning(place,
                     "The short privacy notice has " + std::to_string(words) + " words; " +
                         std::to_string(kMostPrivacyShortWords) + " can be read while standing.",
                     "Move details to privacy_full.");
    }
  }
  return text;
}

Localized from_yaml(const YamlNode& node, const std::string& name,
                    const std::vector<Language>& languages, const base::Path& file,
                    Report& report) {
  Localized localized;
  MappingReader texts(node, file, report);
  for (const Language& language : languages) {
    const YamlNode* value = texts.take(language, Need::kOptional);
    if (value == nullptr) continue;
    const Place place{file, value->line};
    if (value->kind != YamlKind::kText) {
      report.error(place, "The text in " + in_quotes(language) + " is not a text.",
                   "Put it in quotation marks.");
    } else if (const auto bad = find_bad_text(value->text)) {
      report.error(place, "The text " + bad->what + ".", "Type it anew.");
    } else {
      localized.texts[language] = checked(name, language, value->text, place, report);
    }
  }
  texts.finish();
  return localized;
}

// Files whose name is not NAME.LANGUAGE.md would be forgotten silently.
void check_file_names(const PackFolder& folder, const std::vector<Language>& languages,
                      Report& report) {
  std::vector<std::string> known;
  for (const std::string& name : legal_names()) {
    for (const Language& language : languages) known.push_back(name + "." + language + ".md");
  }
  for (const std::string& name : folder.names(kLegalFolder)) {
    if (std::ranges::find(known, name) != known.end()) continue;
    report.error({folder.path() / kLegalFolder / name, 0},
                 "This is no legal text in a language of this pack.", suggestion(name, known));
  }
}

}  // namespace

std::vector<std::string> legal_names() {
  return {"privacy_short", "privacy_full", "consent"};
}

std::map<std::string, Localized> read_legal(const PackFolder& folder, const YamlNode* inline_texts,
                                            const std::vector<Language>& languages, bool required,
                                            Report& report) {
  const base::Path pack_file = folder.path() / "pack.yaml";
  const std::vector<std::string> files = folder.names(kLegalFolder);
  const YamlNode nothing{YamlKind::kMapping, 0, "", "", 0, {}};
  MappingReader reader(inline_texts != nullptr ? *inline_texts : nothing, pack_file, report);
  std::map<std::string, Localized> legal;
  for (const std::string& name : legal_names()) {
    Localized& localized = legal[name];
    const YamlNode* node = reader.take(name, Need::kOptional);
    if (node != nullptr) localized = from_yaml(*node, name, languages, pack_file, report);
    for (const Language& language : languages) {
      const base::Path file = base::Path(kLegalFolder) / (name + "." + language + ".md");
      if (std::ranges::find(files, file.filename().string()) == files.end()) continue;
      const auto text = folder.read_text(file, report);
      if (!text) continue;
      localized.texts[language] = checked(name, language, *text, {folder.path() / file, 1}, report);
    }
    if (localized.texts.empty() && !required) {
      legal.erase(name);
      continue;
    }
    for (const Language& language : languages) {
      if (!base_language(language).empty()) continue;
      const auto found = localized.texts.find(language);
      if (found != localized.texts.end() && !found->second.empty()) continue;
      report.error(
          {folder.path() / kLegalFolder / (name + "." + language + ".md"), 0},
          "The legal text " + in_quotes(name) + " is missing in " + in_quotes(language) + ".",
          "Write this file, or add it to legal: in pack.yaml.");
    }
  }
  reader.finish();
  check_file_names(folder, languages, report);
  return legal;
}

}  // namespace gummiband::content
