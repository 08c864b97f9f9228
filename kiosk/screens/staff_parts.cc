#include "screens/staff_parts.h"

#include "screens/pieces.h"

namespace gummiband::screens {

std::string breakable(std::string_view text) {
  constexpr std::string_view kZeroWidthSpace = "\u200B";
  constexpr std::string_view kAfter = "/-_.";
  std::string result;
  for (size_t i = 0; i < text.size(); ++i) {
    result += text[i];
    const bool within = i + 1 < text.size() && text[i + 1] != ' ';
    if (within && kAfter.find(text[i]) != std::string_view::npos) result += kZeroWidthSpace;
  }
  return result;
}

std::string with_detail(const World& world, const char* word, std::string_view detail) {
  if (detail.empty()) return world.word(word);
  return world.word(word) + "\n" +
         world.words.text(world.visit.language, "staff.exactly", {{"fault", std::string(detail)}});
}

std::string staff_day(const World& world) {
  const std::string day = world.words.long_day(world.visit.language, world.now.day);
  if (world.staff == nullptr) return day;
  return dotted(dotted(world.staff->event, world.staff->place), day);
}

}  // namespace gummiband::screens
