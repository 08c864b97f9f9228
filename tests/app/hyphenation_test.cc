// Long words of a pack's titles: German puts them together without end, so that in a narrow card,
// and in large text in a wide one, they must part at the soft hyphens of the pack. Every title is
// set here, also of what no exhibit shows.
#include <array>
#include <string>
#include <vector>

#include "catch.h"
#include "gallery.h"
#include "screens/pieces.h"
#include "ui/widgets.h"

using namespace gummiband;
using app::Exhibit;
using app::Gallery;
using app::Hanging;

namespace {

// The narrowest there are: a tile beside another one in portrait, and a row on a page.
constexpr float kTile = 480;
constexpr float kRow = 1080 - 2 * ui::kMargin;

std::vector<std::string> titles(const content::Pack& pack, const content::Language& language) {
  std::vector<std::string> all;
  for (const content::Item& item : pack.items) all.push_back(item.title.in(language));
  for (const content::HeartPlace& place : pack.places) all.push_back(place.name.in(language));
  for (const content::Reason& reason : pack.why_here) all.push_back(reason.title.in(language));
  for (const content::Persona& persona : pack.personas) all.push_back(persona.name.in(language));
  return all;
}

// Each title in a tile, which large text has not, and in a row.
void draw_titles(const std::vector<std::string>& all, ui::Ui& ui) {
  ui::Canvas& canvas = ui.canvas();
  for (size_t i = 0; i < all.size(); ++i) {
    const std::string number = std::to_string(i);
    if (!canvas.large_text()) {
      constexpr std::array kRoles = {ui::TextRole::kCard, ui::TextRole::kCardSmall,
                                     ui::TextRole::kCardTiny, ui::TextRole::kLabel};
      ui::TileLook tile;
      tile.title = all[i];
      tile.title_role = canvas.fitting(all[i], kTile - 64, 2, kRoles);
      ui::tile(ui, "tile." + number, ui::rect_at(0, 0, kTile, 600), tile);
    }
    screens::RowLook row;
    row.icon = "place";
    row.title = all[i];
    const ui::Rect rect = ui::rect_at(ui::kMargin, 0, kRow, screens::row_height(canvas, kRow, row));
    screens::draw_row(ui, "row." + number, rect, row);
  }
}

std::vector<std::string> faults_of(Gallery& gallery, const std::vector<std::string>& all,
                                   const Hanging& hanging) {
  const Exhibit exhibit{
      "titles", nullptr, {}, "", [&](const screens::World&, ui::Ui& ui) { draw_titles(all, ui); }};
  gallery.lay_out(exhibit, hanging);
  std::vector<std::string> faults;
  for (const ui::TextFault& fault : gallery.text_faults()) {
    faults.push_back("\"" + fault.text + "\" " + fault.what);
  }
  return faults;
}

Hanging upright(const content::Language& language, int percent) {
  visit::Comfort comfort;
  comfort.text_percent = percent;
  return {1080, 1920, language, comfort};
}

}  // namespace

TEST_CASE("every title of the pack fits into the narrowest tile and row, its long words parted") {
  Gallery gallery;
  for (const content::Language& language : gallery.pack().languages) {
    const std::vector<std::string> all = titles(gallery.pack(), language);
    REQUIRE(all.size() > 40);
    for (const int percent : {100, 150, 200}) {
      const std::vector<std::string> faults = faults_of(gallery, all, upright(language, percent));
      for (const std::string& fault : faults) {
        UNSCOPED_INFO(fault);
      }
      INFO(language << " " << percent << " %");
      CHECK(faults.empty());
    }
  }
}

TEST_CASE("a long word without soft hyphens is missed in a narrow tile, and with them fits") {
  Gallery gallery;
  CHECK_FALSE(
      faults_of(gallery, {"Zerspanungsmechanikerinnenausbildung"}, upright("de", 100)).empty());
  CHECK(faults_of(gallery, {"Zerspanungs\u00ADmechanikerinnen\u00ADausbildung"}, upright("de", 100))
            .empty());
}
