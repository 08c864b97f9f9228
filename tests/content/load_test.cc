// load_pack: what is right arrives whole, in order and in every language.
#include "content/load.h"

#include "catch.h"
#include "pack_files.h"

namespace gummiband::content {
namespace {

TEST_CASE("A right pack loads without a finding") {
  const TestPack files;
  const LoadedPack loaded = files.load();
  INFO(text_of(loaded.findings));
  REQUIRE(loaded.findings.empty());
  REQUIRE(loaded.pack);
  const Pack& pack = *loaded.pack;
  CHECK(pack.folder == std::filesystem::canonical(files.path()));
  CHECK(pack.id == "klein");
  CHECK(pack.version == "1");
  CHECK(pack.languages == std::vector<Language>{"de", "en", "de-leicht"});
  CHECK(pack.districts.at(0).name.in("en") == "Olpe district");
  CHECK(pack.themes.at(0).icon == "castle");
  CHECK(pack.fields.at(0).id == "handwerk");
  CHECK(pack.personas.at(0).note.in("de") == "Meine Wurzeln sind hier.");
  CHECK(pack.personas.at(0).picture.rights == Rights{"Gummiband", "CC0-1.0"});
  CHECK(pack.allowed_hosts == std::vector<std::string>{"www.siegen.de"});
  CHECK(pack.attract.at(0).landscape.path == pack.folder / "pictures/quer.svg");
  CHECK(pack.header.path == pack.folder / "pictures/header.svg");
  CHECK(pack.welcome == ScenePair{pack.header, pack.header});
  CHECK(pack.items.size() == 5);
}

TEST_CASE("The outline is told once, without items, and is what the pack then is") {
  const TestPack files;
  std::vector<Pack> told;
  const auto note = [&](const Pack& outline) { told.push_back(outline); };
  const LoadedPack loaded = load_pack(files.path(), kToday, note);
  REQUIRE(loaded.pack);
  REQUIRE(told.size() == 1);
  CHECK(told.front().items.empty());
  told.front().items = loaded.pack->items;
  CHECK(told.front() == *loaded.pack);
}

TEST_CASE("A fault in pack.yaml has no outline; one in an item is found behind it") {
  const TestPack files;
  int told = 0;
  const auto note = [&](const Pack&) { ++told; };
  SECTION("pack.yaml") {
    files.append("pack.yaml", "unheard_of: 1\n");
    CHECK_FALSE(load_pack(files.path(), kToday, note).pack);
    CHECK(told == 0);
  }
  SECTION("an item") {
    files.write("items/neu/item.yaml", "kind: unheard_of\n");
    CHECK_FALSE(load_pack(files.path(), kToday, note).pack);
    CHECK(told == 1);
  }
}

TEST_CASE("A recipient has everything that pack.yaml says") {
  const TestPack files;
  const LoadedPack loaded = files.load();
  REQUIRE(loaded.pack);
  const Recipient* recipient = loaded.pack->recipient("heimvorteil");
  REQUIRE(recipient != nullptr);
  CHECK(recipient->name.in("en") == "Heimvorteil");
  CHECK(recipient->organisation.in("de") == "Wirtschaftsförderung");
  CHECK(recipient->purpose.in("en") == "We call you.");
  CHECK(recipient->public_key == "gb1-abc");
  CHECK_FALSE(recipient->demo);
  CHECK(recipient->personas == std::vector<std::string>{"returnee"});
  CHECK(recipient->topics == std::vector<std::string>{"wohnen"});
}

TEST_CASE("A highlight has its texts, body, picture and focus") {
  const TestPack files;
  const LoadedPack loaded = files.load();
  REQUIRE(loaded.pack);
  const Item* item = loaded.pack->find("flecken");
  REQUIRE(item != nullptr);
  CHECK(item->kind == ItemKind::kHighlight);
  CHECK(item->title.in("en") == "Alter Flecken");
  CHECK(item->place.in("de") == "Freudenberg");
  CHECK(item->link == "https://www.siegen.de/flecken");
  REQUIRE(item->picture);
  CHECK(item->picture->rights == Rights{"Erika Muster", "CC BY 4.0"});
  CHECK(item->picture->focus_x == 0.25F);
  CHECK(item->picture->focus_y == 0.75F);
  const std::vector<Block> body = {
      {BlockKind::kParagraph, {{"Von ", false, false}, {"oben", false, true}, {":", false, false}}},
      {BlockKind::kListItem, {{"Kurpark", true, false}}},
      {BlockKind::kListItem, {{"Burg", false, false}}}};
  CHECK(item->body.at("en") == body);
}

TEST_CASE("A variant shows its own texts and its base language's where it has none") {
  const TestPack files;
  const LoadedPack loaded = files.load();
  REQUIRE(loaded.pack);
  const Item& houses = *loaded.pack->find("flecken");
  CHECK(houses.title.in("de-leicht") == "Alte Häuser");
  CHECK(houses.summary.in("de-leicht") == "Fachwerk.");
  CHECK(houses.body.at("de-leicht").at(0).runs.at(0).text == "Sehr alt.");
  const Item& party = *loaded.pack->find("fest");
  CHECK(party.title.in("de-leicht") == "Fest");
  CHECK(party.body.at("de-leicht") == party.body.at("de"));
}

TEST_CASE("An offer, an event and a contact have what only they have") {
  const TestPack files;
  const LoadedPack loaded = files.load();
  REQUIRE(loaded.pack);
  const Item& offer = *loaded.pack->find("tischler");
  CHECK(offer.sample);
  CHECK(offer.employer.in("de") == "Muster");
  CHECK(offer.field.in("de") == "Ausbildung");
  CHECK(offer.hours.in("de") == "4 Tage");
  CHECK(offer.valid_until == base::parse_day("2026-12-31"));
  const Item& event = *loaded.pack->find("fest");
  CHECK(event.starts == base::parse_local_time("2026-06-20 17:00"));
  CHECK(event.ends == base::parse_local_time("2026-06-21 23:00"));
  const Item& contact = *loaded.pack->find("lotsin");
  CHECK(contact.organisation.in("en") == "Heimvorteil");
  CHECK(contact.phone == "+49 30 23125 123");
  CHECK(contact.email == "lotsin@example.org");
}

TEST_CASE("Items come in the pack's order, the others behind them by id") {
  const TestPack files;
  files.replace("pack.yaml", "order: [wohnen]", "order: [wohnen, tischler]");
  const LoadedPack loaded = files.load();
  REQUIRE(loaded.pack);
  std::vector<std::string> ids;
  for (const Item& item : loaded.pack->items) ids.push_back(item.id);
  CHECK(ids == std::vector<std::string>{"wohnen", "tischler", "fest", "flecken", "lotsin"});
}

TEST_CASE("Legal texts come from pack.yaml and from files") {
  const TestPack files;
  const LoadedPack loaded = files.load();
  REQUIRE(loaded.pack);
  CHECK(loaded.pack->legal.at("privacy_short").in("en") == "Short.");
  CHECK(loaded.pack->legal.at("consent").in("de") == "Ich bin **einverstanden**.");
  CHECK(loaded.pack->legal.at("consent").in("de-leicht") == "Ich bin **einverstanden**.");
}

TEST_CASE("A pack without recipients needs no legal texts") {
  const TestPack files;
  const std::string yaml = files.read("pack.yaml");
  const size_t recipients = yaml.find("recipients:");
  const size_t hosts = yaml.find("hosts:");
  const size_t legal = yaml.find("legal:");
  const size_t order = yaml.find("order:");
  files.write("pack.yaml",
              yaml.substr(0, recipients) + yaml.substr(hosts, legal - hosts) + yaml.substr(order));
  files.remove("legal");
  const LoadedPack loaded = files.load();
  INFO(text_of(loaded.findings));
  REQUIRE(loaded.pack);
  CHECK(loaded.pack->legal.empty());
}

TEST_CASE("Windows' line ends and byte order mark change nothing") {
  const TestPack files;
  const LoadedPack before = files.load();
  for (const char* name : {"pack.yaml", "items/flecken/item.yaml", "items/flecken/de.md"}) {
    std::string content = "\xEF\xBB\xBF";
    for (const char byte : files.read(name))
      content += byte == '\n' ? "\r\n" : std::string(1, byte);
    files.write(name, content);
  }
  const LoadedPack after = files.load();
  INFO(text_of(after.findings));
  REQUIRE(after.pack);
  CHECK(after.pack == before.pack);
}

TEST_CASE("Files that begin with a dot are left alone") {
  const TestPack files;
  files.write("items/.DS_Store", "\1\2\3");
  files.write("items/flecken/.de.md.swp", "\1\2\3");
  CHECK(files.load().findings.empty());
}

TEST_CASE("The day decides what is shown") {
  const TestPack files;
  const LoadedPack loaded = files.load();
  REQUIRE(loaded.pack);
  const auto count = [&](ItemKind kind, const char* day) {
    return loaded.pack->shown(kind, *base::parse_day(day)).size();
  };
  CHECK(count(ItemKind::kOffer, "2025-12-31") == 0);
  CHECK(count(ItemKind::kOffer, "2026-01-01") == 1);
  CHECK(count(ItemKind::kOffer, "2026-12-31") == 1);
  CHECK(count(ItemKind::kOffer, "2027-01-01") == 0);
  CHECK(count(ItemKind::kEvent, "2026-06-21") == 1);
  CHECK(count(ItemKind::kEvent, "2026-06-22") == 0);
  CHECK(count(ItemKind::kHighlight, "2099-01-01") == 1);
}

TEST_CASE(
    "Many items are read by many hands: all of them, in their order, with each one's faults") {
  TestPack files;
  std::vector<std::string> ids;
  for (int i = 0; i < 60; ++i) {
    const std::string id = "topic-" + std::to_string(100 + i);
    files.write("items/" + id + "/item.yaml", "kind: topic\n");
    files.texts(id, "title: Thema " + std::to_string(i) + "\n", "");
    ids.push_back(id);
  }
  const LoadedPack loaded = files.load();
  REQUIRE(loaded.findings.empty());
  REQUIRE(loaded.pack);
  std::vector<std::string> read;
  for (const Item& item : loaded.pack->items) {
    if (item.id.starts_with("topic-")) read.push_back(item.id);
  }
  CHECK(read == ids);

  // One in each share.
  for (const size_t i : {size_t{0}, size_t{20}, size_t{40}, size_t{59}}) {
    files.write("items/" + ids[i] + "/item.yaml", "kind: topc\n");
  }
  const LoadedPack faulty = files.load();
  CHECK_FALSE(faulty.pack);
  std::vector<std::string> named;
  for (const Finding& finding : faulty.findings) {
    named.push_back(finding.file.parent_path().filename().string());
  }
  CHECK(named == std::vector<std::string>{ids[0], ids[20], ids[40], ids[59]});
}

}  // namespace
}  // namespace gummiband::content
