#include "screens/screen.h"

#include <algorithm>

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

std::string joined_place(const World& world, const content::Item& item, const char* between) {
  const std::string& place = world.in(item.place);
  const auto district = std::ranges::find(world.pack.districts, item.district, &content::Named::id);
  if (district == world.pack.districts.end()) return place;
  const std::string& name = world.in(district->name);
  return place.empty() || place == name ? name : place + between + name;
}

}  // namespace

std::string where(const World& world, const content::Item& item) {
  return joined_place(world, item, " · ");
}

std::string where_in_lines(const World& world, const content::Item& item) {
  return joined_place(world, item, "\n");
}

}  // namespace gummiband::screens
