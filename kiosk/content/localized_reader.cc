#include "content/localized_reader.h"

#include "content/sentences.h"
#include "content/text_rules.h"

namespace gummiband::content {

Localized read_localized(MappingReader& reader, std::string_view key,
                         const std::vector<Language>& languages, size_t most, Sameness sameness) {
  Localized localized;
  const YamlNode* value = reader.take(key, Need::kRequired);
  if (value == nullptr) return localized;
  const std::string what = "The key " + in_quotes(key);
  if (value->kind == YamlKind::kText && sameness == Sameness::kMayBeSame) {
    const auto text = line_of_text(*value, what, most, reader.file(), reader.report());
    for (const Language& language : languages) localized.texts[language] = text.value_or("");
    return localized;
  }
  if (value->kind != YamlKind::kMapping) {
    reader.report().error({reader.file(), value->line}, what + " has no languages.",
                          "Write {de: ..., en: ...} with every language of the pack.");
    return localized;
  }
  MappingReader texts(*value, reader.file(), reader.report());
  texts.call(reader.path_to(key));
  for (const Language& language : languages) {
    const bool variant = !base_language(language).empty();
    const std::string text =
        texts.text(language, variant ? Need::kOptional : Need::kRequired, most);
    if (text.empty()) continue;
    check_easy(text, language, texts.place(language), texts.report());
    localized.texts[language] = text;
  }
  texts.finish();
  return localized;
}

}  // namespace gummiband::content
