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

std::string exact_words(const World& world, std::string_view fault) {
  if (fault.empty()) return {};
  std::string said(fault);
  std::erase(said, '`');
  return world.words.text(world.visit.language, "staff.exactly", {{"fault", said}});
}

std::string command_words(const World& world, std::string_view command) {
  return world.words.text(world.visit.language, "staff.command",
                          {{"command", std::string(command)}});
}

std::string staff_day(const World& world) {
  const std::string day = world.words.long_day(world.visit.language, world.now.day);
  if (world.staff == nullptr) return day;
  return dotted(dotted(world.staff->event, world.staff->place), day);
}

}  // namespace gummiband::screens
