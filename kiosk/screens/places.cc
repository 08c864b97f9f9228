#include "screens/places.h"

#include <algorithm>

#include "screens/explore.h"

namespace gummiband::screens::places {

State open(const Route&, const World&) {
  return {};
}

Wishes update(State&, const Action& action, const World& world) {
  const std::string& id = std::get<PlaceTapped>(action).place;
  // Exploring may have been left in another district: the answer counts from now on.
  const auto place = std::ranges::find(world.pack.places, id, &content::HeartPlace::id);
  const bool district = place != world.pack.places.end() && !place->district.empty();
  return {
      ChoosePlace{id}, CountOne{"place", id.empty() ? "everywhere" : id},
      Open{{ScreenName::kExplore, district ? place->district : std::string(explore::kEverywhere)}}};
}

}  // namespace gummiband::screens::places
