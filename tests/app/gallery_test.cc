// What hangs in the gallery is all that is checked of how screens look and where their controls
// stand: none may be missing.
#include "gallery.h"

#include <set>
#include <string>
#include <utility>
#include <variant>

#include "catch.h"

using namespace gummiband;
using app::Exhibit;
using app::Gallery;
using screens::AnyState;

namespace {

template <size_t... kIndex>
std::set<std::string> names_of_all(std::index_sequence<kIndex...>) {
  return {screens::screen_name(AnyState(std::in_place_index<kIndex>))...};
}

}  // namespace

TEST_CASE("every screen hangs in the gallery") {
  const Gallery gallery;
  visit::Visit visit;
  visit.language = gallery.pack().languages.front();
  std::set<std::string> missing =
      names_of_all(std::make_index_sequence<std::variant_size_v<AnyState>>());
  for (const Exhibit& exhibit : app::exhibits()) {
    if (!exhibit.state) continue;  // only drawn over a screen
    visit.persona = exhibit.persona;
    visit.hearts = exhibit.hearts;
    visit.place = exhibit.place;
    screens::World world{gallery.pack(), gallery.words(), visit,
                         *base::parse_local_time("2027-06-19 18:30")};
    if (exhibit.staff) world.staff = &*exhibit.staff;
    missing.erase(screens::screen_name(exhibit.state(world)));
  }
  for (const std::string& screen : missing) {
    UNSCOPED_INFO(screen);
  }
  CHECK(missing.empty());
}
