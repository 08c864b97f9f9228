// What the sample pack promises: enough of each kind, in each language, each sight with a scene of
// its own, and events that do not run out.
#include <algorithm>
#include <set>

#include "catch.h"
#include "content/load.h"
#include "content/text_rules.h"
#include "pack_files.h"

namespace gummiband::content {
namespace {

const base::Day kWritten{std::chrono::year{2026}, std::chrono::November, std::chrono::day{28}};
// Eighteen months later.
const base::Day kKept{std::chrono::year{2028}, std::chrono::May, std::chrono::day{28}};
const base::Path kFolder = GUMMIBAND_SOURCE_DIR "/content/suedwestfalen";

LoadedPack sample_pack() {
  LoadedPack loaded = load_pack(kFolder, kWritten);
  INFO(text_of(loaded.findings));
  REQUIRE(loaded.pack);
  return loaded;
}

std::vector<Item> items_of(const Pack& pack, ItemKind kind) {
  std::vector<Item> all;
  std::ranges::copy_if(pack.items, std::back_inserter(all),
                       [&](const Item& item) { return item.kind == kind; });
  return all;
}

// Calls `look` on each day from kWritten to kKept.
template <typename Look>
void on_each_day(const Look& look) {
  for (std::chrono::sys_days day = kWritten; day <= std::chrono::sys_days(kKept);
       day += std::chrono::days(1)) {
    INFO(base::day_text(day));
    look(base::Day(day));
  }
}

TEST_CASE("Of the sample pack nothing is wrong, and it says that everybody can open its key") {
  const LoadedPack loaded = sample_pack();
  CHECK(loaded.findings.empty());
  CHECK(std::ranges::all_of(loaded.pack->recipients, &Recipient::demo));
}

TEST_CASE("The sample pack has 24 highlights or more, some in each of five districts") {
  const LoadedPack loaded = sample_pack();
  const std::vector<Item> highlights = items_of(*loaded.pack, ItemKind::kHighlight);
  CHECK(highlights.size() >= 24);
  CHECK(loaded.pack->districts.size() == 5);
  for (const Named& district : loaded.pack->districts) {
    INFO(district.id);
    CHECK(std::ranges::count(highlights, district.id, &Item::district) >= 3);
  }
}

TEST_CASE("Each highlight of the sample pack has a scene of its own in four layers or more") {
  const LoadedPack loaded = sample_pack();
  std::set<base::Path> scenes;
  for (const Item& item : items_of(*loaded.pack, ItemKind::kHighlight)) {
    INFO(item.id);
    REQUIRE(item.picture);
    CHECK(item.picture->path.extension() == ".svg");
    CHECK(scenes.insert(item.picture->path).second);
    const std::string svg = *base::read_file(item.picture->path, 1 << 20);
    int layers = 0;
    while (svg.find("<g id=\"layer-" + std::to_string(layers) + "-") != std::string::npos) {
      ++layers;
    }
    CHECK(layers >= 4);
  }
}

TEST_CASE("The sample pack has 12 offers or more, all invented and on the career portal") {
  const LoadedPack loaded = sample_pack();
  const std::vector<Item> offers = items_of(*loaded.pack, ItemKind::kOffer);
  CHECK(offers.size() >= 12);
  for (const Item& offer : offers) {
    INFO(offer.id);
    CHECK(offer.sample);
    CHECK(host_of(offer.link) == "www.karriere-suedwestfalen.de");
  }
  for (const char* id :
       {"hausarztpraxis", "klinik-station", "pflegefachkraft", "pflegeausbildung"}) {
    INFO(id);
    const auto offer = std::ranges::find(offers, id, &Item::id);
    REQUIRE(offer != offers.end());
    CHECK(offer->themes.front() == "medicine");
  }
}

TEST_CASE("The sample pack has 5 contacts or more, reached by numbers that are kept for fiction") {
  const LoadedPack loaded = sample_pack();
  const std::vector<Item> contacts = items_of(*loaded.pack, ItemKind::kContact);
  CHECK(contacts.size() >= 5);
  for (const Item& contact : contacts) {
    INFO(contact.id);
    CHECK(contact.sample);
    CHECK(is_fiction_phone(contact.phone));
    CHECK(is_example_email(contact.email));
  }
}

TEST_CASE("The sample pack has the topics of the newcomers' service, for two people too") {
  const LoadedPack loaded = sample_pack();
  const std::vector<Item> topics = items_of(*loaded.pack, ItemKind::kTopic);
  for (const char* id : {"wohnung", "sport", "kultur", "vereine", "schule", "kita", "gesundheit",
                         "arbeit-zu-zweit"}) {
    INFO(id);
    CHECK(std::ranges::count(topics, id, &Item::id) == 1);
  }
}

TEST_CASE("Six events or more of the sample pack are to come, on each day of eighteen months") {
  const LoadedPack loaded = sample_pack();
  on_each_day([&](base::Day day) { CHECK(loaded.pack->shown(ItemKind::kEvent, day).size() >= 6); });
  for (const Item& event : items_of(*loaded.pack, ItemKind::kEvent)) {
    INFO(event.id);
    CHECK(event.sample);
    CHECK(event.picture);
  }
}

TEST_CASE("Of an event that comes back only the next one is shown") {
  const LoadedPack loaded = sample_pack();
  on_each_day([&](base::Day day) {
    std::set<std::string> titles;
    for (const Item* event : loaded.pack->shown(ItemKind::kEvent, day)) {
      INFO(event->id);
      CHECK(titles.insert(event->title.in("de")).second);
    }
  });
}

TEST_CASE("Everything in the sample pack speaks German, English, Dutch and Leichte Sprache") {
  const LoadedPack loaded = sample_pack();
  CHECK(loaded.pack->languages == std::vector<Language>{"de", "en", "nl", "de-leicht"});
  for (const Item& item : loaded.pack->items) {
    for (const Language& language : loaded.pack->languages) {
      INFO(item.id << " " << language);
      CHECK(std::filesystem::exists(kFolder / "items" / item.id / (language + ".md")));
      CHECK_FALSE(item.title.in(language).empty());
    }
  }
}

TEST_CASE("Every picture of the sample pack says whose it is and what one may do with it") {
  const LoadedPack loaded = sample_pack();
  const Pack& pack = *loaded.pack;
  std::vector<Picture> pictures = {pack.header, pack.welcome.portrait, pack.welcome.landscape};
  for (const ScenePair& scene : pack.attract) {
    pictures.insert(pictures.end(), {scene.portrait, scene.landscape});
  }
  for (const Persona& persona : pack.personas) pictures.push_back(persona.picture);
  for (const HeartPlace& place : pack.places) pictures.push_back(place.picture);
  for (const Reason& reason : pack.why_here) pictures.push_back(reason.picture);
  for (const Item& item : pack.items) {
    if (item.picture) pictures.push_back(*item.picture);
  }
  CHECK(pictures.size() > 60);
  for (const Picture& picture : pictures) {
    INFO(picture.path);
    CHECK_FALSE(picture.rights.author.empty());
    CHECK_FALSE(picture.rights.licence.empty());
  }
}

}  // namespace
}  // namespace gummiband::content
