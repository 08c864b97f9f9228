// Text files that cannot be read as what they should be: encodings, YAML's traps, missing fences.
#include "catch.h"
#include "content/limits.h"
#include "content/yaml_reader.h"
#include "pack_files.h"

namespace gummiband::content {
namespace {

void expect(const TestPack& files, const std::string& place, const std::string& sentence) {
  const Finding finding = files.only_finding();
  CHECK(place_of(finding, files.path()) == place);
  CHECK_THAT(finding.sentence, contains(sentence));
  CHECK(finding.severity == Severity::kError);
  CHECK_FALSE(finding.remedy.empty());
}

TEST_CASE("A text in another encoding is an error in the line of its first wrong byte") {
  const TestPack files;
  files.append("items/fest/de.md", "\nSch\xFCtzenfest\n");
  expect(files, "items/fest/de.md:8", "is not UTF-8");
}

TEST_CASE("A text saved as UTF-16 is an error") {
  const TestPack files;
  std::string wide = "\xFF\xFE";
  for (const char byte : files.read("items/fest/de.md")) wide += std::string{byte, '\0'};
  files.write("items/fest/de.md", wide);
  expect(files, "items/fest/de.md:1", "is not UTF-8");
}

TEST_CASE("A NUL byte, another control character or one that turns writing around is an error") {
  const TestPack files;
  files.append("items/fest/de.md", std::string("a\0b\n", 4));
  expect(files, "items/fest/de.md:7", "holds a NUL byte");
  files.texts("fest", "title: Fest\nplace: Olpe\nsummary: Tanz.\n", "a\n");
  files.append("items/fest/de.md", "\x1B[31m\n");
  expect(files, "items/fest/de.md:7", "holds a control character");
  files.texts("fest", "title: Fest\nplace: Olpe\nsummary: Tanz.\n", "a\n");
  files.append("items/fest/de.md",
               "\xE2\x80\xAE"
               "ed.negeis\n");
  expect(files, "items/fest/de.md:7", "turns the direction of writing");
}

TEST_CASE("YAML's escapes do not smuggle such characters in") {
  const auto escape = GENERATE("\\0", "\\e", "\\u202e", "\\n");
  CAPTURE(escape);
  const TestPack files;
  files.replace("items/fest/de.md", "title: Fest", "title: \"Fe" + std::string(escape) + "st\"");
  const Finding finding = files.only_finding();
  CHECK(place_of(finding, files.path()) == "items/fest/de.md:2");
}

TEST_CASE("Texts without their first or second line --- are errors") {
  const TestPack files;
  files.replace("items/fest/de.md", "---\ntitle", "title");
  expect(files, "items/fest/de.md:1", "The first line is not \"---\".");
  files.texts("fest", "title: Fest\nplace: Olpe\nsummary: Tanz.\n", "a\n");
  files.replace("items/fest/de.md", "Tanz.\n---", "Tanz.\n--");
  expect(files, "items/fest/de.md:1", "The short texts have no end.");
}

TEST_CASE("YAML that is none is an error in the line of the file, not of the front matter") {
  const TestPack files;
  files.replace("items/fest/de.md", "place: Olpe", "place: Olpe: Markt");
  expect(files, "items/fest/de.md:3", "This is not YAML");
}

TEST_CASE("Anchors, aliases and tags are errors") {
  struct Case {
    std::string value;
    std::string sentence;
  };
  const auto one = GENERATE(Case{"&a Olpe", "Anchors"}, Case{"!!binary Olpe", "Tags"},
                            Case{"!x Olpe", "Tags"}, Case{"&a [b]", "Anchors"});
  CAPTURE(one.value);
  const TestPack files;
  files.replace("items/fest/de.md", "place: Olpe", "place: " + one.value);
  expect(files, "items/fest/de.md:3", one.sentence);
}

TEST_CASE("A bomb of aliases is refused at its first anchor") {
  const TestPack files;
  std::string bomb = "a: &a [x, x, x, x, x, x, x, x]\n";
  for (char name = 'b'; name < 'k'; ++name) {
    const std::string before(1, static_cast<char>(name - 1));
    bomb += std::string(1, name) + ": &" + name + " [*" + before + ", *" + before + "]\n";
  }
  files.write("items/fest/item.yaml", bomb);
  expect(files, "items/fest/item.yaml:1", "Anchors (&name) and aliases (*name)");
}

TEST_CASE("Nesting at the limit is read, one deeper is an error, and very deep does not crash") {
  const auto nested = [](size_t depth) {
    return "a: " + std::string(depth - 1, '[') + std::string(depth - 1, ']');
  };
  Report fine;
  CHECK(read_yaml(nested(kMostYamlDepth), "x", 1, fine).has_value());
  Report deep;
  CHECK_FALSE(read_yaml(nested(kMostYamlDepth + 1), "x", 1, deep));
  CHECK_THAT(text_of(deep.sorted()), contains("more than 16 levels deep"));
  for (const char* one : {"[", "{", "- ", "? ", "{a: ", "[[{"}) {
    std::string all = "a: ";
    while (all.size() < 100'000) all += one;
    Report bottomless;
    CHECK_FALSE(read_yaml(all, "x", 1, bottomless));
    CHECK(bottomless.has_error());
  }
}

TEST_CASE("A mapping of as many keys as allowed is read, one more is an error") {
  std::string keys;
  for (size_t i = 0; i < kMostYamlKeys; ++i) keys += "k" + std::to_string(i) + ": 1\n";
  Report fine;
  CHECK(read_yaml(keys, "x", 1, fine).has_value());
  Report many;
  CHECK_FALSE(read_yaml(keys + "more: 1\n", "x", 1, many));
  CHECK(many.sorted().at(0).line == static_cast<int>(kMostYamlKeys) + 1);
}

TEST_CASE("Two documents in one file are an error") {
  const TestPack files;
  files.append("items/wohnen/item.yaml", "---\nkind: topic\n");
  expect(files, "items/wohnen/item.yaml:1", "more than one YAML document");
}

TEST_CASE("A list where keys should be is an error") {
  const TestPack files;
  files.write("items/fest/item.yaml", "- kind\n- event\n");
  const Finding finding = files.load().findings.at(0);
  CHECK_THAT(finding.sentence, contains("Here should be keys with values."));
}

TEST_CASE("Words that YAML likes to turn into something else stay texts") {
  Report report;
  const auto yaml =
      read_yaml("a: no\nb: 10:30\nc: 0x10\nd: 1e3\ne: 'null'\nf: ~\n", "x", 1, report);
  REQUIRE(yaml);
  CHECK(yaml->items.at(0).text == "no");
  CHECK(yaml->items.at(1).text == "10:30");
  CHECK(yaml->items.at(2).text == "0x10");
  CHECK(yaml->items.at(3).text == "1e3");
  CHECK(yaml->items.at(4).text == "null");
  CHECK(yaml->items.at(5).kind == YamlKind::kNothing);
}

TEST_CASE("Texts at their limits are read, one character more is an error") {
  struct Case {
    std::string file;
    std::string key;
    size_t most;
  };
  const auto one = GENERATE(
      Case{"flecken", "title", kMostTitleLength}, Case{"flecken", "summary", kMostSummaryLength},
      Case{"flecken", "place", kMostPlaceLength}, Case{"tischler", "employer", kMostEmployerLength},
      Case{"tischler", "field", kMostFieldLength}, Case{"tischler", "hours", kMostHoursLength},
      Case{"lotsin", "organisation", kMostOrganisationLength});
  CAPTURE(one.key);
  const TestPack files;
  const std::string file = "items/" + one.file + "/de.md";
  std::string umlauts;
  for (size_t i = 0; i < one.most; ++i) umlauts += "ü";
  std::string content = files.read(file);
  const size_t at = content.find(one.key + ": ");
  content.replace(at, content.find('\n', at) - at, one.key + ": " + umlauts);
  files.write(file, content);
  CHECK(text_of(files.load().findings) == "");
  files.replace(file, umlauts, umlauts + "ü");
  const Finding finding = files.only_finding();
  CHECK_THAT(finding.sentence, contains(std::to_string(one.most + 1) + " characters"));
  CHECK_THAT(finding.remedy, contains("Shorten"));
}

TEST_CASE("A body at its limits is read, one more character or paragraph is an error") {
  const TestPack files;
  const std::string front = "title: Fest\nplace: Olpe\nsummary: Tanz.\n";
  files.texts("fest", front, std::string(kMostBodyLength, 'a'));
  CHECK(text_of(files.load().findings) == "");
  files.write("items/fest/de.md",
              "---\n" + front + "---\n" + std::string(kMostBodyLength + 1, 'a'));
  expect(files, "items/fest/de.md:6", "4001 characters");
  std::string list;
  for (size_t i = 0; i < kMostBlocks; ++i) list += "- a\n";
  files.texts("fest", front, list);
  CHECK(text_of(files.load().findings) == "");
  files.append("items/fest/de.md", "- a\n");
  expect(files, "items/fest/de.md:6", "61 paragraphs");
}

TEST_CASE("A text file at its limit is read, a larger one is an error") {
  const TestPack files;
  const std::string yaml = files.read("items/wohnen/item.yaml") + "#";
  const std::string comment(kMostTextFileBytes - yaml.size(), 'x');
  files.write("items/wohnen/item.yaml", yaml + comment);
  CHECK(text_of(files.load().findings) == "");
  files.append("items/wohnen/item.yaml", "x");
  expect(files, "items/wohnen/item.yaml:0", "is larger than 262144 bytes");
}

}  // namespace
}  // namespace gummiband::content
