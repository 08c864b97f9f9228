#include "screens/screen.h"

#include <algorithm>

#include "screens/pieces.h"

namespace gummiband::screens {

ui::PictureLook look(const content::Picture& picture) {
  ui::PictureLook look;
  look.path = picture.path;
  look.focus_x = picture.focus_x;
  look.focus_y = picture.focus_y;
  look.tones = picture.tones;
  return look;
}

const content::HeartPlace* heart_place(const World& world) {
  if (world.visit.place.empty()) return nullptr;
  const auto found =
      std::ranges::find(world.pack.places, world.visit.place, &content::HeartPlace::id);
  return found == world.pack.places.end() ? nullptr : &*found;
}

namespace {

// Its name; empty where the pack does not know it.
std::string district_of(const World& world, const content::Item& item) {
  const auto found = std::ranges::find(world.pack.districts, item.district, &content::Named::id);
  return found == world.pack.districts.end() ? std::string() : world.in(found->name);
}

}  // namespace

std::string where(const World& world, const content::Item& item) {
  const std::string& place = world.in(item.place);
  const std::string district = district_of(world, item);
  return place == district ? district : dotted(place, district);
}

}  // namespace gummiband::screens
