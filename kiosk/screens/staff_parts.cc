#include "screens/staff_parts.h"

#include "screens/pieces.h"

namespace gummiband::screens {

std::string staff_day(const World& world) {
  const std::string day = world.words.long_day(world.visit.language, world.now.day);
  if (world.staff == nullptr) return day;
  return dotted(dotted(world.staff->event, world.staff->place), day);
}

}  // namespace gummiband::screens
