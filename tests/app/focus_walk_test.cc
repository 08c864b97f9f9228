// Every screen walked by focus alone: each control is a stop exactly once, in a fixed order, with
// something to say, and the way out is among them.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "catch.h"
#include "gallery.h"
#include "ui/focus.h"

using namespace gummiband;
using app::Exhibit;
using app::Gallery;
using app::Hanging;

namespace {

std::vector<std::string> faults_of(const Gallery& gallery, const Exhibit& exhibit) {
  std::vector<std::string> faults;
  const std::vector<ui::Stop> stops = ui::reading_order(gallery.ui().controls());
  std::map<std::string, int> visited;
  for (const ui::Stop& stop : stops) {
    ++visited[stop.name];
    if (stop.spoken.empty()) faults.push_back(stop.name + " has nothing to say");
  }
  for (const ui::Control& control : gallery.ui().controls()) {
    if (!ui::is_operable(control.role) || !control.enabled) continue;
    if (visited[control.name] != 1) {
      faults.push_back(control.name + " is reached " + std::to_string(visited[control.name]) +
                       " times");
    }
  }
  const bool announced = std::ranges::any_of(
      stops, [](const ui::Stop& stop) { return stop.role == ui::Role::kHeading; });
  if (!announced) faults.push_back("nothing says what this screen is");
  // Whoever walks on comes out: to the dock, or to a control of the screen's own.
  if (exhibit.state != nullptr && app::belongs_to_a_visit(exhibit) &&
      (stops.size() < 4 || stops.back().name != "dock.help")) {
    faults.push_back("the walk does not end in the dock");
  }
  return faults;
}

void walk_all(const visit::Comfort& comfort) {
  Gallery gallery;
  // Size by size: another one has other letters and shadows, which take their time.
  for (const auto& [width, height] : {std::pair{540, 960}, {960, 540}, {768, 1024}}) {
    for (const Exhibit& exhibit : app::exhibits()) {
      if (exhibit.over && exhibit.state) continue;  // a notice over another exhibit
      if (!(comfort == visit::Comfort{}) && !app::belongs_to_a_visit(exhibit)) continue;
      for (const std::string& language : gallery.pack().languages) {
        gallery.lay_out(exhibit, {width, height, language, comfort});
        const std::vector<std::string> faults = faults_of(gallery, exhibit);
        for (const std::string& fault : faults) {
          UNSCOPED_INFO(fault);
        }
        INFO(exhibit.name << " " << width << "x" << height << " " << language);
        CHECK(faults.empty());
      }
    }
  }
}

}  // namespace

TEST_CASE("every screen can be walked by focus alone, and says what it is") {
  walk_all({});
}

TEST_CASE("every screen can be walked by focus alone in large text and in low reach") {
  visit::Comfort comfort;
  comfort.text_percent = 200;
  walk_all(comfort);
  comfort.low_reach = true;
  walk_all(comfort);
}

TEST_CASE("the welcome screen is walked from its question to the dock") {
  Gallery gallery;
  gallery.lay_out(app::exhibits()[1], {540, 960, "de"});
  const std::vector<ui::Stop> stops = ui::reading_order(gallery.ui().controls());
  std::vector<std::string> names;
  for (const ui::Stop& stop : stops) names.push_back(stop.name);
  const std::vector<std::string> dock = {"dock.home", "dock.hearts", "dock.language", "dock.help"};
  REQUIRE(names.size() > 8);
  CHECK(names.front() == "welcome.title");
  CHECK(names[1] == "welcome.persona." + gallery.pack().personas.front().id);
  CHECK(std::equal(dock.begin(), dock.end(), names.end() - 4));
}
