#include "small_world.h"

#include "base/check.h"
#include "content/theme_file.h"
#include "screens/theme_maker.h"

namespace gummiband::screens {
namespace {

content::Words built_words() {
  base::Result<content::Words> words = content::Words::load(
      base::Path(GUMMIBAND_BUILD_DIR) / "words", {"de", "en", "nl", "de-leicht"});
  if (!words) FAIL(words.fault().sentence);
  return std::move(words).value();
}

content::Picture picture(const std::string& file) {
  return {base::Path(GUMMIBAND_SOURCE_DIR) / "content/suedwestfalen/pictures" / file, {}};
}

}  // namespace

content::Localized same(const std::string& text) {
  return {{{"de", text}, {"en", text}, {"nl", text}}};
}

base::Day day(int year, unsigned month, unsigned day_of_month) {
  return {std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day_of_month}};
}

content::HeartPlace sample_place(const std::string& id, const std::string& district) {
  content::HeartPlace place;
  place.id = id;
  place.name = place.words = place.motto = same(id);
  place.picture = picture("bigge.svg");
  place.district = district;
  place.contact = "lotsin";
  return place;
}

ui::Theme sample_theme() {
  const base::Path file = base::Path(GUMMIBAND_SOURCE_DIR) / "assets/themes/paper.yaml";
  const content::LoadedTheme loaded = content::load_theme(file, theme_names());
  base::check(loaded.theme.has_value(), "the theme does not load");
  return make_theme(*loaded.theme);
}

SmallWorld::SmallWorld() : words(built_words()), now{day(2026, 6, 20), 12, 0} {
  pack.id = "small";
  pack.title = same("Südwestfalen");
  pack.languages = {"de", "en", "nl"};
  pack.districts = {{"olpe", same("Kreis Olpe"), ""}};
  pack.fields = {
      {"medicine",
       {{{"de", "Medizin & Pflege"}, {"en", "Medicine & care"}, {"nl", "Geneeskunde & zorg"}}},
       "medical_services"},
      {"engineering", same("Technik"), "precision_manufacturing"},
      {"crafts", same("Handwerk"), "handyman"}};
  pack.header = picture("ridge.svg");
  pack.welcome = {picture("kroenchen-morgen.svg"), picture("kroenchen-morgen-quer.svg")};
  pack.allowed_hosts = {"www.example.org"};
}

content::Item& SmallWorld::add(const std::string& id, content::ItemKind kind,
                               const std::string& title) {
  content::Item item;
  item.id = id;
  item.kind = kind;
  item.title = same(title);
  item.place = same("Lennestadt");
  item.district = "olpe";
  item.summary = same("Ein Satz, der sagt, worum es geht.");
  item.picture = picture("werk.svg");
  if (kind == content::ItemKind::kOffer) {
    item.employer = same("Musterwerk Lennetal");
    item.field = same("Ausbildung");
    item.hours = same("4 Tage möglich");
    item.valid_until = day(2026, 8, 31);
    item.link = "https://www.example.org/stellen/" + id;
  }
  pack.items.push_back(item);
  return pack.items.back();
}

World SmallWorld::world() const {
  World world{pack, words, visit, now};
  world.campaign = campaign;
  world.u_per_mm = u_per_mm;
  world.pictures = base::Path(GUMMIBAND_SOURCE_DIR) / "assets/pictures";
  world.printer = printer;
  return world;
}

}  // namespace gummiband::screens
