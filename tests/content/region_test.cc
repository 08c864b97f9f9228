// places:, why_here:, obstacles: and map: of pack.yaml, right and wrong.
#include "content/pack.h"

#include "catch.h"
#include "content/limits.h"
#include "content/outline.h"
#include "pack_files.h"

namespace gummiband::content {
namespace {

constexpr std::string_view kPlaces = R"(places:
  - id: suedsauerland
    name: Südsauerland
    words: {de: Bigge und Burg, en: Lake and castle}
    motto: {de: Mein Herz schlägt hier., en: My heart beats here., de-leicht: Hier ist mein Herz.}
    picture: pictures/foto.svg
    district: olpe
    contact: lotsin
    recipient: heimvorteil
    highlights: [flecken]
)";

constexpr std::string_view kWhyHere = R"(why_here:
  - id: rents
    title: {de: Miete, en: Rent}
    text: {de: Eins. Zwei., en: One. Two.}
    picture: pictures/foto.svg
    figure:
      value: {de: "6,20 €", en: "€6.20"}
      meaning: {de: kostet der Quadratmeter., en: is the rent.}
      source: IT.NRW
      year: 2022
)";

constexpr std::string_view kObstacles = R"(obstacles:
  - {id: wohnung, text: {de: Keine., en: No flat.}, reply: {de: Doch., en: Yes.}, topic: wohnen}
  - {id: arbeit, text: {de: Kein Job., en: No job.}, reply: {de: Da., en: Here.}, field: handwerk}
  - {id: nichts, text: {de: Nichts., en: Nothing.}, reply: {de: Komm., en: Come.}, contact: lotsin}
)";

constexpr std::string_view kMap = R"(map:
  - district: olpe
    label: [50, 50]
    outline: [[0, 0], [100, 0], [100, 1000], [0, 100]]
)";

class RegionPack : public TestPack {
 public:
  RegionPack() {
    for (const std::string_view part : {kPlaces, kWhyHere, kObstacles, kMap}) {
      append("pack.yaml", part);
    }
  }
  void expect(Severity severity, const std::string& sentence) const {
    const Finding finding = only_finding();
    CHECK(finding.severity == severity);
    CHECK_THAT(finding.text(), contains(sentence));
    CHECK(finding.line > 20);  // where the part stands, behind the rest of pack.yaml
  }
};

TEST_CASE("A pack without places, story, obstacles and map has none") {
  const LoadedPack loaded = TestPack().load();
  REQUIRE(loaded.pack);
  CHECK(loaded.pack->places.empty());
  CHECK(loaded.pack->why_here.empty());
  CHECK(loaded.pack->obstacles.empty());
  CHECK(loaded.pack->map.empty());
}

TEST_CASE("A place has everything that pack.yaml says") {
  const LoadedPack loaded = RegionPack().load();
  INFO(text_of(loaded.findings));
  REQUIRE(loaded.findings.empty());
  REQUIRE(loaded.pack->places.size() == 1);
  const HeartPlace& place = loaded.pack->places[0];
  CHECK(place.id == "suedsauerland");
  CHECK(place.name.in("en") == "Südsauerland");
  CHECK(place.words.in("en") == "Lake and castle");
  CHECK(place.motto.in("de-leicht") == "Hier ist mein Herz.");
  CHECK(place.picture.path == loaded.pack->folder / "pictures/foto.svg");
  CHECK(place.district == "olpe");
  CHECK(place.contact == "lotsin");
  CHECK(place.recipient == "heimvorteil");
  CHECK(place.highlights == std::vector<std::string>{"flecken"});
}

TEST_CASE("A page of the story has its figure, with source and year") {
  const LoadedPack loaded = RegionPack().load();
  REQUIRE(loaded.pack);
  REQUIRE(loaded.pack->why_here.size() == 1);
  const Reason& reason = loaded.pack->why_here[0];
  CHECK(reason.title.in("de") == "Miete");
  CHECK(reason.text.in("en") == "One. Two.");
  CHECK(reason.figure.value.in("en") == "€6.20");
  CHECK(reason.figure.meaning.in("de-leicht") == "kostet der Quadratmeter.");
  CHECK(reason.figure.source.in("en") == "IT.NRW");
  CHECK(reason.figure.year == 2022);
  CHECK_FALSE(reason.figure.sample);
}

TEST_CASE("An obstacle leads to a topic, the offers of a field or a contact") {
  const LoadedPack loaded = RegionPack().load();
  REQUIRE(loaded.pack);
  const std::vector<Obstacle>& all = loaded.pack->obstacles;
  REQUIRE(all.size() == 3);
  CHECK(all[0].text.in("en") == "No flat.");
  CHECK(all[0].reply.in("de") == "Doch.");
  CHECK((all[0].next == NextStep::kTopic && all[0].target == "wohnen"));
  CHECK((all[1].next == NextStep::kField && all[1].target == "handwerk"));
  CHECK((all[2].next == NextStep::kContact && all[2].target == "lotsin"));
}

TEST_CASE("A district of the map has its outline and its label") {
  const LoadedPack loaded = RegionPack().load();
  REQUIRE(loaded.pack);
  const MapDistrict olpe{"olpe", {50, 50}, {{0, 0}, {100, 0}, {100, 1000}, {0, 100}}};
  CHECK(loaded.pack->map == std::vector<MapDistrict>{olpe});
}

TEST_CASE("What a place points to must be there and of the right kind") {
  const RegionPack files;
  SECTION("contact") {
    files.replace("pack.yaml", "contact: lotsin\n", "contact: flecken\n");
    files.expect(Severity::kError, "The contact \"flecken\" is not in this pack.");
  }
  SECTION("no contact") {
    files.replace("pack.yaml", "    contact: lotsin\n", "");
    files.expect(Severity::kError, "The key \"contact\" is missing in \"places.");
  }
  SECTION("highlight") {
    files.replace("pack.yaml", "[flecken]", "[flecken, tischler]");
    files.expect(Severity::kError, "The highlight \"tischler\" is not in this pack.");
  }
  SECTION("district") {
    files.replace("pack.yaml", "    district: olpe\n    contact", "    district: olp\n    contact");
    files.expect(Severity::kError, "Did you mean \"olpe\"?");
  }
  SECTION("recipient") {
    files.replace("pack.yaml", "recipient: heimvorteil", "recipient: niemand");
    files.expect(Severity::kError, "The recipient \"niemand\" is not in this pack.");
  }
  SECTION("a text in every language") {
    files.replace("pack.yaml", ", en: Lake and castle", "");
    files.expect(Severity::kError, "The key \"en\" is missing in \"places.");
  }
}

TEST_CASE("A figure needs a value, a source and a year") {
  const RegionPack files;
  SECTION("no source") {
    files.replace("pack.yaml", "      source: IT.NRW\n", "");
    files.expect(Severity::kError, "The key \"source\" is missing in \"why_here.");
  }
  SECTION("a year that is none") {
    const auto year = GENERATE(as<std::string>(), "heute", "22", "2022.5", "99999999999", "[2022]");
    files.replace("pack.yaml", "year: 2022", "year: " + year);
    files.expect(Severity::kError, "is not a year.");
  }
  SECTION("no figure at all") {
    files.replace("pack.yaml", "    figure:", "    zahl:");
    const LoadedPack loaded = files.load();
    CHECK_THAT(text_of(loaded.findings), contains("The key \"figure\" is missing in \"why_here."));
    CHECK_THAT(text_of(loaded.findings), contains("The key \"zahl\" is not known here."));
  }
}

TEST_CASE("A page of more than two sentences is worth a warning") {
  const RegionPack files;
  files.replace("pack.yaml", "en: One. Two.}", "en: One. Two. Three.}");
  files.expect(Severity::kWarning, "The text in \"en\" has 3 sentences; 2 are read in passing.");
}

TEST_CASE("Leichte Sprache may take five sentences for what others say in two") {
  const RegionPack files;
  files.replace("pack.yaml", "en: One. Two.}", "en: One. Two., de-leicht: A. b. c. d. Ee. Ff.}");
  CHECK(files.load().findings.empty());
  files.replace("pack.yaml", "Ee. Ff.", "Eins. Zwei. Drei. Vier. Fünf. Sechs.");
  files.expect(Severity::kWarning, "The text in \"de-leicht\" has 6 sentences");
}

TEST_CASE("An answer that leads nowhere, or to two places, is an error") {
  const RegionPack files;
  SECTION("nowhere") {
    files.replace("pack.yaml", ", field: handwerk", "");
    files.expect(Severity::kError, "This answer leads nowhere.");
  }
  SECTION("two places") {
    files.replace("pack.yaml", ", field: handwerk", ", field: handwerk, topic: wohnen");
    files.expect(Severity::kError, "This answer leads to several places.");
  }
  SECTION("a topic that is none") {
    files.replace("pack.yaml", "topic: wohnen}", "topic: lotsin}");
    files.expect(Severity::kError, "The topic \"lotsin\" is not in this pack.");
  }
  SECTION("a field that is none") {
    files.replace("pack.yaml", "field: handwerk}", "field: altstadt}");
    files.expect(Severity::kError, "The field \"altstadt\" is not in this pack.");
  }
}

TEST_CASE("Eight obstacles are too many for one look") {
  const TestPack files;
  std::string list = "obstacles:\n";
  for (size_t i = 0; i <= kMostObstacles; ++i) {
    list += "  - {id: o" + std::to_string(i) +
            ", text: {de: A., en: A.}, reply: {de: B., en: B.}, topic: wohnen}\n";
  }
  files.append("pack.yaml", list);
  CHECK_THAT(files.only_finding().text(), contains("has 8 members; 7 are allowed."));
}

TEST_CASE("A wrong outline is an error that says what is wrong with it") {
  const RegionPack files;
  const auto outline = [&](const std::string& points) {
    files.replace("pack.yaml", "[[0, 0], [100, 0], [100, 1000], [0, 100]]", points);
  };
  SECTION("two points") {
    outline("[[0, 0], [100, 0]]");
    files.expect(Severity::kError, "An outline needs at least 3 points.");
  }
  SECTION("no point") {
    outline("[]");
    files.expect(Severity::kError, "An outline needs at least 3 points.");
  }
  SECTION("outside the map") {
    outline("[[0, 0], [1001, 0], [100, 100]]");
    files.expect(Severity::kError, "This is not a point of the map.");
  }
  SECTION("not a pair") {
    outline("[[0, 0], [100, 0, 3], [100, 100]]");
    files.expect(Severity::kError, "This is not a point of the map.");
  }
  SECTION("crossing itself") {
    outline("[[0, 0], [100, 100], [100, 0], [0, 100]]");
    files.expect(Severity::kError, "crosses itself behind the point [0, 0].");
  }
  SECTION("label outside") {
    files.replace("pack.yaml", "label: [50, 50]", "label: [500, 50]");
    files.expect(Severity::kError, "The name stands outside the outline.");
  }
  SECTION("no outline") {
    files.replace("pack.yaml", "    outline: [[0, 0], [100, 0], [100, 1000], [0, 100]]\n", "");
    files.expect(Severity::kError, "The key \"outline\" is missing.");
  }
  SECTION("a district twice") {
    files.append("pack.yaml", kMap.substr(kMap.find('\n') + 1));
    files.expect(Severity::kError, "The district \"olpe\" is on the map twice.");
  }
}

TEST_CASE("A district that is not on the map is worth a warning") {
  const RegionPack files;
  files.replace("pack.yaml", "themes:\n",
                "  - {id: soest, name: {de: Kreis Soest, en: Soest}}\nthemes:\n");
  const Finding finding = files.only_finding();
  CHECK(finding.severity == Severity::kWarning);
  CHECK_THAT(finding.text(), contains("The district \"soest\" is not on the map."));
}

const std::vector<MapPoint> kNotch = {{0, 0}, {4, 0}, {4, 4}, {2, 2}, {0, 4}};

TEST_CASE("A point within an outline is told from one outside, the edge counts as within") {
  CHECK(is_within(kNotch, MapPoint{1, 1}));
  CHECK(is_within(kNotch, MapPoint{3, 2}));
  CHECK(is_within(kNotch, MapPoint{0, 4}));
  CHECK(is_within(kNotch, MapPoint{2, 0}));
  CHECK(is_within(kNotch, MapPoint{3, 3}));
  CHECK_FALSE(is_within(kNotch, MapPoint{2, 3}));
  CHECK_FALSE(is_within(kNotch, MapPoint{5, 2}));
  CHECK_FALSE(is_within(kNotch, MapPoint{-1, 0}));
  CHECK_FALSE(is_within(std::vector<MapPoint>{}, MapPoint{0, 0}));
}

TEST_CASE("An outline that crosses, touches or runs back over itself is found") {
  CHECK_FALSE(find_crossing(kNotch));
  CHECK_FALSE(find_crossing(std::vector<MapPoint>{{0, 0}, {4, 0}, {0, 4}}));
  CHECK_FALSE(find_crossing(std::vector<MapPoint>{{0, 0}, {2, 0}, {4, 0}, {0, 4}}));
  CHECK(find_crossing(std::vector<MapPoint>{{0, 0}, {4, 4}, {4, 0}, {0, 4}}) == 0);
  CHECK(find_crossing(std::vector<MapPoint>{{0, 0}, {4, 0}, {2, 0}, {0, 4}}));
  CHECK(find_crossing(std::vector<MapPoint>{{0, 0}, {4, 0}, {4, 4}, {2, 0}, {0, 4}}));
  CHECK(find_crossing(std::vector<MapPoint>{{0, 0}, {0, 0}, {4, 4}}));
}

TEST_CASE("The sample pack's districts lie side by side, as on every map of Südwestfalen") {
  const LoadedPack loaded = load_pack(GUMMIBAND_SOURCE_DIR "/content/suedwestfalen", kToday);
  REQUIRE(loaded.pack);
  const auto outline = [&](const std::string& district) {
    const auto found = std::ranges::find(loaded.pack->map, district, &MapDistrict::district);
    REQUIRE(found != loaded.pack->map.end());
    return found->outline;
  };
  const auto are_neighbours = [&](const std::string& one, const std::string& other) {
    const std::vector<MapPoint> border = outline(other);
    return std::ranges::count_if(outline(one), [&](MapPoint point) {
             return std::ranges::find(border, point) != border.end();
           }) >= 2;
  };
  for (const char* district : {"soest", "maerkischer-kreis", "olpe", "siegen-wittgenstein"}) {
    CHECK(are_neighbours("hochsauerland", district));
  }
  CHECK(are_neighbours("olpe", "maerkischer-kreis"));
  CHECK(are_neighbours("olpe", "siegen-wittgenstein"));
  CHECK(are_neighbours("maerkischer-kreis", "soest"));
  CHECK_FALSE(are_neighbours("soest", "siegen-wittgenstein"));
  CHECK_FALSE(are_neighbours("soest", "olpe"));
  CHECK_FALSE(are_neighbours("maerkischer-kreis", "siegen-wittgenstein"));
  // No spot belongs to two of them, borders apart: odd points lie on no edge often enough.
  for (int x = 1; x < kMapSize; x += 14) {
    for (int y = 3; y < kMapSize; y += 14) {
      int within = 0;
      for (const MapDistrict& district : loaded.pack->map) {
        within += static_cast<int>(is_within(district.outline, {x, y}));
      }
      INFO(x << " " << y);
      CHECK(within <= 1);
    }
  }
}

TEST_CASE("The sample pack tells the whole story, every place with a way to somebody") {
  const LoadedPack loaded = load_pack(GUMMIBAND_SOURCE_DIR "/content/suedwestfalen", kToday);
  REQUIRE(loaded.pack);
  CHECK(loaded.pack->places.size() == 7);
  CHECK(loaded.pack->why_here.size() == 4);
  CHECK(loaded.pack->obstacles.size() == 7);
  CHECK(loaded.pack->map.size() == loaded.pack->districts.size());
  for (const HeartPlace& place : loaded.pack->places) {
    INFO(place.id);
    CHECK(place.words.texts.contains("de-leicht"));
    for (const std::string& id : place.highlights) {
      const Item* item = loaded.pack->find(id);
      REQUIRE(item != nullptr);
      const bool near = place.district.empty() || item->district == place.district;
      CHECK((near || item->id == "rothaarsteig"));
    }
  }
}

}  // namespace
}  // namespace gummiband::content
