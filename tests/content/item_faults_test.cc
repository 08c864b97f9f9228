// Faults in items: each is said with its file, its line and what to do.
#include <fstream>

#include "catch.h"
#include "content/limits.h"
#include "pack_files.h"

namespace gummiband::content {
namespace {

void expect(const TestPack& files, const std::string& place, const std::string& sentence,
            const std::string& remedy, Severity severity = Severity::kError) {
  const Finding finding = files.only_finding();
  CHECK(place_of(finding, files.path()) == place);
  CHECK_THAT(finding.sentence, contains(sentence));
  CHECK_THAT(finding.remedy, contains(remedy));
  CHECK(finding.severity == severity);
}

TEST_CASE("A language without a file is an error") {
  const TestPack files;
  files.remove("items/flecken/en.md");
  expect(files, "items/flecken/en.md:0", "The texts in \"en\" are missing.", "Write this file.");
}

TEST_CASE("A file in a language that the pack does not speak is an error") {
  const TestPack files;
  files.write("items/flecken/nl.md", "---\ntitle: x\n---\n");
  expect(files, "items/flecken/nl.md:0", "\"nl\" is not a language of this pack.", "Known are");
}

TEST_CASE("A text that only one language has is an error in the others") {
  const TestPack files;
  files.replace("items/tischler/en.md", "hours: 4 Tage\n", "");
  expect(files, "items/tischler/en.md:0", "The key \"hours\" is missing here", "every language");
}

TEST_CASE("An unknown key of item.yaml is an error with the key that was meant") {
  const TestPack files;
  files.append("items/flecken/item.yaml", "valid_untill: 2026-12-31\n");
  expect(files, "items/flecken/item.yaml:6", "\"valid_untill\" is not known",
         "Did you mean \"valid_until\"?");
}

TEST_CASE("An unknown key between the lines --- is counted from the top of the file") {
  const TestPack files;
  files.replace("items/flecken/de.md", "place:", "titel: A\nplace:");
  expect(files, "items/flecken/de.md:3", "The key \"titel\" is not known",
         "Did you mean \"title\"?");
}

TEST_CASE("A key that must be there and is mistyped is found where it stands") {
  const TestPack files;
  files.replace("items/flecken/item.yaml", "kind:", "knid:");
  expect(files, "items/flecken/item.yaml:1", "The key \"knid\" is not known",
         "Did you mean \"kind\"?");
}

TEST_CASE("A key of another kind of item is an error") {
  const TestPack files;
  files.append("items/flecken/item.yaml", "starts: 2026-06-20 17:00\n");
  expect(files, "items/flecken/item.yaml:6", "The key \"starts\" is not known", "Known are");
}

TEST_CASE("An unknown kind is an error") {
  const TestPack files;
  files.replace("items/flecken/item.yaml", "kind: highlight", "kind: higlight");
  expect(files, "items/flecken/item.yaml:1", "\"higlight\" is not a kind of item.",
         "Did you mean \"highlight\"?");
}

TEST_CASE("A folder whose name is no id is an error") {
  const TestPack files;
  files.write("items/Alter Flecken/item.yaml", "kind: topic\n");
  expect(files, "items/Alter Flecken:0", "The folder's name is not an id.", "lower-case");
}

TEST_CASE("A file among the items' folders is an error") {
  const TestPack files;
  files.write("items/notes.txt", "x");
  expect(files, "items/notes.txt:0", "Only folders belong here", "Remove");
}

TEST_CASE("What has ended is a warning, and is not shown") {
  const TestPack files;
  files.replace("items/tischler/item.yaml", "2026-12-31", "2026-06-19");
  expect(files, "items/tischler/item.yaml:4", "This ended on 2026-06-19", "new date",
         Severity::kWarning);
  CHECK(files.load().pack->shown(ItemKind::kOffer, kToday).empty());
}

TEST_CASE("What ends today has not ended") {
  const TestPack files;
  files.replace("items/tischler/item.yaml", "2026-12-31", "2026-06-20");
  CHECK(text_of(files.load().findings) == "");
}

TEST_CASE("An event of yesterday is a warning") {
  const TestPack files;
  files.write("items/fest/item.yaml", "kind: event\nstarts: 2026-06-19 17:00\n");
  files.texts("fest", "title: Fest\nplace: Olpe\nsummary: Tanz.\n", "");
  expect(files, "items/fest/item.yaml:2", "This took place on 2026-06-19", "new date",
         Severity::kWarning);
}

TEST_CASE("A last day before the first is an error") {
  const TestPack files;
  files.replace("items/tischler/item.yaml", "2026-01-01", "2027-01-01");
  expect(files, "items/tischler/item.yaml:4", "\"valid_until\" is before \"valid_from\".",
         "Exchange");
}

TEST_CASE("An event that ends before it starts is an error") {
  const TestPack files;
  files.replace("items/fest/item.yaml", "2026-06-21 23:00", "2026-06-20 16:59");
  expect(files, "items/fest/item.yaml:3", "\"ends\" is before \"starts\".", "Exchange");
}

TEST_CASE("A day that the calendar does not have is an error") {
  const TestPack files;
  files.replace("items/tischler/item.yaml", "2026-12-31", "2026-02-30");
  expect(files, "items/tischler/item.yaml:4", "\"2026-02-30\" is not a day of the calendar.",
         "2026-06-20");
}

TEST_CASE("An event without a start is an error") {
  const TestPack files;
  files.replace("items/fest/item.yaml", "starts: 2026-06-20 17:00\n", "");
  expect(files, "items/fest/item.yaml:1", "The key \"starts\" is missing.", "starts: ...");
}

TEST_CASE("An offer without an end is an error") {
  const TestPack files;
  files.replace("items/tischler/item.yaml", "valid_until: 2026-12-31\n", "");
  expect(files, "items/tischler/item.yaml:1", "The key \"valid_until\" is missing.", "Add");
}

TEST_CASE("A link to a host that is not listed is an error") {
  const TestPack files;
  files.replace("items/flecken/item.yaml", "www.siegen.de", "www.seigen.de");
  expect(files, "items/flecken/item.yaml:4", "The host \"www.seigen.de\" is not allowed.",
         "Did you mean \"www.siegen.de\"?");
}

TEST_CASE("A link that is not plain https is an error") {
  const auto link = GENERATE(
      "http://www.siegen.de/", "www.siegen.de", "https://user@www.siegen.de/",
      "https://www.siegen.de:443/", "https://192.168.0.1/", "https://[::1]/", "//www.siegen.de/",
      "javascript:alert(1)", "https://www.siegen.de\\@evil.example/", "https://www.siegen.de/ü");
  CAPTURE(link);
  const TestPack files;
  files.replace("items/flecken/item.yaml", "https://www.siegen.de/flecken",
                "'" + std::string(link) + "'");
  expect(files, "items/flecken/item.yaml:4", "is not a plain https address.", "https://");
}

TEST_CASE("A picture without rights is an error, unless the pack has default rights") {
  const TestPack files;
  files.replace("items/flecken/item.yaml", ", author: Erika Muster, licence: CC BY 4.0", "");
  CHECK(text_of(files.load().findings) == "");
  files.replace("items/flecken/item.yaml", "pictures/foto.svg", "pictures/foto.svg, author: E");
  expect(files, "items/flecken/item.yaml:5", "The picture has an author, but no licence.",
         "Add licence:");
  files.replace("items/flecken/item.yaml", "author: E", "licence: CC0");
  expect(files, "items/flecken/item.yaml:5", "The picture has a licence, but no author.",
         "Add author:");
}

TEST_CASE("Where neither a picture nor the pack has rights, the picture is named") {
  const TestPack files;
  files.replace("pack.yaml", "rights: {author: Gummiband, licence: CC0-1.0}\n", "");
  files.replace("items/flecken/item.yaml", ", author: Erika Muster, licence: CC BY 4.0", "");
  const std::string found = text_of(files.load().findings);
  CHECK_THAT(found,
             contains("items/flecken/item.yaml:5: error: The picture's rights are missing."));
  CHECK_THAT(found, contains("or rights: in pack.yaml for all pictures."));
}

TEST_CASE("A network has a name and a password that networks take, or none") {
  const TestPack files;
  files.append("items/flecken/item.yaml", "wifi_name: Flecken\nwifi_password: kurz\n");
  expect(files, "items/flecken/item.yaml:7", "No network has so short a password.", "8 to 63");
  files.replace("items/flecken/item.yaml", "kurz", "lang-genug");
  CHECK(text_of(files.load().findings) == "");
  files.replace("items/flecken/item.yaml", "wifi_name: Flecken\n", "");
  expect(files, "items/flecken/item.yaml:6", "A password, but no network.", "wifi_name:");
}

// What is counted as a letter takes more room in the name of a network.
TEST_CASE("A network's name has at most 32 bytes") {
  const TestPack files;
  files.append("items/flecken/item.yaml", "wifi_name: Gästehaus-Müller-Großküche-12345\n");
  expect(files, "items/flecken/item.yaml:6", "No network has so long a name.", "32 bytes");
  files.replace("items/flecken/item.yaml", "Großküche-12345", "Großküche-1");
  CHECK(text_of(files.load().findings) == "");
}

TEST_CASE("A subject without an address is an error") {
  const TestPack files;
  files.texts("lotsin", "title: Lotsin\norganisation: Heimvorteil\nsubject: Hallo\n", "");
  const LoadedPack loaded = files.load();
  CHECK(text_of(loaded.findings) == "");
  CHECK(loaded.pack->find("lotsin")->subject.in("de") == "Hallo");
  files.replace("items/lotsin/item.yaml", "email: lotsin@example.org\n", "");
  expect(files, "items/lotsin/item.yaml:0", "nobody to write to", "email:");
}

TEST_CASE("A highlight without a picture is an error") {
  const TestPack files;
  files.replace("items/tischler/item.yaml", "picture: pictures/foto.svg\n", "");
  expect(files, "items/tischler/item.yaml:1", "The key \"picture\" is missing.", "picture: ...");
}

TEST_CASE("A picture that is not there is an error") {
  const TestPack files;
  files.replace("items/tischler/item.yaml", "foto.svg", "Foto.svg");
  expect(files, "items/tischler/item.yaml:6", "\"pictures/Foto.svg\" is missing",
         "capital letters");
}

TEST_CASE("A picture beside its item is found first") {
  const TestPack files;
  files.write("items/tischler/pictures/foto.svg", kSvg);
  const LoadedPack loaded = files.load();
  REQUIRE(loaded.pack);
  CHECK(loaded.pack->find("tischler")->picture->path ==
        loaded.pack->folder / "items/tischler/pictures/foto.svg");
}

TEST_CASE("A picture outside the pack is an error, however the path is written") {
  const auto path = GENERATE("../../../foto.svg", "/etc/passwd", "pictures/../../x.svg", "out.svg");
  CAPTURE(path);
  const TestPack files;
  const TemporaryFolder elsewhere;
  elsewhere.write("foto.svg", kSvg);
  std::filesystem::create_symlink(elsewhere.path() / "foto.svg", files.path() / "out.svg");
  files.replace("items/tischler/item.yaml", "pictures/foto.svg", path);
  expect(files, "items/tischler/item.yaml:6", "lies outside the pack", "Copy it into the pack");
}

TEST_CASE("A folder linked from outside does not smuggle pictures in") {
  const TestPack files;
  const TemporaryFolder elsewhere;
  elsewhere.write("foto.svg", kSvg);
  std::filesystem::create_directory_symlink(elsewhere.path(), files.path() / "pics");
  files.replace("items/tischler/item.yaml", "pictures/foto.svg", "pics/foto.svg");
  expect(files, "items/tischler/item.yaml:6", "lies outside the pack", "Copy it into the pack");
}

TEST_CASE("A picture that is not what its name says is an error") {
  const TestPack files;
  files.write("pictures/foto.png", kSvg);
  files.replace("items/tischler/item.yaml", "foto.svg", "foto.png");
  expect(files, "items/tischler/item.yaml:6",
         "\"pictures/foto.png\": The picture is not what the end of its name says.",
         "It is an SVG: name it foto.svg.");
}

TEST_CASE("A picture without its end is an error") {
  const TestPack files;
  files.write("pictures/half.svg", kSvg.substr(0, kSvg.rfind("</svg")));
  files.replace("items/tischler/item.yaml", "foto.svg", "half.svg");
  expect(files, "items/tischler/item.yaml:6", "The picture is cut off: its end is missing.",
         "Copy it again.");
}

TEST_CASE(
    "A picture beside its item that is a folder, or leads out of the pack, is said to be so") {
  const TestPack files;
  const TemporaryFolder elsewhere;
  elsewhere.write("foto.svg", kSvg);
  std::filesystem::create_directory(files.path() / "items/tischler/ordner.svg");
  std::filesystem::create_symlink(elsewhere.path() / "foto.svg",
                                  files.path() / "items/tischler/link.svg");
  files.replace("items/tischler/item.yaml", "pictures/foto.svg", "ordner.svg");
  expect(files, "items/tischler/item.yaml:6", "is a folder, not a file.", "Name the file");
  files.replace("items/tischler/item.yaml", "ordner.svg", "link.svg");
  expect(files, "items/tischler/item.yaml:6", "lies outside the pack", "the file itself");
}

TEST_CASE("An empty author is not the same as none") {
  const TestPack files;
  files.replace("items/tischler/item.yaml", "picture: pictures/foto.svg",
                "picture: {file: pictures/foto.svg, author: '', licence: CC0-1.0}");
  expect(files, "items/tischler/item.yaml:6", "The key \"author\" is empty.",
         "whose picture it is");
}

TEST_CASE("Of an item without its kind only that is said, whatever else it has") {
  const TestPack files;
  files.replace("items/flecken/item.yaml", "kind: highlight\n", "");  // link: is near
  expect(files, "items/flecken/item.yaml:1", "The key \"kind\" is missing.", "kind: ...");
}

TEST_CASE("A key of another kind of item is not taken for a mistyped one") {
  const TestPack files;
  files.append("items/wohnen/item.yaml", "ends: 2026-06-20 17:00\n");
  expect(files, "items/wohnen/item.yaml:2", "The key \"ends\" is not known here.",
         "It belongs to another kind; remove it. Known are: ");
}

TEST_CASE("What Windows leaves in the folders of a stick is ignored") {
  const TestPack files;
  files.write("items/Thumbs.db", "x");
  files.write("items/desktop.ini", "x");
  files.write("items/.DS_Store", "x");
  files.write("legal/Thumbs.db", "x");
  CHECK(text_of(files.load().findings) == "");
}

TEST_CASE("A folder in place of a text is said to be one") {
  const TestPack files;
  std::filesystem::remove(files.path() / "items/flecken/de.md");
  std::filesystem::create_directory(files.path() / "items/flecken/de.md");
  expect(files, "items/flecken/de.md:0", "This is a folder, not a file.", "Put the file itself");
}

TEST_CASE("A picture of another format is an error") {
  const TestPack files;
  files.write("pictures/foto.gif", "GIF89a");
  files.replace("items/tischler/item.yaml", "foto.svg", "foto.gif");
  expect(files, "items/tischler/item.yaml:6", "does not end in .png", "PNG");
}

TEST_CASE("A picture of too many pixels, or one that is no picture, is an error") {
  const TestPack files;
  files.write("pictures/foto.svg",
              "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9000\" height=\"30\"></svg>\n");
  const LoadedPack large = files.load();
  CHECK_FALSE(large.pack);
  CHECK_THAT(text_of(large.findings), contains("items/tischler/item.yaml:6: error: Picture"));
  files.write("pictures/foto.svg", "nothing of the kind");
  CHECK_FALSE(files.load().pack);
}

TEST_CASE("A focus that is no pair of fractions is an error") {
  const auto focus = GENERATE("[0.5]", "[0.5, 2]", "[0.5, oben]", "0.5");
  CAPTURE(focus);
  const TestPack files;
  files.replace("items/flecken/item.yaml", "[0.25, 0.75]", focus);
  const Finding finding = files.only_finding();
  CHECK(place_of(finding, files.path()) == "items/flecken/item.yaml:5");
  CHECK_THAT(finding.sentence, contains("focus"));
}

TEST_CASE("An unknown district, theme or persona is an error") {
  const TestPack files;
  files.replace("items/flecken/item.yaml", "district: olpe", "district: ople");
  expect(files, "items/flecken/item.yaml:2", "The district \"ople\"", "Did you mean \"olpe\"?");
  files.replace("items/flecken/item.yaml", "district: ople", "district: olpe");
  files.replace("items/flecken/item.yaml", "[altstadt]", "[altstadt, handwerk, altsatdt]");
  expect(files, "items/flecken/item.yaml:3", "The theme \"altsatdt\"",
         "Did you mean \"altstadt\"?");
  files.replace("items/flecken/item.yaml", "[altstadt, handwerk, altsatdt]", "[altstadt]");
  files.append("items/flecken/item.yaml", "personas: [gast]\n");
  expect(files, "items/flecken/item.yaml:6", "The persona \"gast\"", "Known are: returnee.");
}

TEST_CASE("A telephone number with other signs is an error") {
  const auto phone =
      GENERATE("030 23125 abc", "12 34", "030+2312512", "030 23125 123 456 789 01", "0271;12345");
  const TestPack files;
  files.replace("items/lotsin/item.yaml", "+49 30 23125 123", "\"" + std::string(phone) + "\"");
  expect(files, "items/lotsin/item.yaml:3", "is not a telephone number.", "digits");
}

TEST_CASE("A sample with a number or address that somebody may have is a warning") {
  const TestPack files;
  files.replace("items/lotsin/item.yaml", "+49 30 23125 123", "0271 404 1234");
  expect(files, "items/lotsin/item.yaml:3", "may belong to somebody", "fiction",
         Severity::kWarning);
  files.replace("items/lotsin/item.yaml", "0271 404 1234", "030 23125-123");
  files.replace("items/lotsin/item.yaml", "lotsin@example.org", "lotsin@siegen.de");
  expect(files, "items/lotsin/item.yaml:4", "may belong to somebody", "example.org",
         Severity::kWarning);
  files.replace("items/lotsin/item.yaml", "sample: true\n", "");
  CHECK(text_of(files.load().findings) == "");
}

TEST_CASE("An address with other signs is an error") {
  const auto email =
      GENERATE("lotsin", "@example.org", "lotsin@", "a b@example.org", "lotsin@example",
               "ä@example.org", "a..b@example.org", "a@b@example.org", "a@example.org>");
  CAPTURE(email);
  const TestPack files;
  files.replace("items/lotsin/item.yaml", "lotsin@example.org", "\"" + std::string(email) + "\"");
  expect(files, "items/lotsin/item.yaml:4", "is not an e-mail address.", "name@example.org");
}

TEST_CASE("A contact that nobody can reach is an error") {
  const TestPack files;
  files.write("items/lotsin/item.yaml", "kind: contact\n");
  expect(files, "items/lotsin/item.yaml:0", "Nobody can get in touch", "phone:");
}

TEST_CASE("A list where a text should be, or a text where a list should be, is an error") {
  const TestPack files;
  files.replace("items/flecken/de.md", "title: Alter Flecken", "title: [Alter, Flecken]");
  expect(files, "items/flecken/de.md:2", "The key \"title\" is not a text.", "quotation marks");
  files.replace("items/flecken/de.md", "title: [Alter, Flecken]", "title: Alter Flecken");
  files.replace("items/flecken/item.yaml", "themes: [altstadt]", "themes: altstadt");
  expect(files, "items/flecken/item.yaml:3", "The key \"themes\" is not a list.", "[one, two]");
}

TEST_CASE("A value of sample that is neither true nor false is an error") {
  const TestPack files;
  files.replace("items/lotsin/item.yaml", "sample: true", "sample: vielleicht");
  const auto findings = files.load().findings;
  REQUIRE(findings.size() == 1);
  CHECK_THAT(findings[0].text(), contains("item.yaml:2: error: The key \"sample\" is neither"));
}

}  // namespace
}  // namespace gummiband::content
