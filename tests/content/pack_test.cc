// The pack as a value: fallbacks, hosts, and the README that promises them.
#include "content/pack.h"

#include "catch.h"
#include "content/limits.h"
#include "content/text_rules.h"
#include "pack_files.h"

namespace gummiband::content {
namespace {

TEST_CASE("A text falls back to the base language, then to German, then to the first") {
  const Localized all{{{"de", "Ja"}, {"en", "Yes"}, {"de-leicht", "Ja!"}}};
  CHECK(all.in("de-leicht") == "Ja!");
  CHECK(all.in("en-simple") == "Yes");
  CHECK(all.in("nl") == "Ja");
  const Localized few{{{"nl", "Ja"}, {"pl", "Tak"}}};
  CHECK(few.in("uk") == "Ja");
  CHECK(Localized{}.in("de") == "");
}

TEST_CASE("The host of an address is found whatever follows it") {
  CHECK(host_of("https://www.siegen.de") == "www.siegen.de");
  CHECK(host_of("HTTPS://WWW.Siegen.DE/a@b?c#d") == "www.siegen.de");
  CHECK(host_of("https://siegen.de?x=https://evil.example") == "siegen.de");
  CHECK(host_of("https://siegen.de#@evil.example") == "siegen.de");
}

TEST_CASE("An address that could be read in two ways has no host") {
  const auto url = GENERATE(as<std::string>(), "", "https://", "https:///x", "https:/siegen.de",
                            "http://siegen.de", "https://a@siegen.de", "https://siegen.de:443",
                            "https://siegen.de.", "https://1.2.3.4", "https://0x7f.1",
                            "https://siegen.de\\.evil.example", "https://siegen.de/a b",
                            "https://siegen.de/\t", "https://sie_gen.de", "https://localhost");
  CAPTURE(url);
  CHECK(host_of(url) == "");
}

TEST_CASE("A host name may have 253 characters, and no more") {
  std::string name = "de";
  while (name.size() < 253 - 64) name = std::string(63, 'a') + "." + name;
  name = std::string(253 - name.size() - 1, 'b') + "." + name;
  REQUIRE(name.size() == 253);
  CHECK(is_host(name));
  CHECK_FALSE(is_host("c" + name));
}

TEST_CASE("A finding is one line that an editor's program can jump to") {
  const Finding finding{Severity::kError, "x/de.md", 4, "The title is missing.", "Add it."};
  CHECK(finding.text() == "x/de.md:4: error: The title is missing. Add it.");
  const Finding whole{Severity::kWarning, "x", 0, "It is old.", ""};
  CHECK(whole.text() == "x: warning: It is old.");
}

TEST_CASE("Numbers that are kept free for fiction are known in every spelling") {
  const auto phone = GENERATE("030 23125 000", "+49 30 23125-999", "+49 (0) 30 23125 123",
                              "0049 30 23125123", "069 90009 123", "0221/4710123");
  CHECK(is_fiction_phone(phone));
  CHECK_FALSE(is_fiction_phone("030 23126 000"));
  CHECK_FALSE(is_fiction_phone("030 23125 0000"));
}

TEST_CASE("The README tells editors the limits that the loader keeps") {
  std::ifstream file(GUMMIBAND_SOURCE_DIR "/content/README.md");
  std::string page{std::istreambuf_iterator<char>(file), {}};
  std::replace(page.begin(), page.end(), '\n', ' ');
  const auto says = [&](const std::string& text) { CHECK_THAT(page, contains(text)); };
  says("Text files " + std::to_string(kMostTextFileBytes / 1024) + " KiB each");
  says("10,000 items; 512 MiB and 100,000 files");
  CHECK(kMostItems == 10'000);
  CHECK(kMostPackBytes == 512ULL * 1024 * 1024);
  CHECK(kMostPackFiles == 100'000);
  says("at most " + std::to_string(kMostYamlDepth) + " levels deep");
  says("| `recipients` | list, see below; at most " + std::to_string(kMostRecipients) + " |");
  says("At most " + std::to_string(kMostNamed) + " districts");
  says("| `places` | list, see below; at most " + std::to_string(kMostPlaces) + ":");
  says("| `why_here` | list, see below; at most " + std::to_string(kMostReasons) + ":");
  says("| `obstacles` | list, see below; at most " + std::to_string(kMostObstacles) + ":");
  says("| `forms` | list, see below; at most " + std::to_string(kMostForms) + ":");
  says("| `fields` * | list, at most " + std::to_string(kMostFormFields) + " |");
  says("list of " + std::to_string(kFewestFormOptions) + " to " + std::to_string(kMostFormOptions) +
       " `{id, name, icon, topic}`; `name` has at most " + std::to_string(kMostOptionLength) +
       " characters");
  says("most letters of a line, 1 to " + std::to_string(kMostAnswerLetters) + ";");
  says("`text` has at most " + std::to_string(kMostReasonLength) + " characters and two");
  says("`value` " + std::to_string(kMostFigureLength) + " characters, `meaning` " +
       std::to_string(kMostMeaningLength) + ", `source` " + std::to_string(kMostAuthorLength));
  says("a sentence or two; at most " + std::to_string(kMostReplyLength) + " characters");
  says("whole numbers from 0 to " + std::to_string(kMapSize));
  says("An outline has 3 to " + std::to_string(kMostOutlinePoints) + " points");
  says("at most " + std::to_string(kMostPrivacyShortWords) + " words");
  says("at most 4,000 characters, " + std::to_string(kMostBlocks) + " paragraphs");
  CHECK(kMostBodyLength == 4000);
  says("\"Rückkehr-Lotsin\" | " + std::to_string(kMostTitleLength) + " |");
  says("highlight, offer and event | " + std::to_string(kMostSummaryLength) + " |");
  says("contact * | " + std::to_string(kMostOrganisationLength) + " |");
  says("at most " + std::to_string(kMostLinkLength) + " characters");
}

// The indented lines that follow the line "`name`:" or "name:", without their four spaces.
std::string example(const std::string& page, const std::string& heading) {
  std::istringstream lines(page.substr(page.find("\n" + heading) + 1));
  std::string line;
  std::string found;
  std::getline(lines, line);
  std::getline(lines, line);
  while (std::getline(lines, line) && line.starts_with("    ")) found += line.substr(4) + "\n";
  return found;
}

TEST_CASE("The form in the README loads") {
  std::ifstream file(GUMMIBAND_SOURCE_DIR "/content/README.md");
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  const TestPack pack;
  pack.append("pack.yaml", example(page, "have all that. Every form is a promise"));
  const LoadedPack loaded = pack.load();
  INFO(text_of(loaded.findings));
  REQUIRE(loaded.findings.empty());
  CHECK(loaded.pack->forms[0].id == "rueckruf");
}

TEST_CASE("The small pack in the README loads, with the legal texts it leaves out") {
  std::ifstream file(GUMMIBAND_SOURCE_DIR "/content/README.md");
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  const std::string small = page.substr(page.find("## A whole small pack"));
  const TemporaryFolder pack;
  pack.write("pack.yaml", example(small, "pack.yaml:"));
  for (const char* name : {"persona", "attract-hoch", "attract-quer", "header", "freudenberg"}) {
    pack.write(std::string("pictures/") + name + ".svg", kSvg);
  }
  for (const char* name : {"privacy_short", "privacy_full", "consent"}) {
    for (const char* language : {"de", "en"}) {
      pack.write(std::string("legal/") + name + "." + language + ".md", "Text.\n");
    }
  }
  pack.write("keys/heimvorteil.pub", "gb1-abc\n");
  pack.write("items/alter-flecken/item.yaml", example(small, "items/alter-flecken/item.yaml:"));
  pack.write("items/alter-flecken/de.md", example(page, "Between the two lines"));
  pack.write("items/alter-flecken/en.md", example(small, "items/alter-flecken/de.md is"));
  pack.write("items/tischlerei/item.yaml", example(small, "items/tischlerei/item.yaml:"));
  pack.replace("items/tischlerei/item.yaml", "werkstatt.jpg", "werkstatt.svg");
  pack.write("items/tischlerei/werkstatt.svg", kSvg);
  pack.write("items/tischlerei/de.md", example(small, "items/tischlerei/de.md:"));
  pack.write("items/tischlerei/en.md", example(small, "items/tischlerei/en.md:"));
  const LoadedPack loaded = load_pack(pack.path(), kToday);
  CHECK(text_of(loaded.findings) == "");
  REQUIRE(loaded.pack);
  CHECK(loaded.pack->items.size() == 2);
}

}  // namespace
}  // namespace gummiband::content
