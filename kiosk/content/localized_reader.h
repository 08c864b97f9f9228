// Texts of pack.yaml that are written per language.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/mapping_reader.h"
#include "content/pack.h"

namespace gummiband::content {

// Whether a plain text may stand for all languages: names may, sentences must be translated.
enum class Sameness { kPerLanguage, kMayBeSame };

// The value of `key`, complete in every language that is no variant, or reported.
Localized read_localized(MappingReader& reader, std::string_view key,
                         const std::vector<Language>& languages, size_t most, Sameness sameness);

}  // namespace gummiband::content
