#include "content/localized.h"

#include "content/text_rules.h"

namespace gummiband::content {
namespace {

const std::string kNoText;

}  // namespace

const std::string& Localized::in(std::string_view language) const {
  for (const std::string_view choice :
       {language, base_language(language), std::string_view("de")}) {
    const auto found = texts.find(std::string(choice));
    if (found != texts.end()) return found->second;
  }
  return texts.empty() ? kNoText : texts.begin()->second;
}

}  // namespace gummiband::content
