#include "content/spoken.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <system_error>

#include "content/catalogue_file.h"
#include "content/mapping_reader.h"
#include "content/report.h"

namespace gummiband::content {

std::vector<Finding> unspoken_languages(const base::Path& folder,
                                        const std::vector<Mention>& mentions) {
  std::vector<std::string> spoken;
  std::error_code error;
  using Entries = std::filesystem::directory_iterator;
  for (Entries at(folder, error); !error && at != Entries(); at.increment(error)) {
    const std::string language = at->path().filename();
    std::error_code none;
    if (std::filesystem::exists(catalogue_path(folder, language), none)) spoken.push_back(language);
  }
  if (spoken.empty()) return {};
  std::ranges::sort(spoken);
  Report report;
  for (const Mention& mention : mentions) {
    if (mention.kind != MentionKind::kLanguage) continue;
    if (std::ranges::find(spoken, mention.text) != spoken.end()) continue;
    report.error(mention.place,
                 "The kiosk has no words of its own in " + in_quotes(mention.text) + ".",
                 "Take it out of languages:, or add it to assets/words as README.md says. " +
                     suggestion(mention.text, spoken));
  }
  return report.sorted();
}

}  // namespace gummiband::content
