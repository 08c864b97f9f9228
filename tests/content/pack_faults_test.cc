// Faults in pack.yaml, the legal texts and the folder itself: each is said with its place.
#include <sys/stat.h>

#include <algorithm>

#include "catch.h"
#include "content/limits.h"
#include "pack_files.h"

namespace gummiband::content {
namespace {

// The line of pack.yaml that holds `text`.
int line_with(const TestPack& files, std::string_view text) {
  const std::string yaml = files.read("pack.yaml");
  const size_t at = yaml.find(text);
  REQUIRE(at != std::string::npos);
  return static_cast<int>(std::count(yaml.begin(), yaml.begin() + static_cast<long>(at), '\n')) + 1;
}

void expect(const TestPack& files, const std::string& place, const std::string& sentence,
            const std::string& remedy) {
  const Finding finding = files.only_finding();
  CHECK(place_of(finding, files.path()) == place);
  CHECK_THAT(finding.sentence, contains(sentence));
  CHECK_THAT(finding.remedy, contains(remedy));
}

TEST_CASE("An unknown key of pack.yaml is an error with the key that was meant") {
  const TestPack files;
  files.append("pack.yaml", "distrikts: []\n");
  expect(files, "pack.yaml:" + std::to_string(line_with(files, "distrikts")),
         "The key \"distrikts\" is not known here.", "Did you mean \"districts\"?");
  CHECK(files.only_finding().severity == Severity::kError);
}

TEST_CASE("A recipient's further keys are read, each with its line, and only beside its own") {
  TestPack files;
  files.replace("pack.yaml", "key: gb1-abc", "key: gb1-abc\n    also_keys: [gb1-def, gb1-ghi]");
  const LoadedPack loaded = files.load();
  REQUIRE(loaded.pack.has_value());
  CHECK(loaded.pack->recipients.front().also_keys ==
        std::vector<std::string>{"gb1-def", "gb1-ghi"});
  const auto keys = std::ranges::count(loaded.mentions, MentionKind::kKey, &Mention::kind);
  CHECK(keys == 3);
  SECTION("its own among them") {
    files.replace("pack.yaml", "[gb1-def, gb1-ghi]", "[gb1-abc]");
    CHECK_THAT(files.only_finding().text(), contains("among also_keys, and not before"));
  }
  SECTION("without its own") {
    files.replace("pack.yaml", "key: gb1-abc\n    also_keys", "also_keys");
    CHECK_THAT(text_of(files.load().findings), contains("among also_keys, and not before"));
  }
  SECTION("too many") {
    files.replace("pack.yaml", "[gb1-def, gb1-ghi]", "[a, b, c, d]");
    CHECK(has_error(files.load().findings));
  }
}

TEST_CASE("A key given twice is an error") {
  const TestPack files;
  files.append("pack.yaml", "order: []\n");
  const std::string last = std::to_string(line_with(files, "order: []"));
  expect(files, "pack.yaml:" + last, "\"order\" is there twice", "Keep one");
}

TEST_CASE("A missing key is an error") {
  const TestPack files;
  files.replace("pack.yaml", "version: \"1\"\n", "");
  expect(files, "pack.yaml:1", "The key \"version\" is missing.", "version: ...");
}

TEST_CASE("A text that was taken for a comment is an error, whether it is needed or not") {
  for (const auto& [from, to] :
       {std::pair("icon: castle}", "icon: #castle\n    }"), std::pair("en: Small,", "en: #1\n  ,"),
        std::pair("de-leicht: Klein}", "de-leicht: #1\n  }"), std::pair("key: gb1-abc", "key: #1"),
        std::pair("version: \"1\"", "version: #1")}) {
    CAPTURE(to);
    const TestPack files;
    files.replace("pack.yaml", from, to);
    const LoadedPack loaded = files.load();
    CHECK_FALSE(loaded.pack);
    CHECK_THAT(text_of(loaded.findings),
               contains("pack.yaml:" + std::to_string(line_with(files, to))));
    CHECK_THAT(text_of(loaded.findings), contains("is empty. Write its value behind the colon, in "
                                                  "quotation marks if it begins with #"));
  }
  const TestPack files;
  files.replace("items/flecken/item.yaml", "district: olpe", "district: #olpe");
  expect(files, "items/flecken/item.yaml:2", "The key \"district\" is empty.", "begins with #");
}

TEST_CASE("What only others can judge is handed on with its place") {
  const TestPack files;
  const std::vector<Mention> mentions = without_pictures(files.load().mentions);
  REQUIRE(mentions.size() == 5);
  for (size_t i = 0; i < 3; ++i) {
    CHECK(mentions[i].kind == MentionKind::kLanguage);
    CHECK(mentions[i].place.line == line_with(files, "languages: "));
  }
  CHECK(mentions[0].text == "de");
  CHECK(mentions[2].text == "de-leicht");
  CHECK(mentions[3].kind == MentionKind::kIcon);
  CHECK(mentions[3].owner == "altstadt");
  CHECK(mentions[3].text == "castle");
  CHECK(mentions[3].place.file == files.path() / "pack.yaml");
  CHECK(mentions[3].place.line == line_with(files, "icon: castle"));
  CHECK(mentions[4].kind == MentionKind::kKey);
  CHECK(mentions[4].owner == "heimvorteil");
  CHECK(mentions[4].text == "gb1-abc");
  CHECK(mentions[4].place.line == line_with(files, "key: gb1-abc"));
  files.write("keys/a.pub", "\n\ngb1-def\n");
  files.replace("pack.yaml", "key: gb1-abc", "key_file: keys/a.pub");
  const Mention in_file = without_pictures(files.load().mentions).back();
  CHECK(in_file.text == "gb1-def");
  CHECK(in_file.place.file == files.path() / "keys/a.pub");
  CHECK(in_file.place.line == 3);
}

TEST_CASE("A pack of another format is an error") {
  const TestPack files;
  files.replace("pack.yaml", "format: 1", "format: 2");
  expect(files, "pack.yaml:1", "is of format \"2\"", "Update the kiosk");
}

TEST_CASE("An empty list of languages is an error") {
  const TestPack files;
  files.replace("pack.yaml", "[de, en, de-leicht]", "[]");
  expect(files, "pack.yaml:5", "The pack has no language.", "languages: [de]");
}

TEST_CASE("A variant without its base language is an error") {
  const TestPack files;
  files.replace("pack.yaml", "[de, en, de-leicht]", "[de, en, de-leicht, nl-simpel]");
  expect(files, "pack.yaml:5", "\"nl-simpel\" needs \"nl\"", "Add it");
}

TEST_CASE("Something that is no language code is an error") {
  const TestPack files;
  files.replace("pack.yaml", "[de, en, de-leicht]", "[de, en, de-leicht, Deutsch]");
  expect(files, "pack.yaml:5", "\"Deutsch\" is not a language code", "Write de");
}

TEST_CASE("A name missing in one language is an error in its line") {
  const TestPack files;
  files.replace("pack.yaml", "{de: Kreis Olpe, en: Olpe district}", "{de: Kreis Olpe}");
  expect(files, "pack.yaml:8", "The key \"en\" is missing in \"districts.olpe.name\".", "en: ...");
}

TEST_CASE("A name in a language that the pack does not speak is an error") {
  const TestPack files;
  files.replace("pack.yaml", "en: Olpe district", "en: Olpe district, nl: Olpe");
  expect(files, "pack.yaml:8", "The key \"nl\" is not known here.", "Known are");
}

TEST_CASE("A sentence that is the same for all languages is an error") {
  const TestPack files;
  files.replace("pack.yaml", "{de: Wir rufen dich an., en: We call you.}", "Wir rufen an.");
  expect(files, "pack.yaml:" + std::to_string(line_with(files, "Wir rufen an.")),
         "The key \"purpose\" has no languages.", "every language");
}

TEST_CASE("An id given twice in a list is an error") {
  const TestPack files;
  files.replace("pack.yaml", "districts:\n", "districts:\n  - {id: olpe, name: Olpe}\n");
  expect(files, "pack.yaml:9", "The id \"olpe\" is there twice", "another id");
}

TEST_CASE("An id that is a theme and a field is an error") {
  const TestPack files;
  files.replace("pack.yaml", "fields:\n", "fields:\n  - {id: altstadt, name: Altstadt}\n");
  expect(files, "pack.yaml:" + std::to_string(line_with(files, "fields:")), "\"altstadt\"",
         "another id");
}

TEST_CASE("An id with capital letters is an error") {
  const TestPack files;
  files.replace("pack.yaml", "id: klein", "id: Klein");
  expect(files, "pack.yaml:2", "\"Klein\" is not an id", "lower-case");
}

TEST_CASE("A recipient without a key is a warning") {
  const TestPack files;
  files.replace("pack.yaml", "    key: gb1-abc\n", "");
  expect(files, "pack.yaml:" + std::to_string(line_with(files, "id: heimvorteil")), "has no key",
         "gummiband keys new");
  CHECK(files.only_finding().severity == Severity::kWarning);
  CHECK(files.load().pack->recipients.at(0).public_key.empty());
}

TEST_CASE("A confidential recipient without topics is an error") {
  const TestPack files;
  files.replace("pack.yaml", "    topics: [wohnen]\n", "    confidential: true\n");
  expect(files, "pack.yaml:" + std::to_string(line_with(files, "confidential: true")),
         "confidential without topics", "topics");
}

TEST_CASE("What the pack calls the sample key is handed on with its line, to those who know keys") {
  const TestPack files;
  files.replace("pack.yaml", "    key: gb1-abc\n", "    key: gb1-abc\n    demo: true\n");
  const LoadedPack loaded = files.load();
  CHECK(text_of(loaded.findings) == "");
  CHECK(loaded.pack->recipients.at(0).demo);
  const auto told = std::ranges::find(loaded.mentions, MentionKind::kDemo, &Mention::kind);
  REQUIRE(told != loaded.mentions.end());
  CHECK(told->owner == "heimvorteil");
  CHECK(told->place.line == line_with(files, "demo: true"));
  files.replace("pack.yaml", "    key: gb1-abc\n", "");
  CHECK_THAT(files.only_finding().sentence, contains("\"heimvorteil\" has no key"));
}

TEST_CASE("A private key in the pack is shouted about") {
  const TestPack files;
  files.write("keys/a.pub", "gummiband-key 1\npublic gb1-abc\nwrap argon2id13\nsecret 00\n");
  files.replace("pack.yaml", "key: gb1-abc", "key_file: keys/a.pub");
  expect(files, "pack.yaml:" + std::to_string(line_with(files, "key_file")),
         "A SECRET LIES IN THE PACK: \"keys/a.pub\" is a private key.", "gummiband keys show FILE");
}

TEST_CASE("All keys given twice are said, and what else is wrong") {
  const TestPack files;
  files.append("pack.yaml", "order: []\nversion: \"2\"\ndistrikts: []\n");
  const std::string all = text_of(files.load().findings);
  CHECK_THAT(all, contains("\"order\" is there twice"));
  CHECK_THAT(all, contains("\"version\" is there twice"));
  CHECK_THAT(all, contains("\"distrikts\" is not known here"));
}

TEST_CASE("A required key is not looked for among those that are known") {
  const TestPack files;
  files.replace("pack.yaml", "    name: {de: weggezogen, en: moved away}\n", "");  // note: is near
  CHECK_THAT(files.only_finding().sentence,
             contains("The key \"name\" is missing in \"personas.returnee\"."));
}

TEST_CASE("A key may stand in a file, but not in a missing one, and not twice") {
  const TestPack files;
  files.write("keys/a.pub", "gb1-from-file\n");
  files.replace("pack.yaml", "key: gb1-abc", "key_file: keys/a.pub");
  REQUIRE(files.load().pack);
  CHECK(files.load().pack->recipients.at(0).public_key == "gb1-from-file");
  files.replace("pack.yaml", "keys/a.pub", "keys/b.pub");
  CHECK_THAT(files.only_finding().sentence, contains("\"keys/b.pub\" is not in the pack"));
  files.replace("pack.yaml", "keys/b.pub", "keys/a.pub\n    key: gb1-abc");
  CHECK_THAT(files.only_finding().sentence, contains("both \"key\" and \"key_file\""));
}

TEST_CASE("A key file outside the pack is not read") {
  const TestPack files;
  files.replace("pack.yaml", "key: gb1-abc", "key_file: /etc/hostname");
  CHECK_THAT(files.only_finding().sentence, contains("is not in the pack"));
}

TEST_CASE("Eight recipients are fine, nine are an error") {
  const TestPack files;
  const std::string one = ", name: N, organisation: O, purpose: {de: P, en: P}, key: gb1-x}\n";
  std::string more;
  for (size_t i = 1; i < kMostRecipients; ++i) more += "  - {id: r" + std::to_string(i) + one;
  files.replace("pack.yaml", "hosts:", more + "hosts:");
  CHECK(text_of(files.load().findings) == "");
  files.replace("pack.yaml", "hosts:", "  - {id: r9" + one + "hosts:");
  const Finding finding = files.only_finding();
  CHECK_THAT(finding.sentence, contains("\"recipients\" has 9 members; 8 are allowed"));
}

TEST_CASE("A recipient for a persona or a topic that is not there is an error") {
  const TestPack files;
  files.replace("pack.yaml", "topics: [wohnen]", "topics: [wonen]");
  expect(files, "pack.yaml:" + std::to_string(line_with(files, "[wonen]")),
         "The topic \"wonen\" is not in this pack.", "Did you mean \"wohnen\"?");
  files.replace("pack.yaml", "topics: [wonen]", "topics: [wohnen]");
  files.replace("pack.yaml", "personas: [returnee]", "personas: [returner]");
  CHECK_THAT(files.only_finding().remedy, contains("Did you mean \"returnee\"?"));
}

TEST_CASE("An item of another kind is no topic") {
  const TestPack files;
  files.replace("pack.yaml", "topics: [wohnen]", "topics: [flecken]");
  CHECK_THAT(files.only_finding().sentence, contains("The topic \"flecken\" is not in this pack."));
}

TEST_CASE("An order with an unknown item, or with one twice, is an error") {
  const TestPack files;
  files.replace("pack.yaml", "order: [wohnen]", "order: [wohnen, fleken]");
  CHECK_THAT(files.only_finding().remedy, contains("Did you mean \"flecken\"?"));
  files.replace("pack.yaml", "[wohnen, fleken]", "[wohnen, wohnen]");
  CHECK_THAT(files.only_finding().sentence, contains("\"wohnen\" is there twice in \"order\""));
}

TEST_CASE("A host with a scheme, a path, a port or digits only is an error") {
  const auto host = GENERATE("https://www.siegen.de", "www.siegen.de/kultur", "siegen.de:8080",
                             "10.0.0.1", "localhost", "Www.Siegen.de", "siegen..de", "-siegen.de");
  const TestPack files;
  files.replace("pack.yaml", "[www.siegen.de]", "[www.siegen.de, \"" + std::string(host) + "\"]");
  expect(files, "pack.yaml:" + std::to_string(line_with(files, "hosts:")),
         "is not the name of a host", "www.siegen.de");
}

TEST_CASE("A recipient needs every legal text in every language") {
  const TestPack files;
  files.remove("legal/consent.en.md");
  expect(files, "legal/consent.en.md:0", "The legal text \"consent\" is missing in \"en\".",
         "Write this file");
}

TEST_CASE("A short privacy notice of more than sixty words is a warning") {
  const TestPack files;
  std::string words;
  for (size_t i = 0; i < kMostPrivacyShortWords; ++i) words += "so ";
  files.replace("pack.yaml", "de: Kurz.", "de: " + words);
  CHECK(text_of(files.load().findings) == "");
  files.replace("pack.yaml", "de: so", "de: so so");
  const Finding finding = files.only_finding();
  CHECK(finding.severity == Severity::kWarning);
  CHECK_THAT(finding.sentence, contains("61 words"));
}

TEST_CASE("A legal file whose name nobody asks for is an error") {
  const TestPack files;
  files.write("legal/consent.nl.md", "Ja.\n");
  expect(files, "legal/consent.nl.md:0", "no legal text in a language of this pack", "consent.");
}

TEST_CASE("A table in a legal text is an error in its line") {
  const TestPack files;
  files.write("legal/consent.de.md", "Ja.\n\n| a | b |\n|---|---|\n| c | d |\n");
  expect(files, "legal/consent.de.md:3", "A table is not shown", "list");
}

TEST_CASE("Default rights must be whole") {
  const TestPack files;
  files.replace("pack.yaml", "{author: Gummiband, licence: CC0-1.0}", "{author: Gummiband}");
  const auto findings = files.load().findings;
  REQUIRE_FALSE(findings.empty());
  CHECK(text_of(findings).find("The key \"licence\" is missing in \"rights\".") !=
        std::string::npos);
}

TEST_CASE("A folder that is no pack, and a pack that is no folder, are errors") {
  const TemporaryFolder folder;
  const LoadedPack empty = load_pack(folder.path(), kToday);
  CHECK_FALSE(empty.pack);
  CHECK_THAT(text_of(empty.findings), contains("pack.yaml: error: This file is missing."));
  const LoadedPack nowhere = load_pack(folder.path() / "nowhere", kToday);
  CHECK_FALSE(nowhere.pack);
  CHECK_THAT(text_of(nowhere.findings), contains("There is no such folder."));
}

TEST_CASE("A pack without items is an error") {
  const TestPack files;
  files.remove("items");
  files.replace("pack.yaml", "topics: [wohnen]", "topics: []");
  files.replace("pack.yaml", "order: [wohnen]", "order: []");
  expect(files, "items:0", "The pack has no items.", "folder");
}

TEST_CASE("A pack larger than its limit is refused before anything is read") {
  const TestPack files;
  files.write("pictures/huge.bin", "");
  std::filesystem::resize_file(files.path() / "pictures/huge.bin", kMostPackBytes);  // sparse
  const auto findings = files.load().findings;
  REQUIRE(findings.size() == 1);
  CHECK_THAT(findings[0].sentence, contains("larger than 512 MiB"));
}

TEST_CASE("A named pipe in a pack is refused, not waited for") {
  const TestPack files;
  REQUIRE(mkfifo((files.path() / "items/flecken/de.pipe").c_str(), 0600) == 0);
  CHECK_THAT(text_of(files.load().findings), contains("neither a file nor a folder"));
}

TEST_CASE("A link to a file outside the pack is not followed") {
  const TestPack files;
  files.remove("pack.yaml");
  const TemporaryFolder elsewhere;
  elsewhere.write("pack.yaml", kPackYaml);
  std::filesystem::create_symlink(elsewhere.path() / "pack.yaml", files.path() / "pack.yaml");
  expect(files, "pack.yaml:0", "This leads out of the pack.", "Put the file itself there.");
}

TEST_CASE("A link within the pack is followed") {
  const TestPack files;
  std::filesystem::rename(files.path() / "items/flecken/en.md", files.path() / "shared.md");
  std::filesystem::create_symlink("../../shared.md", files.path() / "items/flecken/en.md");
  CHECK(text_of(files.load().findings) == "");
}

TEST_CASE("A link in a circle is no reason to hang") {
  const TestPack files;
  std::filesystem::create_directory_symlink("..", files.path() / "items/flecken/up");
  std::filesystem::create_symlink("loop.md", files.path() / "items/flecken/loop.yaml");
  CHECK(text_of(files.load().findings) == "");
}

TEST_CASE("Of very many findings the first thousand are listed and the rest is counted") {
  const TestPack files;
  std::string list = "themes: [";
  for (size_t i = 0; i < kMostNamed; ++i) list += (i > 0 ? ", x" : "x") + std::to_string(i);
  list += "]\n";
  for (int i = 0; i < 20; ++i) {
    const std::string item = "items/t" + std::to_string(i);
    files.write(item + "/item.yaml", "kind: topic\n" + list);
    files.texts("t" + std::to_string(i), "title: T\n", "");
  }
  const LoadedPack loaded = files.load();
  CHECK_FALSE(loaded.pack);
  REQUIRE(loaded.findings.size() == kMostFindings + 1);
  CHECK(loaded.findings.back().sentence == "280 more findings are not listed.");
}

}  // namespace
}  // namespace gummiband::content
