// The legal texts of a pack: files legal/NAME.LANGUAGE.md, or written in pack.yaml.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "content/pack.h"
#include "content/pack_folder.h"
#include "content/report.h"
#include "content/yaml_reader.h"

namespace gummiband::content {

// "privacy_short", "privacy_full", "consent"
std::vector<std::string> legal_names();

// `inline_texts` is the value of legal: in pack.yaml, or nothing. Texts that are there in part are
// reported; such as are not there at all only if `required`.
std::map<std::string, Localized> read_legal(const PackFolder& folder, const YamlNode* inline_texts,
                                            const std::vector<Language>& languages, bool required,
                                            Report& report);

}  // namespace gummiband::content
